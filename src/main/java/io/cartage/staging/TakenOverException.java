package io.cartage.staging;

/** Another process started a run of the same store, flow and lane; this run wrote nothing more and must end. */
public final class TakenOverException extends RuntimeException {

    TakenOverException(RunRef run) {
        super(run.storeId() + "/" + run.flow() + ": another " + work(run) + " since run " + run.id()
                + " began, and this run ends here. " + remedy(run));
    }

    private static String work(RunRef run) {
        return run.lane() == Lane.REGULAR
                ? "process works on this store"
                : run.lane().word() + " of this store was started";
    }

    private static String remedy(RunRef run) {
        return run.lane() == Lane.REGULAR
                ? "Let only one Cartage serve a store"
                : "Let the other one end, then start this one again";
    }
}
