package io.cartage.staging;

/** Another process started a run of the same store and flow; this run wrote nothing more and must end. */
public final class TakenOverException extends RuntimeException {

    TakenOverException(RunRef run) {
        super(run.storeId() + "/" + run.flow() + ": another process works on this store since run " + run.id()
                + " began, and this run ends here. Let only one Cartage serve a store");
    }
}
