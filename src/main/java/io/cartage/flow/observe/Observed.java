package io.cartage.flow.observe;

import io.cartage.cart.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a running process knows of itself, without asking anybody. Thread-safe. */
public interface Observed {

    /** A flow of a store. */
    record StoreFlow(String storeId, String flow) {
        @Override
        public String toString() {
            return storeId + "/" + flow;
        }
    }

    /** Those that are to run. */
    List<StoreFlow> flows();

    /** Those of them that can't: their route is not there or not started, or their trigger isn't. */
    List<StoreFlow> unroutable();

    /** The stores whose shop refuses them. */
    List<String> pausedStores();

    /** How many problems kept the latest edit from being taken as a whole. */
    int editProblems();

    /** What is left of the quota of a store's shop, as far as it is known. */
    Map<String, Quota.Left> quotas();

    /** How long a staged order of the store may wait for the ERP before that is a fault; empty for ever. */
    Optional<Duration> longestWait(String storeId);

    /** Calls that could not be logged. */
    long droppedCalls();
}
