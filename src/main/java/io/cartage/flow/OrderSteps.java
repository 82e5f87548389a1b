package io.cartage.flow;

import io.cartage.cart.CartFacts;
import io.cartage.cart.CartRecord;
import io.cartage.cart.OrderCompletion;
import io.cartage.cart.OrderReading;
import io.cartage.staging.Known;
import io.cartage.staging.PayloadCopy;
import io.cartage.staging.Staging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** The steps of an order download that a route can't say in YAML: {@code bean:orders}. Thread-safe. */
public final class OrderSteps {
    private final Staging staging;

    OrderSteps(Staging staging) {
        this.staging = staging;
    }

    /** Begins to read where the store's cursor stands, or what the run was asked for; sets the variable {@code reading}. */
    public void open(Exchange exchange, @Variable("run") OrderRun run) {
        ConnectedStore store = run.store();
        int limit = store.store().orders().page().orElse(OrderReading.pageOf(store.facts()));
        run.read(
                run.task() instanceof RunTask.Window window
                        ? OrderReading.ofWindow(store.facts(), limit, window.from(), window.until())
                        : resume(store, limit));
        exchange.setVariable("reading", run.reading());
    }

    private OrderReading resume(ConnectedStore store, int limit) {
        Optional<Instant> cursor = staging.cursor(store.getId(), Flow.ORDERS).map(at -> at.position());
        Duration overlap = store.store().orders().overlap().orElse(OrderReading.overlapOf(store.facts()));
        return OrderReading.resume(
                store.facts(), limit, cursor, overlap, store.store().orders().from());
    }

    /** The body's list of orders without those that stand as they are, each with what is to be done with it. */
    public OrderPage sift(byte @Nullable [] body, @Variable("run") OrderRun run) {
        List<CartRecord> records = run.reading().accept(body == null ? new byte[0] : body);
        run.receive(records.size());
        ConnectedStore store = run.store();
        Map<String, Known> known = staging.known(
                store.getId(), Flow.ORDERS, records.stream().map(CartRecord::id).toList());
        List<PageOrder> orders = new ArrayList<>();
        List<Known> unchanged = new ArrayList<>();
        for (CartRecord record : records) {
            Known before = known.get(record.id());
            Optional<String> rule = store.filter().ruleAgainst(record.json());
            if (before != null && stands(before, record, rule, store)) {
                unchanged.add(before);
            } else {
                orders.add(sifted(record, before, rule, store));
            }
        }
        return new OrderPage(orders, unchanged);
    }

    /** Whether an order's outcome needs no second look: nothing that led to it has changed. */
    private static boolean stands(Known before, CartRecord record, Optional<String> rule, ConnectedStore store) {
        if (!before.payloadHash().equals(PayloadCopy.hash(record.listed()))) {
            return false;
        }
        return switch (before.kind()) {
            case STAGED -> true;
            case FILTERED -> rule.isPresent() || before.dropped();
            case QUARANTINED ->
                rule.isEmpty()
                        && before.mappingVersion()
                                .equals(Optional.of(store.orders().version()));
        };
    }

    private static PageOrder sifted(
            CartRecord record, @Nullable Known before, Optional<String> rule, ConnectedStore store) {
        boolean everStaged = before != null && before.everStaged();
        if (rule.isPresent() && !everStaged) {
            return PageOrder.filtered(record, rule.get());
        }
        return new PageOrder(record, withdrawnBy(record, rule, store), completion(record, store.facts()), everStaged);
    }

    private static Optional<String> withdrawnBy(CartRecord record, Optional<String> rule, ConnectedStore store) {
        return rule.filter(falls -> store.filter().isCancelled(record.json()));
    }

    private static @Nullable OrderCompletion completion(CartRecord record, CartFacts cart) {
        return OrderCompletion.isNeeded(cart, record.json()) ? new OrderCompletion(cart, record) : null;
    }

    /** Takes the body as one order; sets the variable {@code order}. */
    public void openSingle(
            Exchange exchange, byte[] body, @Variable("caller") Caller caller, @Variable("orderId") String orderId) {
        CartFacts cart = caller.store().facts();
        CartRecord record =
                OrderReading.single(cart, body).orElseThrow(() -> new UnknownOrderException(cart.name(), orderId));
        exchange.setVariable("order", new PageOrder(record, Optional.empty(), completion(record, cart), true));
    }

    /** Takes the body as the present state of the order, which changed while its lines were read. */
    public void renew(byte[] body, @Variable("caller") Caller caller, @Variable("order") PageOrder order) {
        ConnectedStore store = caller.store();
        Optional<CartRecord> record = OrderReading.single(store.facts(), body);
        if (record.isEmpty()) {
            order.giveUpLines("the cart no longer has the order: it was deleted while it was read");
            return;
        }
        Optional<String> rule = store.filter().ruleAgainst(record.get().json());
        order.renew(
                record.get(), rule, withdrawnBy(record.get(), rule, store), completion(record.get(), store.facts()));
    }

    /** Adds the body's page of lines to the order, unless it was given up. */
    public void addLines(byte @Nullable [] body, @Variable("order") PageOrder order) {
        order.addLines(body == null ? new byte[0] : body);
    }

    /** The cart won't show the order's lines: the order is quarantined, since what it has may be cut. */
    public void giveUpLines(Exchange exchange, @Variable("order") PageOrder order) {
        Exception failure = LatestFailure.of(exchange);
        String answer = failure instanceof HttpOperationFailedException refusal
                ? "HTTP " + refusal.getStatusCode()
                : failure.getMessage();
        order.giveUpLines("the cart holds back the order's lines: it answered " + answer
                + " to the call for them. Look at the order in the cart; it is read again when it changes there");
    }
}
