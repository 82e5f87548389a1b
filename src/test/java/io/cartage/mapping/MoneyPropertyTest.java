package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.mapping.RandomOrder.Amount;
import io.cartage.table.Rows;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** No amount is lost or changed on its way through the default mapping. */
class MoneyPropertyTest {
    private static final MappingPlan PLAN = ShippedMappings.plan("bigcommerce");

    @Property(tries = 2000)
    void staysTheSameToTheLastDecimal(@ForAll long seed) {
        RandomOrder order = new RandomOrder(seed);

        MappingResult result = PLAN.map(order.json(), ShippedMappings.STORE);

        assertThat(result).as(order.json().toPrettyString()).isInstanceOf(Mapped.class);
        Rows header = ((Mapped) result).rows().get(0);
        Rows lines = ((Mapped) result).rows().get(1);
        boolean inclusive = order.json().get("is_tax_inclusive_pricing").booleanValue();
        BigDecimal sum = MappingDesk.column(lines, "line_total").stream()
                .map(value -> (BigDecimal) value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = inclusive ? BigDecimal.ZERO : amount(order, "total_tax");
        assertThat(sum.add(tax)).isEqualByComparingTo(amount(order, "total_inc_tax"));
        assertThat((BigDecimal) MappingDesk.cell(header, 0, "order_total"))
                .isEqualByComparingTo(amount(order, "total_inc_tax"));
    }

    @Property(tries = 2000)
    void isRefusedIfAnyAmountIsOffByTheSmallestUnit(@ForAll long seed, @ForAll @IntRange(max = 1000) int which) {
        RandomOrder order = new RandomOrder(seed);
        Amount amount = order.amounts().get(which % order.amounts().size());
        BigDecimal unit =
                which % 2 == 0 ? order.smallestUnit() : order.smallestUnit().negate();

        amount.shift(unit);

        assertThat(PLAN.map(order.json(), ShippedMappings.STORE))
                .as("%s shifted by %s in %s", amount.field(), unit, order.json().toPrettyString())
                .isInstanceOf(Unmappable.class);
    }

    private static BigDecimal amount(RandomOrder order, String field) {
        return new BigDecimal(order.json().get(field).textValue());
    }
}
