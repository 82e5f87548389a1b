package io.cartage.sandbox.shopify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a line of an order as the API shows it. */
record LineGraph(Order order, MoneyGraph money, boolean taxesIncluded) {
    private static final long GROUPS = 2_600_000_000_001L;
    private static final long DUTIES = 3_400_000_000_001L;

    Map<String, Object> map(Line line) {
        Item item = line.item();
        Map<String, Object> map = new LinkedHashMap<>(64);
        map.put("id", Gid.of("LineItem", line.id()));
        map.put("name", name(item));
        map.put("title", item.title());
        map.put("variantTitle", item.article() == null ? null : item.article().variantTitle());
        map.put("vendor", item.article() == null ? null : item.article().vendor());
        map.put("sku", item.sku());
        quantities(line, map);
        map.put("requiresShipping", item.isShipped());
        map.put("taxable", item.isOrdinary());
        map.put("isGiftCard", item.kind() == Item.Kind.GIFT_CARD);
        map.put("variant", variant(item.article()));
        map.put("product", product(item.article()));
        map.put("lineItemGroup", group(line));
        map.put("customAttributes", attributes(item.attributes()));
        amounts(line, map);
        map.put("discountAllocations", money.allocations(line.allocations()));
        map.put("taxLines", money.taxLines(line.taxes()));
        map.put("duties", duties(line));
        return map;
    }

    static List<Map<String, Object>> attributes(Map<String, String> attributes) {
        List<Map<String, Object>> list = new ArrayList<>(attributes.size());
        attributes.forEach((key, value) -> {
            Map<String, Object> attribute = new LinkedHashMap<>();
            attribute.put("key", key);
            attribute.put("value", value);
            list.add(attribute);
        });
        return list;
    }

    private static void quantities(Line line, Map<String, Object> map) {
        boolean deliverable = line.item().kind() != Item.Kind.TIP;
        int gone = line.item().removed() + line.refunded();
        map.put("quantity", line.quantity());
        map.put("currentQuantity", line.current());
        map.put("refundableQuantity", line.current());
        map.put("unfulfilledQuantity", line.unfulfilled());
        map.put("nonFulfillableQuantity", deliverable ? gone : line.quantity());
    }

    private void amounts(Line line, Map<String, Object> map) {
        Bag original = line.item().total();
        Bag discounted = original.minus(line.lineDiscount());
        Bag left = line.after(View.CURRENT);
        Bag beforeTax = taxesIncluded ? left.minus(Bag.sum(line.taxes(View.CURRENT))) : left;
        map.put("originalUnitPriceSet", money.bag(line.item().price()));
        map.put("originalTotalSet", money.bag(original));
        map.put("discountedUnitPriceSet", money.bag(discounted.part(1, line.quantity())));
        map.put("discountedTotalSet", money.bag(discounted));
        map.put("totalDiscountSet", money.bag(line.lineDiscount()));
        map.put(
                "discountedUnitPriceAfterAllDiscountsSet",
                money.tender().padded(line.after().part(1, line.quantity())));
        map.put("priceAfterAllDiscountsBeforeTaxesSet", money.tender().padded(beforeTax));
    }

    private List<Map<String, Object>> duties(Line line) {
        if (line.duty().isZero()) {
            return List.of();
        }
        Map<String, Object> duty = new LinkedHashMap<>();
        duty.put("id", Gid.of("Duty", DUTIES + line.id()));
        duty.put("harmonizedSystemCode", "6109.10");
        duty.put("countryCodeOfOrigin", "PT");
        duty.put("price", money.bag(line.duty()));
        duty.put("taxLines", List.of());
        return List.of(duty);
    }

    private static String name(Item item) {
        String variant = item.article() == null ? null : item.article().variantTitle();
        return variant == null ? item.title() : item.title() + " - " + variant;
    }

    private static @Nullable Map<String, Object> variant(@Nullable Article article) {
        return article == null || article.deleted() ? null : Goods.ordered(article);
    }

    private static @Nullable Map<String, Object> product(@Nullable Article article) {
        return article == null || article.deleted() ? null : Goods.product(article);
    }

    private @Nullable Map<String, Object> group(Line line) {
        if (line.item().group() == 0) {
            return null;
        }
        Map<String, Object> group = new LinkedHashMap<>();
        group.put(
                "id",
                Gid.of(
                        "LineItemGroup",
                        OrderIds.part(GROUPS, order.state().index(), line.item().group())));
        group.put("title", "Gift set");
        group.put("quantity", line.quantity());
        group.put("variantSku", "SET-" + line.item().group());
        return group;
    }
}
