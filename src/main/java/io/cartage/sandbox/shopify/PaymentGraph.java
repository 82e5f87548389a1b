package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes how an order was paid and paid back: its transactions and its refunds. */
record PaymentGraph(Order order, MoneyGraph money) {
    private static final long TRANSACTIONS = 6_900_000_000_001L;
    private static final long REFUNDS = 9_500_000_000_001L;

    /** One movement of money in the making. */
    private record Movement(String kind, String status, String gateway, String label, boolean manual, Bag amount) {}

    void write(Map<String, Object> map) {
        List<Movement> movements = movements();
        map.put(
                "paymentGatewayNames",
                movements.stream().map(Movement::gateway).distinct().toList());
        List<Map<String, Object>> transactions = new ArrayList<>(movements.size());
        for (int i = 0; i < movements.size(); i++) {
            transactions.add(transaction(movements.get(i), i));
        }
        map.put("transactions", transactions);
        map.put("refunds", refunds());
    }

    private List<Movement> movements() {
        List<Movement> movements = new ArrayList<>();
        Bag total = order.ordered().total();
        switch (order.state().financial()) {
            case PENDING -> movements.add(movement("SALE", "PENDING", total));
            case AUTHORIZED, EXPIRED -> movements.add(movement("AUTHORIZATION", "SUCCESS", total));
            case VOIDED -> {
                movements.add(movement("AUTHORIZATION", "SUCCESS", total));
                movements.add(movement("VOID", "SUCCESS", total));
            }
            default -> received(movements);
        }
        if (!order.payment().refunded().isZero()) {
            movements.add(movement("REFUND", "SUCCESS", order.payment().refunded()));
        }
        return movements.stream()
                .filter(movement -> !movement.amount().isZero())
                .toList();
    }

    /** Perhaps a failed attempt, perhaps a gift card or store credit, then the rest; what an edit added is paid apart. */
    private void received(List<Movement> movements) {
        Bag received = order.payment().received();
        Bag later = order.state().financial().wasPaid()
                ? received.minus(order.original().total())
                : Bag.ZERO;
        Bag first = received.minus(later);
        int sort = order.state().index() % 8;
        if (sort == 3) {
            movements.add(movement("SALE", "FAILURE", first));
        }
        if (order.is(Trait.GIFT_CERTIFICATES_USED)) {
            first = first.minus(credit(movements, "gift_card", "Gift card", first));
        }
        if (order.is(Trait.STORE_CREDIT_USED)) {
            first = first.minus(credit(movements, "shopify_store_credit", "Store credit", first));
        }
        if (sort > 4) {
            movements.add(movement("AUTHORIZATION", "SUCCESS", first));
            movements.add(movement("CAPTURE", "SUCCESS", first));
        } else {
            movements.add(movement("SALE", "SUCCESS", first));
        }
        movements.add(movement("SALE", "SUCCESS", later));
    }

    private Bag credit(List<Movement> movements, String gateway, String label, Bag most) {
        Bag amount = order.tender().price(2500).least(most);
        movements.add(new Movement("SALE", "SUCCESS", gateway, label, false, amount));
        return amount;
    }

    private Movement movement(String kind, String status, Bag amount) {
        Extras.Gateway gateway = order.extras().gateway();
        return new Movement(kind, status, gateway.id(), gateway.label(), gateway.isManual(), amount);
    }

    private Map<String, Object> transaction(Movement movement, int place) {
        boolean later = movement.kind().equals("REFUND") || movement.kind().equals("VOID");
        long at = later ? order.state().modified() : order.state().created();
        long id = OrderIds.part(TRANSACTIONS, order.state().index(), place);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", Gid.of("OrderTransaction", id));
        map.put("kind", movement.kind());
        map.put("status", movement.status());
        map.put("gateway", movement.gateway());
        map.put("formattedGateway", movement.label());
        map.put("manualPaymentGateway", movement.manual());
        map.put("test", order.is(Trait.TEST_ORDERS));
        map.put("createdAt", Instant.ofEpochSecond(at).toString());
        map.put("processedAt", Instant.ofEpochSecond(at).toString());
        map.put("paymentId", OrderFactory.name(order.state().index()) + "." + (place + 1));
        map.put("amountSet", money.bag(movement.amount()));
        map.put("amountRoundingSet", rounding(movement));
        return map;
    }

    private @Nullable Map<String, Object> rounding(Movement movement) {
        boolean cash = movement.gateway().equals(Extras.Gateway.CASH.id())
                && movement.kind().equals("SALE");
        return cash ? money.bag(order.payment().rounding()) : null;
    }

    private List<Map<String, Object>> refunds() {
        List<Map<String, Object>> items = order.lines().stream()
                .filter(line -> line.refunded() > 0)
                .map(this::item)
                .toList();
        if (items.isEmpty() && order.payment().refunded().isZero()) {
            return List.of();
        }
        String at = Instant.ofEpochSecond(order.state().modified()).toString();
        long id = OrderIds.part(REFUNDS, order.state().index(), 0);
        Map<String, Object> refund = new LinkedHashMap<>();
        refund.put("id", Gid.of("Refund", id));
        refund.put("legacyResourceId", Long.toString(id));
        refund.put("createdAt", at);
        refund.put("processedAt", at);
        refund.put("updatedAt", at);
        refund.put("note", order.state().index() % 3 == 0 ? "Arrived broken" : null);
        refund.put("totalRefundedSet", money.bag(order.payment().refunded()));
        refund.put("refundLineItems", items);
        return List.of(refund);
    }

    private Map<String, Object> item(Line line) {
        int kept = line.quantity() - line.item().removed();
        Bag amount = line.after().part(kept, line.quantity()).minus(line.after(View.CURRENT));
        Bag tax = Bag.sum(line.taxes().stream()
                .map(whole -> whole.part(kept, line.quantity()).minus(whole.part(line.current(), line.quantity())))
                .toList());
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("lineItem", Map.of("id", Gid.of("LineItem", line.id())));
        item.put("quantity", line.refunded());
        String type = restockType(line);
        item.put("restockType", type);
        item.put("restocked", !type.equals("NO_RESTOCK"));
        item.put("location", type.equals("NO_RESTOCK") ? null : Places.MAIN.location());
        item.put("priceSet", money.bag(line.item().price()));
        item.put("subtotalSet", money.bag(amount));
        item.put("totalTaxSet", money.bag(tax));
        return item;
    }

    private String restockType(Line line) {
        if (line.fulfilled() > 0) {
            return order.state().index() % 2 == 0 ? "RETURN" : "NO_RESTOCK";
        }
        return line.item().isShipped() ? "CANCEL" : "NO_RESTOCK";
    }
}
