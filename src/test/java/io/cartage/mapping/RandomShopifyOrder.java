package io.cartage.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An order made up of chance, its money by Shopify's rules: lines with discounts of their own, some of whose units were
 * removed or refunded, and the amounts that are left of it. Only one of the two views on money makes sense, so that a
 * mapping which mixes them fails.
 */
final class RandomShopifyOrder implements RandomOrder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_PIECES = 20;
    private static final List<String> VIEWS = List.of("shopMoney", "presentmentMoney");

    private final Random dice;
    private final String view;
    private final int decimals;
    private final boolean inclusive;
    private final BigDecimal rate;
    private final ObjectNode order = JSON.objectNode();
    private final List<Amount> amounts = new ArrayList<>();

    /** What discounts take off lines; the cart gives it another time only where prices are without tax. */
    private final List<Amount> allocated = new ArrayList<>();

    private BigDecimal subtotal = BigDecimal.ZERO;
    private BigDecimal discounts = BigDecimal.ZERO;
    private BigDecimal tax = BigDecimal.ZERO;
    private BigDecimal total = BigDecimal.ZERO;
    private int units;

    /** Whether the discount of a line is known only as its share by quantity, and so to a fraction of a unit. */
    private boolean shared;

    /** @param view which of the two views holds the order's money */
    RandomShopifyOrder(long seed, String view) {
        this.view = view;
        dice = new Random(seed);
        String currency = List.of("USD", "EUR", "JPY", "KWD").get(dice.nextInt(4));
        decimals = currency.equals("JPY") ? 0 : currency.equals("KWD") ? 3 : 2;
        inclusive = dice.nextBoolean();
        rate = new BigDecimal(List.of("0", "0.0825", "0.19", "0.14975").get(dice.nextInt(4)));
        boolean shop = view.equals("shopMoney");
        order.put("currencyCode", shop ? currency : "CHF").put("presentmentCurrencyCode", shop ? "CHF" : currency);
        fill();
    }

    @Override
    public ObjectNode json() {
        return order;
    }

    @Override
    public List<Amount> amounts() {
        return amounts;
    }

    @Override
    public BigDecimal smallestUnit() {
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    @Override
    public BigDecimal total() {
        return total;
    }

    @Override
    public BigDecimal addedTax() {
        return inclusive ? BigDecimal.ZERO : tax;
    }

    /** The lists that hold the order's lines. */
    List<ArrayNode> lines() {
        List<ArrayNode> lists = new ArrayList<>(List.of((ArrayNode) order.at("/lineItems/nodes")));
        if (order.has("fetched")) {
            lists.add((ArrayNode) order.at("/fetched/lineItems"));
        }
        return lists;
    }

    private void fill() {
        order.put("id", "gid://shopify/Order/7").put("legacyResourceId", "7").put("name", "#1007");
        order.put("processedAt", "2026-03-03T14:05:09Z").put("taxesIncluded", inclusive);
        order.put("displayFinancialStatus", "PARTIALLY_REFUNDED").put("displayFulfillmentStatus", "UNFULFILLED");
        BigDecimal tip = addLines();
        BigDecimal shippingDiscounts = shipping();
        boolean dutiesIncluded = dice.nextInt(4) == 0;
        BigDecimal duties = charge("currentTotalDutiesSet", !dutiesIncluded);
        BigDecimal fees = charge("currentTotalAdditionalFeesSet", true);
        order.put("dutiesIncluded", dutiesIncluded);
        total = total.add(subtotal).add(fees).add(tip).add(dutiesIncluded ? BigDecimal.ZERO : duties);
        total = inclusive ? total : total.add(tax);
        BigDecimal cash = dice.nextInt(4) == 0 ? smallestUnit().multiply(BigDecimal.valueOf(2)) : BigDecimal.ZERO;
        ObjectNode rounding = order.putObject("totalCashRoundingAdjustment");
        put(rounding, "paymentSet", cash);
        put(rounding, "refundSet", BigDecimal.ZERO);
        total = dice.nextBoolean() ? total.add(cash) : total;
        checked(order, "currentTotalPriceSet", total);
        checked(order, "currentSubtotalPriceSet", subtotal);
        checked(order, "currentTotalDiscountsSet", dice.nextBoolean() ? discounts : discounts.add(shippingDiscounts));
        amount(order, "currentTotalTaxSet", tax, !inclusive);
        order.put("currentSubtotalLineItemsQuantity", units);
        if (!shared) {
            amounts.addAll(allocated);
        }
    }

    /** Gives the tip. */
    private BigDecimal addLines() {
        ArrayNode all = JSON.arrayNode();
        for (int i = 0; i <= dice.nextInt(6); i++) {
            line(all.addObject(), i);
        }
        BigDecimal tip = dice.nextInt(4) == 0 ? price() : BigDecimal.ZERO;
        boolean asLine = tip.signum() > 0 && dice.nextBoolean();
        amount(order, "totalTipReceivedSet", tip, !asLine);
        if (asLine) {
            ObjectNode line =
                    all.addObject().put("id", "gid://shopify/LineItem/99").put("name", "Tip");
            line.put("quantity", 1).put("currentQuantity", 1).put("requiresShipping", false);
            checked(line, "originalUnitPriceSet", tip);
            line.putNull("sku").putNull("variant").putNull("product");
        }
        boolean cut = all.size() > 2 && dice.nextBoolean();
        ObjectNode connection = order.putObject("lineItems");
        ArrayNode page = connection.putArray("nodes");
        connection.putObject("pageInfo").put("hasNextPage", cut);
        ArrayNode rest = cut ? order.putObject("fetched").putArray("lineItems") : page;
        for (int i = 0; i < all.size(); i++) {
            (i < 2 ? page : rest).add(all.get(i));
        }
        return tip;
    }

    private void line(ObjectNode line, int number) {
        int ordered = 1 + dice.nextInt(MOST_PIECES);
        int left = dice.nextInt(3) == 0 ? dice.nextInt(ordered + 1) : ordered;
        BigDecimal price = price();
        BigDecimal full = times(price, ordered);
        BigDecimal discount = dice.nextBoolean()
                ? BigDecimal.ZERO
                : times(full, dice.nextInt(100)).movePointLeft(2);
        discount = discount.setScale(decimals, RoundingMode.DOWN);
        BigDecimal net = times(full.subtract(discount), left)
                .divide(
                        BigDecimal.valueOf(ordered),
                        decimals,
                        dice.nextBoolean() ? RoundingMode.UP : RoundingMode.DOWN);
        BigDecimal inside = inclusive
                ? net.subtract(net.divide(rate.add(BigDecimal.ONE), decimals, RoundingMode.HALF_UP))
                : tax(net);

        line.put("id", "gid://shopify/LineItem/" + number)
                .put("name", "Thing " + number)
                .put("sku", "S-" + number);
        line.put("quantity", ordered)
                .put("currentQuantity", left)
                .put("requiresShipping", true)
                .put("isGiftCard", false);
        amount(line, "originalUnitPriceSet", price, left > 0 && left < ordered);
        amount(line, "originalTotalSet", full, left == ordered);
        amount(
                line,
                "priceAfterAllDiscountsBeforeTaxesSet",
                inclusive ? net.subtract(inside) : net,
                !inclusive && left > 0);
        ArrayNode allocations = line.putArray("discountAllocations");
        if (discount.signum() > 0) {
            ObjectNode money = put(allocations.addObject(), "allocatedAmountSet", discount);
            if (inclusive && left == ordered) {
                allocated.add(new Amount(money, "amount"));
            }
            shared |= inclusive && left > 0 && left < ordered;
        }
        put(line.putArray("taxLines").addObject(), "priceSet", tax(full));
        units += left;
        subtotal = subtotal.add(net);
        discounts = discounts.add(times(price, left).subtract(net));
        tax = tax.add(inside);
    }

    /**
     * Gives the discounts of shipping. None is as small as one unit on each piece of a line: the mapping accepts two sums of
     * discounts, and one that is off so must not become the other.
     */
    private BigDecimal shipping() {
        ArrayNode lines = order.putObject("shippingLines").putArray("nodes");
        BigDecimal charged = BigDecimal.ZERO;
        BigDecimal reduced = BigDecimal.ZERO;
        for (int i = 0; i < dice.nextInt(3); i++) {
            BigDecimal price = price().add(times(smallestUnit(), MOST_PIECES));
            BigDecimal discount = dice.nextInt(3) == 0 ? price : BigDecimal.ZERO;
            BigDecimal now = price.subtract(discount);
            ObjectNode line = lines.addObject()
                    .put("id", "gid://shopify/ShippingLine/" + i)
                    .put("title", "Parcel");
            put(line, "originalPriceSet", price);
            put(line, "discountedPriceSet", now);
            amount(line, "currentDiscountedPriceSet", now, now.signum() > 0);
            put(line.putArray("taxLines").addObject(), "priceSet", tax(now));
            charged = charged.add(now);
            reduced = reduced.add(discount);
            tax = tax.add(tax(now));
        }
        checked(order, "currentShippingPriceSet", charged);
        total = total.add(charged);
        return reduced;
    }

    private BigDecimal charge(String field, boolean counts) {
        if (dice.nextInt(3) > 0) {
            order.putNull(field);
            return BigDecimal.ZERO;
        }
        BigDecimal amount = price();
        amount(order, field, amount, counts);
        return amount;
    }

    private void checked(ObjectNode where, String field, BigDecimal amount) {
        amount(where, field, amount, true);
    }

    private void amount(ObjectNode where, String field, BigDecimal amount, boolean checked) {
        ObjectNode money = put(where, field, amount);
        if (checked) {
            amounts.add(new Amount(money, "amount"));
        }
    }

    /** Writes the amount, and chance where the mapping must not look. */
    private ObjectNode put(ObjectNode where, String field, BigDecimal amount) {
        ObjectNode bag = where.putObject(field);
        for (String name : VIEWS) {
            bag.putObject(name).put("amount", written(name.equals(view) ? amount : price()));
        }
        return (ObjectNode) bag.get(view);
    }

    /** As the cart writes amounts: 25 is "25.0". */
    private static String written(BigDecimal amount) {
        BigDecimal plain = NumberFunctions.plain(amount);
        return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(2 + dice.nextInt(10_000), decimals);
    }

    private BigDecimal tax(BigDecimal amount) {
        return amount.multiply(rate).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal times(BigDecimal amount, int times) {
        return amount.multiply(BigDecimal.valueOf(times));
    }
}
