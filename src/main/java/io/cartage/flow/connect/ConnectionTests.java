package io.cartage.flow.connect;

import io.cartage.cart.look.ConnectionReport;
import io.cartage.cart.look.LookFacts;
import io.cartage.cart.look.LookFiles;
import io.cartage.cart.look.LookSubject;
import io.cartage.cart.look.ShopHistory;
import io.cartage.cart.look.ShopLook;
import io.cartage.cart.look.ShopStatus;
import io.cartage.flow.Flows;
import io.cartage.flow.PreparedStore;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tests of the connection to a shop, beside whatever runs. They change nothing, neither there nor here. Thread-safe. */
public final class ConnectionTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_WAREHOUSES = "product_qty_in_stock names no warehouse of this store yet";

    private final Flows flows;
    private final StagingDatabase database;
    private final Clock clock;

    public ConnectionTests(Flows flows, StagingDatabase database, Clock clock) {
        this.flows = flows;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a test found.
     *
     * @param statuses that orders of the shop can have; empty if the test failed before they were known
     * @param history how many orders the shop has; empty if it didn't tell
     * @param timezone the shop's own; empty if it didn't tell, or one that isn't known here
     */
    public record Result(
            ConnectionReport report,
            List<ShopStatus> statuses,
            Optional<ShopHistory> history,
            Optional<String> timezone,
            boolean simulated) {
        public Result {
            statuses = List.copyOf(statuses);
        }
    }

    /**
     * Tests a store that is at work.
     *
     * @param pages of the catalog that are read at most, to look for SKUs that are missing or double
     * @throws io.cartage.problem.ProblemsException if the cart has no file that says what to look at
     * @throws IllegalArgumentException if there is no such store
     */
    public Result ofStore(String storeId, int pages) {
        PreparedStore store = flows.stores().stream()
                .filter(one -> one.id().equals(storeId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no store '" + storeId + "'"));
        ShopLook look = look(store, pages);
        return result(flows.test(storeId, look), look, store);
    }

    /** Tests a store as it is given, whether or not it is at work. */
    public Result ofTrial(PreparedStore trial, int pages) {
        ShopLook look = look(trial, pages);
        return result(flows.test(trial, look), look, trial);
    }

    private ShopLook look(PreparedStore store, int pages) {
        Problems problems = new Problems();
        Optional<LookFacts> facts =
                LookFiles.load(flows.home().live(), store.cart().id(), problems);
        problems.throwIfErrors();
        LookSubject subject = new LookSubject(
                store.store(),
                store.cart(),
                Set.copyOf(store.flows()),
                database.report().warehouses(store.id()),
                NO_WAREHOUSES);
        return new ShopLook(facts.orElseThrow(), subject, pages, PATIENCE, clock);
    }

    private static Result result(ConnectionReport report, ShopLook look, PreparedStore store) {
        boolean connected = report.findings().size() > 1;
        return new Result(
                report,
                connected ? look.statuses() : List.of(),
                look.history(),
                look.timezone().filter(ZoneId.getAvailableZoneIds()::contains),
                store.sandbox().isPresent());
    }
}
