package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cartage.mapping.RandomOrder.Amount;
import io.cartage.table.Rows;
import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No amount is lost or changed on its way through the default mappings. */
class MoneyPropertyTest {

    /** Where orders come from, and which of their amounts count. */
    enum Source {
        BIGCOMMERCE(ShippedMappings.plan("bigcommerce")),
        SHOPIFY(ShippedMappings.plan("shopify")),
        SHOPIFY_AS_THE_CUSTOMER_PAID(ShippedMappings.shown("presentment-money.yaml"));

        final MappingPlan plan;

        Source(MappingPlan plan) {
            this.plan = plan;
        }

        RandomOrder order(long seed) {
            return switch (this) {
                case BIGCOMMERCE -> new RandomBigCommerceOrder(seed);
                case SHOPIFY -> new RandomShopifyOrder(seed, "shopMoney");
                case SHOPIFY_AS_THE_CUSTOMER_PAID -> new RandomShopifyOrder(seed, "presentmentMoney");
            };
        }
    }

    @Property(tries = 3000)
    void staysTheSameToTheLastDecimal(@ForAll Source source, @ForAll long seed) {
        RandomOrder order = source.order(seed);

        MappingResult result = source.plan.map(order.json(), ShippedMappings.STORE);

        assertThat(result).as(order.json().toPrettyString()).isInstanceOf(Mapped.class);
        Rows header = ((Mapped) result).rows().get(0);
        Rows lines = ((Mapped) result).rows().get(1);
        BigDecimal sum = MappingDesk.column(lines, "line_total").stream()
                .map(value -> (BigDecimal) value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.add(order.addedTax())).isEqualByComparingTo(order.total());
        assertThat((BigDecimal) MappingDesk.cell(header, 0, "order_total")).isEqualByComparingTo(order.total());
    }

    @Property(tries = 3000)
    void isRefusedIfAnyAmountIsOffByTheSmallestUnit(
            @ForAll Source source, @ForAll long seed, @ForAll @IntRange(max = 1000) int which) {
        RandomOrder order = source.order(seed);
        Amount amount = order.amounts().get(which % order.amounts().size());
        BigDecimal unit =
                which % 2 == 0 ? order.smallestUnit() : order.smallestUnit().negate();

        amount.shift(unit);

        assertThat(source.plan.map(order.json(), ShippedMappings.STORE))
                .as("%s shifted by %s in %s", amount.field(), unit, order.json().toPrettyString())
                .isInstanceOf(Unmappable.class);
    }

    @Property(tries = 500)
    void isRefusedIfALineIsMissing(@ForAll long seed, @ForAll @IntRange(max = 1000) int which) {
        RandomShopifyOrder order = new RandomShopifyOrder(seed, "shopMoney");
        ArrayNode list = order.lines().get(which % order.lines().size());
        JsonNode line = list.get(which % list.size());
        boolean isTip = line.get("sku").isNull(); // which the order tells once more
        Assume.that(!isTip && line.get("currentQuantity").intValue() > 0);

        list.remove(which % list.size());

        assertThat(Source.SHOPIFY.plan.map(order.json(), ShippedMappings.STORE))
                .as("without %s: %s", line.get("id"), order.json().toPrettyString())
                .isInstanceOf(Unmappable.class);
    }
}
