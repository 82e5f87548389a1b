package io.cartage.staging;

/**
 * What a run of a flow back to the cart came to.
 *
 * @param done rows that the cart has acknowledged
 * @param waiting rows that wait for a cause to go away
 * @param refused rows that the cart or a rule refused
 */
public record Pushed(long done, long waiting, long refused) {
    public static final Pushed NONE = new Pushed(0, 0, 0);

    public Pushed plus(Pushed other) {
        return new Pushed(done + other.done, waiting + other.waiting, refused + other.refused);
    }
}
