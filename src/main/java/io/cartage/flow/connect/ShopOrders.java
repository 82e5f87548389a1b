package io.cartage.flow.connect;

import io.cartage.cart.OrderFilter;
import io.cartage.flow.Flows;
import io.cartage.flow.ImportResult;
import io.cartage.flow.ListedOrder;
import io.cartage.flow.OrderListing;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunAccount;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlScalar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A shop's orders page by page, with where each stands here, and the import of some of them. Thread-safe. */
public final class ShopOrders {
    /** How many are shown at a time. */
    public static final int PAGE = 50;

    /** How many are imported at a time. */
    public static final int MOST = 100;

    /** Orders made in one second that a page may end between. */
    private static final int SAME_SECOND = 25;

    /** What is no id can't be asked for; a blank or a slash would even make another call of it. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Flows flows;

    public ShopOrders(Flows flows) {
        this.flows = flows;
    }

    /**
     * What is asked for.
     *
     * @param until the first instant that no longer belongs to it
     * @param status only orders of this one; empty for all
     * @param after the id of the last order of the page before, which was made at {@code from}; empty for the first page
     */
    public record Query(Instant from, Instant until, String status, String after) {}

    /** Some orders, the oldest first. */
    public record Page(List<ListedOrder> orders, boolean isMore) {
        public Page {
            orders = List.copyOf(orders);
        }
    }

    /** What became of the orders that a person named; {@code fault} tells why some weren't read at all. */
    public record Imported(List<ImportResult> results, String fault) {
        public Imported {
            results = List.copyOf(results);
        }

        public long staged() {
            return results.stream().filter(ImportResult::isStaged).count();
        }
    }

    /**
     * Asks the shop for a page of its orders.
     *
     * @throws IllegalStateException with a message for an operator if the shop doesn't give them
     * @throws io.cartage.problem.ProblemsException if there is no such status
     */
    public Page page(PreparedStore store, Query query) {
        Problems problems = new Problems();
        Optional<OrderFilter> filter = Optional.of(query.status())
                .filter(status -> !status.isEmpty())
                .map(status -> OrderFilter.ofStatuses(
                        store.cart(), List.of(new YamlScalar(status, true, Position.of("status"))), problems));
        problems.throwIfErrors();
        int most = PAGE + 1 + (query.after().isEmpty() ? 0 : SAME_SECOND);
        List<ListedOrder> orders = new ArrayList<>();
        flows.listOrders(
                store.id(),
                new OrderListing.Query(query.from(), query.until(), filter, OptionalInt.of(most)),
                orders::addAll);
        List<ListedOrder> rest = orders;
        for (int i = 0; i < orders.size() && !query.after().isEmpty(); i++) {
            if (orders.get(i).order().id().equals(query.after())) {
                rest = orders.subList(i + 1, orders.size());
            }
        }
        return new Page(rest.subList(0, Math.min(PAGE, rest.size())), rest.size() > PAGE);
    }

    /** Whether a text can be an order's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * Stages single orders now, and waits until that is done.
     *
     * @param ids as the cart writes them, at most {@value #MOST}
     * @param force take orders that the store's rules leave out
     */
    public Imported bring(String storeId, List<String> ids, boolean force) {
        if (ids.size() > MOST || !ids.stream().allMatch(ShopOrders::isId)) {
            throw new IllegalArgumentException("at most " + MOST + " ids as the cart writes them");
        }
        List<ImportResult> results = new ArrayList<>();
        RunAccount account = flows.importOrders(storeId, ids.stream().distinct().toList(), force, results::add);
        return new Imported(results, account.state() == RunAccount.State.FAILED ? account.message() : "");
    }
}
