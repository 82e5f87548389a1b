package io.cartage.cli;

import io.cartage.problem.Problems;
import io.cartage.staging.desk.Lag;
import io.cartage.store.Store;
import io.cartage.store.StoreFiles;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prints how long orders wait for the ERP: a line for each store in which some do, louder beyond the store's limit. */
final class LagLines {
    private LagLines() {}

    static void print(List<Lag> lags, Workplace workplace, Instant now, PrintWriter out) {
        if (lags.isEmpty()) {
            return;
        }
        // What is wrong with a store's file is for 'check' to say; here it has no limit.
        List<Store> stores = StoreFiles.load(workplace.home(), workplace.environment(), new Problems());
        out.println();
        for (Lag lag : lags) {
            Optional<Duration> limit = stores.stream()
                    .filter(store -> store.id().equals(lag.storeId()))
                    .flatMap(store -> store.orders().ackLimit().stream())
                    .findFirst();
            out.println(line(lag, limit, now));
        }
        out.flush();
    }

    private static String line(Lag lag, Optional<Duration> limit, Instant now) {
        Duration age = lag.age(now);
        String late = limit.filter(most -> age.compareTo(most) > 0)
                .map(most -> ", longer than its ack_limit of " + Ages.words(most)
                        + ". Look whether the ERP is fetching orders")
                .orElse("");
        return "  " + lag.storeId() + ": " + ProblemList.count(lag.orders(), "order") + " to import, the oldest for "
                + Ages.words(age) + late + ".";
    }
}
