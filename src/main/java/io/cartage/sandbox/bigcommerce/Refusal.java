package io.cartage.sandbox.bigcommerce;

/** A call the shop can't answer as asked. Never leaves this package: it becomes an error answer. */
final class Refusal extends RuntimeException {
    private final int status;

    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
