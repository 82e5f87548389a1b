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
 * An order made up of chance, its money by BigCommerce's rules: the parts less the discounts are the total, with the tax
 * on top or inside.
 */
final class RandomBigCommerceOrder implements RandomOrder {
    private final Random dice;
    private final String currency;
    private final int decimals;
    private final boolean inclusive;
    private final BigDecimal rate;
    private final ObjectNode order = JsonNodeFactory.instance.objectNode();

    /** The fields whose amounts must agree with each other. */
    private final List<Amount> amounts = new ArrayList<>();

    RandomBigCommerceOrder(long seed) {
        dice = new Random(seed);
        currency = List.of("USD", "EUR", "JPY", "KWD").get(dice.nextInt(4));
        decimals = currency.equals("JPY") ? 0 : currency.equals("KWD") ? 3 : 2;
        inclusive = dice.nextBoolean();
        rate = new BigDecimal(List.of("0", "0.0825", "0.19", "0.14975").get(dice.nextInt(4)));
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
        return new BigDecimal(order.get("total_inc_tax").textValue());
    }

    @Override
    public BigDecimal addedTax() {
        return inclusive
                ? BigDecimal.ZERO
                : new BigDecimal(order.get("total_tax").textValue());
    }

    private void fill() {
        order.put("id", 100 + dice.nextInt(100_000)).put("status", "Awaiting Fulfillment");
        order.put("date_created", "Tue, 03 Mar 2026 14:05:09 +0000");
        order.put("currency_code", currency).put("default_currency_code", currency);
        order.put("is_tax_inclusive_pricing", inclusive).put("payment_method", "Manual");
        BigDecimal subtotal = lines();
        BigDecimal parts = subtotal;
        part("subtotal", subtotal);
        for (String part : List.of("shipping_cost", "handling_cost", "wrapping_cost")) {
            parts = parts.add(part(part, sometimes(5_000)));
        }
        parts = parts.add(fees());
        BigDecimal discount = upTo(parts.divide(BigDecimal.valueOf(4), decimals, RoundingMode.DOWN));
        BigDecimal coupon = upTo(parts.divide(BigDecimal.valueOf(4), decimals, RoundingMode.DOWN));
        amount(order, "discount_amount", discount);
        amount(order, "coupon_discount", coupon);
        total(parts.subtract(discount).subtract(coupon));
    }

    private BigDecimal lines() {
        ArrayNode lines =
                order.putObject("consignments").putArray("shipping").addObject().putArray("line_items");
        BigDecimal subtotal = BigDecimal.ZERO;
        int units = 0;
        for (int i = 0; i <= dice.nextInt(6); i++) {
            int quantity = dice.nextInt(20);
            BigDecimal price = sometimes(100_000);
            BigDecimal sum = price.multiply(BigDecimal.valueOf(quantity));
            ObjectNode line =
                    lines.addObject().put("id", i).put("sku", "S-" + i).put("quantity", quantity);
            line.put("type", "physical").put("price_ex_tax", padded(price)).put("price_inc_tax", padded(price));
            line.put("total_tax", padded(tax(sum)));
            line.put(inclusive ? "total_ex_tax" : "total_inc_tax", padded(sum.add(tax(sum))));
            if (quantity > 0) {
                amount(line, inclusive ? "total_inc_tax" : "total_ex_tax", sum);
            }
            subtotal = subtotal.add(sum);
            units += quantity;
        }
        order.put("items_total", units);
        return subtotal;
    }

    private BigDecimal fees() {
        ArrayNode fees = order.putArray("fees");
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < dice.nextInt(3); i++) {
            BigDecimal cost = sometimes(3_000).add(smallestUnit());
            ObjectNode fee = fees.addObject().put("id", i).put("display_name_merchant", "Fee " + i);
            fee.put("cost_tax", padded(tax(cost)));
            String exact = inclusive ? "cost_inc_tax" : dice.nextBoolean() ? "cost_ex_tax" : "cost_exc_tax";
            amount(fee, exact, cost);
            sum = sum.add(cost);
        }
        return sum;
    }

    private BigDecimal part(String name, BigDecimal exact) {
        amount(order, name + (inclusive ? "_inc_tax" : "_ex_tax"), exact);
        order.put(name + (inclusive ? "_ex_tax" : "_inc_tax"), padded(exact.add(tax(exact))));
        order.put(name + "_tax", padded(tax(exact)));
        return exact;
    }

    private void total(BigDecimal exact) {
        BigDecimal tax = tax(exact);
        BigDecimal certificate = dice.nextInt(3) == 0 ? paid(exact) : BigDecimal.ZERO;
        BigDecimal credit = dice.nextInt(3) == 0 ? paid(exact.subtract(certificate)) : BigDecimal.ZERO;
        boolean lowers = dice.nextBoolean();
        BigDecimal before = inclusive ? exact : exact.add(tax);
        amount(order, "total_inc_tax", lowers ? before.subtract(certificate).subtract(credit) : before);
        if (inclusive) {
            order.put("total_tax", padded(tax));
        } else {
            amount(order, "total_tax", tax);
        }
        order.put("gift_certificate_amount", padded(certificate)).put("store_credit_amount", padded(credit));
    }

    /**
     * What certificates or credit pay of it; never one smallest unit, since the mapping accepts the total with and without
     * it, and one that is off by a unit must not become the other.
     */
    private BigDecimal paid(BigDecimal most) {
        BigDecimal some = upTo(most);
        return some.compareTo(smallestUnit()) == 0 ? BigDecimal.ZERO : some;
    }

    private void amount(ObjectNode where, String field, BigDecimal amount) {
        where.put(field, padded(amount));
        amounts.add(new Amount(where, field));
    }

    private BigDecimal tax(BigDecimal amount) {
        return amount.multiply(rate).setScale(decimals, RoundingMode.HALF_UP);
    }

    private BigDecimal sometimes(int most) {
        return dice.nextInt(3) == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(dice.nextInt(most), decimals);
    }

    private BigDecimal upTo(BigDecimal most) {
        int units = most.movePointRight(decimals).intValue();
        return units <= 0 || dice.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(dice.nextInt(units), decimals);
    }

    /** As the cart writes amounts: text with four decimals. */
    private static String padded(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.UNNECESSARY).toPlainString();
    }
}
