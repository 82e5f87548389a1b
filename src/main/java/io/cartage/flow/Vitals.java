package io.cartage.flow;

import io.cartage.cart.Quota;
import io.cartage.flow.observe.Observed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * What the running application knows of itself.
 *
 * @param stores those at work
 * @param engines the routes at work
 * @param schedules empty where none were begun
 */
record Vitals(
        Supplier<List<PreparedStore>> stores,
        Engines engines,
        Supplier<Optional<Schedules>> schedules,
        Runs runs,
        CallLog log)
        implements Observed {

    @Override
    public List<StoreFlow> flows() {
        return of((store, flow) -> true);
    }

    @Override
    public List<StoreFlow> unroutable() {
        return of((store, flow) -> !isRouted(store, flow));
    }

    private boolean isRouted(PreparedStore store, String flow) {
        return engines.serves(store.cart().id() + "-" + flow)
                && schedules
                        .get()
                        .map(begun -> begun.triggers(store.id(), flow))
                        .orElse(true);
    }

    private List<StoreFlow> of(BiPredicate<PreparedStore, String> which) {
        return stores.get().stream()
                .flatMap(store -> store.flows().stream()
                        .filter(flow -> which.test(store, flow))
                        .map(flow -> new StoreFlow(store.id(), flow)))
                .toList();
    }

    @Override
    public List<String> pausedStores() {
        return runs.refused().stream().sorted().toList();
    }

    @Override
    public int editProblems() {
        return schedules.get().map(Schedules::editProblems).orElse(0);
    }

    @Override
    public Map<String, Quota.Left> quotas() {
        return runs.quotas();
    }

    @Override
    public Optional<Duration> longestWait(String storeId) {
        return stores.get().stream()
                .filter(store -> store.id().equals(storeId))
                .flatMap(store -> store.store().orders().ackLimit().stream())
                .findFirst();
    }

    @Override
    public long droppedCalls() {
        return log.dropped();
    }
}
