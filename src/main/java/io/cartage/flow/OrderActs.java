package io.cartage.flow;

import io.cartage.staging.Choice;
import io.cartage.staging.Outcome;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.StagingException;
import io.cartage.staging.desk.Acknowledgements.Reoffer;
import io.cartage.staging.desk.OrderBook.OrderName;
import io.cartage.staging.desk.Waiting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What people do with orders that were seen: release, replay, offer again, drop; each order is told of by itself. What
 * {@code cartage quarantine}, {@code replay} and {@code reoffer} do. Thread-safe; of one store's orders one lot after the
 * other is judged again, so whoever does it in one process takes the same acts.
 */
public final class OrderActs {
    /** So many orders are done at a time. */
    public static final int MOST = 1000;

    private static final int NAMED = 100;

    private final Flows flows;
    private final StagingDatabase database;
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    public OrderActs(Flows flows, StagingDatabase database) {
        this.flows = flows;
        this.database = database;
    }

    /** What is to be done. */
    public enum Act {
        /** Judges orders in quarantine again, and stages them if nothing is against it any more. */
        RELEASE,
        /** Judges orders again by today's mapping and filter, whatever became of them. */
        REPLAY,
        /** Offers orders to the ERP once more that it refused. */
        REOFFER,
        /** Decides that orders in quarantine are never staged as they are now. */
        DROP
    }

    /**
     * What became of one order.
     *
     * @param done whether it is so now as was wished
     * @param words for people; they go on after the order's name
     */
    public record Done(OrderName order, boolean done, String words) {}

    /**
     * Does it with each of the orders.
     *
     * @param who for the books
     * @param reason why orders are dropped; else of no meaning
     */
    public List<Done> act(Act act, List<OrderName> orders, String who, String reason) {
        Map<String, List<String>> byStore = new LinkedHashMap<>();
        orders.stream().distinct().limit(MOST).forEach(order -> byStore.computeIfAbsent(
                        order.storeId(), store -> new ArrayList<>())
                .add(order.cartOrderId()));
        List<Done> done = new ArrayList<>();
        byStore.forEach((store, ids) -> {
            try {
                done.addAll(
                        switch (act) {
                            case RELEASE -> release(store, ids);
                            case REPLAY -> replay(store, ids);
                            case REOFFER -> reofferEach(store, ids, who);
                            case DROP -> dropEach(store, ids, who, reason);
                        });
            } catch (StagingException e) {
                done.addAll(all(store, ids, false, "was left as it is: " + e.getMessage()));
            }
        });
        return done;
    }

    /**
     * Writes into the audit log what became of orders: one row for each store, with the first hundred of those it was done with.
     *
     * @param how by which means; empty where that is plain
     */
    public void note(Act act, List<Done> done, String who, String how, String reason) {
        done.stream().map(one -> one.order().storeId()).distinct().forEach(store -> {
            List<Done> own = done.stream()
                    .filter(one -> one.order().storeId().equals(store))
                    .toList();
            String detail =
                    (how.isEmpty() ? "" : how + ": ") + detail(own) + (act == Act.DROP ? "; reason: " + reason : "");
            database.audit().write(who, act.name().toLowerCase(Locale.ROOT) + " orders", subject(store, own), detail);
        });
    }

    private static String subject(String store, List<Done> own) {
        return own.size() == 1 ? store + "/" + own.get(0).order().cartOrderId() : store + ": " + own.size() + " orders";
    }

    private static String detail(List<Done> own) {
        if (own.size() == 1) {
            return own.get(0).words();
        }
        List<String> ids = own.stream()
                .filter(Done::done)
                .map(one -> one.order().cartOrderId())
                .toList();
        return ids.size() + " done: " + String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
    }

    /** Those of a store's orders that are in quarantine. */
    public Set<String> waiting(String store, List<String> ids) {
        Set<String> waiting = new HashSet<>();
        database.quarantine().waiting(store, ids).stream().map(Waiting::orderId).forEach(waiting::add);
        return waiting;
    }

    /** Whether the store is at work, so that its orders can be judged. */
    public boolean isAtWork(String store) {
        return flows.stores().stream().anyMatch(one -> one.id().equals(store));
    }

    /**
     * Judges orders of a store again, when it is its turn.
     *
     * @param results is told of each order
     */
    public RunAccount judge(String store, List<String> ids, Consumer<ImportResult> results) {
        synchronized (turns.computeIfAbsent(store, name -> new Object())) {
            return flows.replay(store, new Choice.Named(ids), results);
        }
    }

    /** Offers an order to the ERP once more; with force also one that it has. */
    public Reoffer reoffer(OrderName order, boolean force, String who) {
        return database.acknowledgements().reoffer(order.storeId(), order.cartOrderId(), force, who);
    }

    /** Decides that orders of a store are never staged as they are now; returns those that were in quarantine. */
    public Set<String> drop(String store, List<String> ids, String who, String reason) {
        return Set.copyOf(database.quarantine().drop(store, new Choice.Named(ids), who, reason));
    }

    private List<Done> release(String store, List<String> ids) {
        Set<String> waiting = waiting(store, ids);
        List<Done> done = new ArrayList<>(
                replay(store, ids.stream().filter(waiting::contains).toList()));
        done.addAll(
                all(store, ids.stream().filter(id -> !waiting.contains(id)).toList(), false, "is not in quarantine"));
        return done;
    }

    private List<Done> replay(String store, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        if (!isAtWork(store)) {
            return all(store, ids, false, "can't be judged: store " + store + " has no file, or a broken one");
        }
        Map<String, Done> done = new LinkedHashMap<>();
        RunAccount account = judge(store, ids, result -> {
            OrderName key = new OrderName(store, result.id());
            done.put(
                    result.id(),
                    result.outcome()
                            .map(outcome -> of(key, outcome))
                            .orElseGet(() -> new Done(key, false, "was left as it is: " + result.answer())));
        });
        ids.stream()
                .filter(id -> !done.containsKey(id))
                .forEach(id -> done.put(
                        id, new Done(new OrderName(store, id), false, "was not judged: " + account.message())));
        return List.copyOf(done.values());
    }

    private static Done of(OrderName key, Outcome outcome) {
        return new Done(key, outcome instanceof Outcome.Staged, words(outcome));
    }

    /** What became of an order that was judged again. */
    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Filtered filtered) {
            return "is left out: " + filtered.rule();
        }
        if (outcome instanceof Outcome.Quarantined quarantined) {
            return "is still in quarantine: " + String.join("; ", quarantined.reasons());
        }
        Outcome.Staged staged = (Outcome.Staged) outcome;
        return switch (staged.as()) {
            case NEW -> "is staged";
            case UPDATED -> "is staged anew, as revision " + staged.revision();
            case SAME_ROWS, ECHO, UNCHANGED -> "was staged before; nothing that the ERP sees has changed";
            case CHANGE_ROW -> "was taken by the ERP before; its change stands in s_order_changes";
            case WITHDRAWN -> "is withdrawn from the ERP's queue, since it is cancelled";
            case OLDER -> "was staged before, in a newer state";
        };
    }

    private List<Done> reofferEach(String store, List<String> ids, String who) {
        return ids.stream()
                .map(id -> {
                    OrderName order = new OrderName(store, id);
                    Reoffer offer = reoffer(order, false, who);
                    return new Done(order, offer.done(), offer.words());
                })
                .toList();
    }

    private List<Done> dropEach(String store, List<String> ids, String who, String reason) {
        Set<String> dropped = drop(store, ids, who, reason);
        return ids.stream()
                .map(id -> new Done(
                        new OrderName(store, id),
                        dropped.contains(id),
                        dropped.contains(id) ? "is dropped" : "is not in quarantine, and stays as it is"))
                .toList();
    }

    private static List<Done> all(String store, List<String> ids, boolean done, String words) {
        return ids.stream()
                .map(id -> new Done(new OrderName(store, id), done, words))
                .toList();
    }
}
