package io.cartage.flow;

import io.cartage.cart.CartRecord;
import io.cartage.cart.OrderGlance;
import io.cartage.staging.OutcomeKind;
import io.cartage.staging.StagingReport;
import io.cartage.staging.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** Tells of a cart's orders where they stand here: {@code bean:catalogue}. Writes nothing. Thread-safe. */
public final class OrderCatalogue {
    private final StagingReport report;

    OrderCatalogue(StagingReport report) {
        this.report = report;
    }

    /** Begins to read what the listing asks for; sets the variable {@code reading}. */
    public void open(
            Exchange exchange, @Variable("store") ConnectedStore store, @Variable("listing") OrderListing listing) {
        exchange.setVariable("reading", listing.begin(store));
    }

    /** Shows the orders of the list answer in the body. */
    public void show(
            byte @Nullable [] body,
            @Variable("store") ConnectedStore store,
            @Variable("listing") OrderListing listing) {
        List<CartRecord> orders = listing.accept(body == null ? new byte[0] : body);
        Map<String, Standing> standings = report.standings(
                store.getId(), Flow.ORDERS, orders.stream().map(CartRecord::id).toList());
        listing.show(orders.stream()
                .map(order -> listed(order, Optional.ofNullable(standings.get(order.id())), store))
                .toList());
    }

    private static ListedOrder listed(CartRecord order, Optional<Standing> standing, ConnectedStore store) {
        OrderGlance glance = OrderGlance.of(store.facts(), order);
        String orderNo = standing.flatMap(Standing::orderNo)
                .orElse(store.store().orders().prefix() + glance.number());
        return new ListedOrder(glance, orderNo, state(order, standing, store));
    }

    private static ListedOrder.State state(CartRecord order, Optional<Standing> standing, ConnectedStore store) {
        boolean changedSince = standing.flatMap(Standing::changedAt)
                .filter(order.changed()::isAfter)
                .isPresent();
        if (standing.isPresent() && standing.get().kind() == OutcomeKind.STAGED) {
            Standing staged = standing.get();
            return new ListedOrder.Staged(staged.revision(), staged.importStatus(), staged.erpOrderNo(), changedSince);
        }
        if (standing.isPresent() && standing.get().kind() == OutcomeKind.QUARANTINED) {
            return new ListedOrder.Quarantined(standing.get().reason().lines().toList(), changedSince);
        }
        return store.filter()
                .ruleAgainst(order.json())
                .<ListedOrder.State>map(ListedOrder.Filtered::new)
                .orElseGet(ListedOrder.New::new);
    }
}
