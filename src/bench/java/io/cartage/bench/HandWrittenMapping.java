package io.cartage.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a good programmer would write by hand instead of {@code mappings/default/bigcommerce/orders.yaml}: from the bytes
 * of an order to the same rows, with Jackson's tree and nothing else. It checks no control totals and explains nothing.
 * The yardstick for the mapping engine; see {@code docs/performance.md}.
 */
public final class HandWrittenMapping {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(4);
    private static final BigDecimal ONE = BigDecimal.ONE.setScale(4);

    private HandWrittenMapping() {}

    /** The order's row and its lines, values in the order of the columns that the default mapping fills. */
    public record Result(Object[] order, List<Object[]> lines) {}

    public static Result map(byte[] json, Map<String, String> store) throws IOException {
        return map(JSON.readTree(json), store);
    }

    public static Result map(JsonNode order, Map<String, String> store) {
        return new Order(order, store).map();
    }

    private static final class Order {
        private final JsonNode order;
        private final Map<String, String> store;
        private final JsonNode consignments;
        private final boolean inclusive;
        private final BigDecimal freight;
        private final BigDecimal handling;
        private final BigDecimal wrapping;
        private final BigDecimal feeTotal;
        private final BigDecimal discount;
        private final BigDecimal coupon;
        private final BigDecimal subtotal;
        private final List<Object[]> lines = new ArrayList<>();

        Order(JsonNode order, Map<String, String> store) {
            this.order = order;
            this.store = store;
            JsonNode found = order.path("consignments");
            this.consignments = found.isArray() ? found.path(0) : found;
            this.inclusive = order.path("is_tax_inclusive_pricing").booleanValue();
            this.freight = amount(order, "shipping_cost");
            this.handling = amount(order, "handling_cost");
            this.wrapping = amount(order, "wrapping_cost");
            this.discount = number(order.path("discount_amount"));
            this.coupon = number(order.path("coupon_discount"));
            this.subtotal = amount(order, "subtotal");
            BigDecimal fees = ZERO;
            for (JsonNode fee : order.path("fees")) {
                fees = fees.add(fee(fee));
            }
            this.feeTotal = fees;
        }

        Result map() {
            List<JsonNode> items = items();
            for (JsonNode item : items) {
                if (number(item.path("quantity")).signum() > 0) {
                    lines.add(item(item));
                }
            }
            String method = text(consignments.path("shipping").path(0).path("shipping_method"));
            charge(freight, "freight", "/FREIGHT", method == null ? "Freight" : method, "shipping_cost_tax");
            charge(handling, "fee", "/HANDLING", "Handling", "handling_cost_tax");
            charge(wrapping, "fee", "/WRAPPING", "Gift wrapping", "wrapping_cost_tax");
            for (JsonNode fee : order.path("fees")) {
                BigDecimal cost = fee(fee);
                if (cost.signum() != 0) {
                    String name = first(fee.path("display_name_merchant"), fee.path("display_name_customer"));
                    lines.add(line(
                            text(fee.path("id")),
                            null,
                            "fee",
                            "/FEE",
                            name == null ? "Fee" : name,
                            cost,
                            number(fee.path("cost_tax"))));
                }
            }
            if (discount.signum() != 0) {
                lines.add(line(null, null, "discount", "/DISCOUNT", "Discount", discount.negate(), ZERO));
            }
            if (coupon.signum() != 0) {
                String name = "Coupon " + couponCode(items);
                lines.add(line(null, null, "discount", "/COUPON", name, coupon.negate(), ZERO));
            }
            credit();
            return new Result(header(), lines);
        }

        private List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            JsonNode fetched = order.path("fetched").path("products");
            if (!fetched.isEmpty()) {
                fetched.forEach(items::add);
                return items;
            }
            for (String kind : List.of("shipping", "pickups", "downloads")) {
                consignments
                        .path(kind)
                        .forEach(consignment -> consignment.path("line_items").forEach(items::add));
            }
            consignments.path("email").path("gift_certificates").forEach(gift -> gift.path("line_items")
                    .forEach(items::add));
            return items;
        }

        private Object[] item(JsonNode item) {
            BigDecimal discounts = ZERO;
            for (JsonNode applied : item.path("applied_discounts")) {
                discounts = discounts.add(number(applied.path("amount")));
            }
            String sku = text(item.path("sku"));
            if (sku == null && "giftcertificate".equals(text(item.path("type")))) {
                sku = "/GIFTCERT";
            }
            if (sku == null) {
                throw new IllegalStateException("a line has no SKU");
            }
            boolean pickup = number(item.path("order_pickup_method_id")).signum() > 0;
            return new Object[] {
                text(item.path("id")),
                text(item.path("order_address_id")),
                "item",
                sku,
                text(item.path("name")),
                number(item.path("quantity")),
                number(item.path(inclusive ? "price_inc_tax" : "price_ex_tax")),
                discounts,
                number(item.path("total_tax")),
                number(item.path(inclusive ? "total_inc_tax" : "total_ex_tax")),
                pickup
                        ? text(consignments
                                .path("pickups")
                                .path(0)
                                .path("location")
                                .path("code"))
                        : null,
                comment(item)
            };
        }

        private String comment(JsonNode item) {
            StringJoiner options = new StringJoiner(", ");
            item.path("product_options").forEach(option -> add(options, text(option.path("display_value"))));
            StringJoiner comment = new StringJoiner("; ");
            add(comment, options.length() == 0 ? null : options.toString());
            add(comment, text(item.path("wrapping_message")));
            if (order.path("shipping_address_count").intValue() > 1) {
                JsonNode parcel = MissingNode.getInstance();
                for (JsonNode shipping : consignments.path("shipping")) {
                    if (shipping.path("id").equals(item.path("order_address_id"))) {
                        parcel = shipping;
                    }
                }
                String name = joined(" ", parcel.path("first_name"), parcel.path("last_name"));
                add(comment, "to " + (name == null ? "" : name));
                add(
                        comment,
                        joined(
                                ", ",
                                parcel.path("street_1"),
                                parcel.path("street_2"),
                                parcel.path("city"),
                                parcel.path("state"),
                                parcel.path("zip")));
            }
            return comment.length() == 0 ? null : comment.toString();
        }

        private void charge(BigDecimal cost, String type, String sku, String description, String tax) {
            if (cost.signum() != 0) {
                lines.add(line(null, null, type, sku, description, cost, number(order.path(tax))));
            }
        }

        private void credit() {
            BigDecimal certificate = number(order.path("gift_certificate_amount"));
            BigDecimal credit = number(order.path("store_credit_amount"));
            BigDecimal total = number(order.path("total_inc_tax"));
            BigDecimal before = subtotal.add(freight)
                    .add(handling)
                    .add(wrapping)
                    .add(feeTotal)
                    .subtract(discount)
                    .subtract(coupon);
            BigDecimal full = inclusive ? before : before.add(number(order.path("total_tax")));
            BigDecimal both = certificate.add(credit);
            boolean lowers = both.signum() > 0 && full.subtract(both).compareTo(total) == 0;
            if (certificate.signum() > 0) {
                String name = "Paid by gift certificate: "
                        + certificate.stripTrailingZeros().toPlainString();
                lines.add(line(null, null, "gift", "/GIFTCERT-USED", name, lowers ? certificate.negate() : ZERO, ZERO));
            }
            if (credit.signum() > 0) {
                String name =
                        "Paid by store credit: " + credit.stripTrailingZeros().toPlainString();
                lines.add(line(null, null, "gift", "/STORE-CREDIT", name, lowers ? credit.negate() : ZERO, ZERO));
            }
        }

        private static Object[] line(
                String id,
                String address,
                String type,
                String sku,
                String description,
                BigDecimal price,
                BigDecimal tax) {
            return new Object[] {id, address, type, sku, description, ONE, price, ZERO, tax, price, null, null};
        }

        private Object[] header() {
            JsonNode bill = order.path("billing_address");
            JsonNode shipping = consignments.path("shipping").path(0);
            JsonNode pickup = consignments.path("pickups").path(0);
            JsonNode ship =
                    !shipping.isMissingNode() ? shipping : pickup.has("location") ? pickup.path("location") : bill;
            Instant ordered = ZonedDateTime.parse(
                            order.path("date_created").asText(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            String shipName = joined(" ", ship.path("first_name"), ship.path("last_name"));
            return new Object[] {
                store("prefix") == null
                        ? order.path("id").asText()
                        : store("prefix") + order.path("id").asText(),
                store("import_as") == null ? "pending_cash_sale" : store("import_as"),
                store("customer_no"),
                store("customer_division"),
                store("salesperson_no"),
                store("payment_terms"),
                store("order_type"),
                store("hold_code"),
                "true".equals(store("print_pick_sheet")),
                "true".equals(store("print_sales_order")),
                store("tax_schedule"),
                ordered.atZone(ZoneId.of(store.getOrDefault("timezone", "UTC"))).toLocalDate(),
                ordered,
                text(order.path("status")),
                first(order.path("default_currency_code"), order.path("currency_code")),
                inclusive,
                joined(" ", bill.path("first_name"), bill.path("last_name")),
                text(bill.path("company")),
                text(bill.path("street_1")),
                text(bill.path("street_2")),
                text(bill.path("city")),
                text(bill.path("state")),
                text(bill.path("zip")),
                text(bill.path("country_iso2")),
                text(bill.path("phone")),
                text(bill.path("email")),
                shipName == null ? text(ship.path("name")) : shipName,
                text(ship.path("company")),
                first(ship.path("street_1"), ship.path("address_line_1")),
                first(ship.path("street_2"), ship.path("address_line_2")),
                text(ship.path("city")),
                text(ship.path("state")),
                first(ship.path("zip"), ship.path("postal_code")),
                first(ship.path("country_iso2"), ship.path("country_alpha2")),
                text(ship.path("phone")),
                text(ship.path("email")),
                first(shipping.path("shipping_method"), pickup.path("pickup_method_display_name")),
                purchaseOrder(bill),
                text(order.path("customer_message")),
                text(order.path("payment_method")),
                subtotal,
                discount.add(coupon),
                freight,
                handling.add(wrapping).add(feeTotal),
                number(order.path("total_tax")),
                number(order.path("total_inc_tax"))
            };
        }

        private BigDecimal amount(JsonNode node, String name) {
            return number(node.path(inclusive ? name + "_inc_tax" : name + "_ex_tax"));
        }

        private BigDecimal fee(JsonNode fee) {
            JsonNode cost = inclusive ? fee.path("cost_inc_tax") : fee.path("cost_ex_tax");
            return number(cost.isMissingNode() ? fee.path("cost_exc_tax") : cost);
        }

        private String store(String name) {
            String value = store.get(name);
            return value == null || value.isBlank() ? null : value;
        }
    }

    private static String purchaseOrder(JsonNode bill) {
        for (JsonNode field : bill.path("form_fields")) {
            if (field.path("name").asText().equals("PO Number")) {
                return text(field.path("value"));
            }
        }
        return null;
    }

    private static String couponCode(List<JsonNode> items) {
        for (JsonNode item : items) {
            for (JsonNode applied : item.path("applied_discounts")) {
                if (applied.path("id").asText().equals("coupon") && text(applied.path("code")) != null) {
                    return applied.path("code").asText();
                }
            }
        }
        return "";
    }

    private static void add(StringJoiner joiner, String text) {
        if (text != null) {
            joiner.add(text);
        }
    }

    private static String joined(String separator, JsonNode... nodes) {
        StringJoiner joined = new StringJoiner(separator);
        for (JsonNode node : nodes) {
            add(joined, text(node));
        }
        return joined.length() == 0 ? null : joined.toString();
    }

    private static String first(JsonNode one, JsonNode other) {
        String text = text(one);
        return text == null ? text(other) : text;
    }

    private static String text(JsonNode node) {
        String text = node.isNull() || node.isMissingNode() ? "" : node.asText();
        return text.isBlank() ? null : text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    }

    /** Amounts come as texts or as numbers. */
    private static BigDecimal number(JsonNode node) {
        BigDecimal number = node.isTextual() ? new BigDecimal(node.textValue()) : node.decimalValue();
        return number.setScale(4, RoundingMode.HALF_UP);
    }
}
