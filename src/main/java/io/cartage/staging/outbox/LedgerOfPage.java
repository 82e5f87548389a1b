package io.cartage.staging.outbox;

import io.cartage.staging.outbox.ShipmentPlan.FoundOrder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The ledger of the orders of a page while that page is planned; what changes in it is written at once. */
final class LedgerOfPage {
    private final Ledger ledger;
    private final Map<Long, FoundOrder> orders;
    private List<LedgerPart> parts = List.of();
    private Map<String, List<LedgerPart>> byOrder = Map.of();
    private Map<Long, List<LedgerPart>> byRow = Map.of();

    LedgerOfPage(Ledger ledger, Map<Long, FoundOrder> orders, List<LedgerPart> parts) {
        this.ledger = ledger;
        this.orders = orders;
        set(parts);
    }

    /**
     * Where a shipment gets its row in the outbox.
     *
     * @param writeId of a dropped one that is reopened; 0 for a new one
     */
    record Place(long writeId, String key) {}

    List<LedgerPart> ofOrder(String orderId) {
        return byOrder.getOrDefault(orderId, List.of());
    }

    List<LedgerPart> ofRow(long rowId) {
        return byRow.getOrDefault(rowId, List.of());
    }

    /** Recognises rows that the ERP deleted and wrote anew: they inherit what the ledger has for the old ones. */
    void adopt(List<ShipmentRow> rows) {
        Set<Long> known =
                parts.stream().filter(LedgerPart::counts).map(LedgerPart::rowId).collect(Collectors.toSet());
        for (ShipmentRow row : rows) {
            if (!known.contains(row.id())) {
                predecessor(row).ifPresent(old -> {
                    ledger.adopt(old, row.id());
                    change(part -> part.rowId() == old ? part.adoptedBy(row.id()) : part);
                });
            }
        }
    }

    /**
     * Takes those writes back that wait or are parked although the ERP wrote one of their rows anew.
     *
     * @return their other rows, each with its order, which are to be planned anew too
     */
    Map<Long, String> takeBack(List<ShipmentRow> rows) {
        Set<Long> held = rows.stream().map(ShipmentRow::id).collect(Collectors.toSet());
        Set<Long> pending = rows.stream()
                .filter(ShipmentRow::isPending)
                .map(ShipmentRow::id)
                .collect(Collectors.toSet());
        Set<Long> writes = parts.stream()
                .filter(part -> part.state() == WriteState.WAITING || part.state() == WriteState.PARKED)
                .filter(part -> pending.contains(part.rowId()))
                .map(LedgerPart::writeId)
                .collect(Collectors.toSet());
        ledger.takeBack(writes);
        Map<Long, String> fellows = parts.stream()
                .filter(part -> writes.contains(part.writeId()) && !part.rowGone() && !held.contains(part.rowId()))
                .collect(Collectors.toMap(LedgerPart::rowId, LedgerPart::cartOrderId, (one, same) -> one));
        change(part -> writes.contains(part.writeId()) ? part.takenBack() : part);
        return fellows;
    }

    /** The row of the outbox for a shipment: that of a dropped one of the same rows, else a new one. */
    Place place(ShipmentGroup group) {
        Map<String, LedgerPart> used = parts.stream()
                .filter(part -> part.rowId() == group.first().id())
                .collect(Collectors.toMap(LedgerPart::subjectKey, part -> part, (one, same) -> one));
        String key = group.key();
        for (int again = 2; used.containsKey(key); again++) {
            LedgerPart part = used.get(key);
            if (!part.counts()) {
                return new Place(part.writeId(), key);
            }
            key = group.key() + "~" + again;
        }
        return new Place(0, key);
    }

    /** The row that this one was before: gone, and with the same goods of the same shipment. */
    private Optional<Long> predecessor(ShipmentRow row) {
        FoundOrder found = orders.get(row.id());
        String order =
                found == null || found.order() == null ? "" : found.order().cartOrderId();
        Map<Long, BigDecimal> shipped = new LinkedHashMap<>();
        parts.stream()
                .filter(part -> part.mayBe(row) && part.cartOrderId().equals(order))
                .forEach(part -> shipped.merge(part.rowId(), part.quantity(), BigDecimal::add));
        return shipped.entrySet().stream()
                .filter(old -> old.getValue().compareTo(row.quantity()) == 0)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void change(UnaryOperator<LedgerPart> change) {
        set(parts.stream().map(change).toList());
    }

    private void set(List<LedgerPart> some) {
        parts = some;
        byOrder = parts.stream().collect(Collectors.groupingBy(LedgerPart::cartOrderId));
        byRow = parts.stream().collect(Collectors.groupingBy(LedgerPart::rowId));
    }
}
