package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.mapping.ExplainedRow.Cell;
import io.cartage.mapping.ExplainedRow.Source;
import io.cartage.table.Rows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of rows, the checks over them, and how they are explained. */
class RowsAndChecksTest {
    private static final String FILE =
            """
            mapping: test/orders
            names:
              all_items:
                first:
                  - fetched.items
                  - {all: [parcels.items, downloads]}
              parcel: parcels[id = row.parcel_id]
            s_orders:
              order_no: id
              order_date: {value: 2026-01-31}
              currency: currency
              order_total: total
            s_order_details:
              goods:
                each: all_items
                where: qty > 0
                columns:
                  line_type: {value: item}
                  sku: sku
                  warehouse: parcel.name
                  cart_line_id: payload.id
                  quantity: qty
                  line_total: sum
              freight:
                once: freight > 0
                columns: {line_type: {value: freight}, quantity: {value: 1}, line_total: freight}
            control:
              total: {payload: [total, = total + credit], rows: sum(s_order_details.line_total)}
              units:
                payload: units
                rows: sum(s_order_details[line_type='item'].quantity)
                decimals: 0
                message: lines are missing
            """;

    private static final String PARCELS =
            "'parcels': [{'id': 1, 'name': 'north', 'items': [{'id': 91, 'parcel_id': 1, 'sku': 'A', 'qty': 2, 'sum': '10.00'}]},"
                    + " {'id': 2, 'name': 'south', 'items': [{'id': 92, 'parcel_id': 2, 'sku': 'B', 'qty': 1, 'sum': 5.5},"
                    + " {'parcel_id': 2, 'sku': 'C', 'qty': 0, 'sum': '0'}]}], 'downloads': [{'sku': 'D', 'qty': 1, 'sum': '1.00'}]";

    @TempDir
    private Path directory;

    private MappingDesk desk;
    private MappingPlan plan;

    @BeforeEach
    void sitDown() {
        desk = new MappingDesk(directory).store(Map.of());
        plan = desk.plan(FILE);
    }

    @Test
    void makesARowOfEachElementInAllListsAndOneOfEachCondition() {
        assertThat(details(order("20.50", "USD", 4, 4), "sku")).containsExactly("A", "B", "D", null);
        assertThat(details(order("20.50", "USD", 4, 4), "line_type"))
                .containsExactly("item", "item", "item", "freight");
    }

    @Test
    void takesTheFirstListThatHoldsAnything() {
        String fetched = ", 'fetched': {'items': [{'sku': 'X', 'qty': 4, 'sum': '16.50'}]}";

        assertThat(details(order("20.50", "USD", 4, 4) + fetched, "sku")).containsExactly("X", null);
        assertThat(details(order("20.50", "USD", 4, 4) + ", 'fetched': {'items': []}", "sku"))
                .hasSize(4);
    }

    @Test
    void findsWhatBelongsToARowByAFilter() {
        assertThat(details(order("20.50", "USD", 4, 4), "warehouse")).containsExactly("north", "south", null, null);
    }

    /** A name is worked out once for an order, but not one that looks at the row, be it through another. */
    @Test
    void worksOutANameForEachRowThatItLooksAt() {
        MappingPlan named = desk.plan(FILE.replace(
                        "s_orders:",
                        """
                          twice: = row.qty * 2
                          thrice: = twice + row.qty
                          place: parcels[id = row.parcel_id]
                          placed: = 'in ' & place.name
                          all_twice: = sum(each(all_items, thrice)) + freight
                        s_orders:""")
                .replace("sku: sku", "sku: \"= sku & thrice & '/' & all_twice\"\n      description: placed"));

        MappingResult result = desk.map(named, order("20.50", "USD", 4, 4));

        Rows rows = ((Mapped) result).rows().get(1);
        assertThat(MappingDesk.column(rows, "sku")).containsExactly("A6/16", "B3/16", "D3/16", null);
        assertThat(MappingDesk.column(rows, "description")).containsExactly("in north", "in south", "in ", null);
    }

    @Test
    void reachesTheOrdersOwnFieldFromWithinARow() {
        assertThat(details(order("20.50", "USD", 4, 4), "cart_line_id")).containsExactly("1", "1", "1", null);
    }

    @Test
    void acceptsAnyOfTheAlternativesOfACheck() {
        assertThat(desk.map(plan, order("18.50", "USD", 4, 4) + ", 'credit': '2.00'"))
                .isInstanceOf(Mapped.class);
    }

    @Test
    void refusesAnOrderWhoseRowsDifferFromThePayloadNamingBothNumbers() {
        assertThat(refused(order("20.51", "USD", 4, 5) + ", 'credit': 1"))
                .containsExactly(
                        "control.total: the payload says 20.51 (total) or 21.51 (= total + credit), the rows come to 20.50."
                                + " Compare the order in the cart with its rows, correct the order or the mapping, and replay"
                                + " (mappings/default/test/orders.yaml:28:3)",
                        "control.units: lines are missing: the payload says 5 (units), the rows come to 4. Compare the order"
                                + " in the cart with its rows, correct the order or the mapping, and replay"
                                + " (mappings/default/test/orders.yaml:29:3)");
    }

    @Test
    void comparesMoneyWithTheDecimalsOfItsCurrency() {
        assertThat(desk.map(plan, order("20.504", "USD", 4, 4) + ", 'credit': 0"))
                .isInstanceOf(Mapped.class);
        assertThat(desk.map(plan, order("20.504", "KWD", 4, 4) + ", 'credit': 0"))
                .isInstanceOf(Unmappable.class);
        assertThat(desk.map(plan, order("21.4", "JPY", 4, 4) + ", 'credit': 0")).isInstanceOf(Mapped.class);
        assertThat(desk.map(plan, order("20", "JPY", 4, 4) + ", 'credit': 0")).isInstanceOf(Unmappable.class);
    }

    @Test
    void refusesACurrencyThatIsNotKnown() {
        assertThat(refused(order("20.50", "DOLLARS", 4, 4)))
                .containsExactly(
                        "s_orders.currency: 'DOLLARS' is no currency that is known, so amounts can't be compared."
                                + " Correct it, and replay (mappings/default/test/orders.yaml:28:3)");
    }

    @Test
    void refusesWhatIsNoOrder() throws IOException {
        for (String json : List.of("[]", "{}", "null", "7", "\"text\"")) {
            assertThat(plan.map(MappingDesk.raw(json), new StoreContext("s", Map.of())))
                    .isInstanceOfSatisfying(Unmappable.class, refused -> assertThat(refused.reasons())
                            .extracting(Reason::message)
                            .containsExactly("the payload is no order: it has no fields"));
        }
    }

    @Test
    void tellsTheReasonsOfAllRowsButNotOfThousands() {
        StringBuilder items = new StringBuilder("{'qty': 1, 'sum': 'x0'}");
        for (int i = 1; i < 100; i++) {
            items.append(", {'qty': 1, 'sum': 'x").append(i).append("'}");
        }

        List<String> reasons = refused("'downloads': [" + items + "], 'currency': 'USD', 'total': 1");

        assertThat(reasons)
                .hasSize(21)
                .first()
                .asString()
                .startsWith(
                        "s_order_details.line_total: row 1 of 'goods': 'sum' is 'x0', but the column takes numbers.");
        assertThat(reasons.get(20)).startsWith("and 80 more of this sort");
    }

    @Test
    void explainsEachCellByTheExactPlaceItComesFrom() {
        List<ExplainedRow> rows =
                plan.explain(MappingDesk.json(order("20.50", "USD", 4, 4)), new StoreContext("s", Map.of()));

        assertThat(rows).extracting(ExplainedRow::group).containsExactly("", "goods", "goods", "goods", "freight");
        assertThat(cell(rows, 0, "order_total").sources()).containsExactly(new Source("total", "20.50"));
        assertThat(cell(rows, 2, "sku").sources()).containsExactly(new Source("parcels[1].items[0].sku", "B"));
        assertThat(cell(rows, 2, "line_total"))
                .satisfies(cell -> assertThat(cell.value()).isEqualTo(new BigDecimal("5.5000")))
                .satisfies(cell -> assertThat(cell.sources())
                        .containsExactly(new Source("parcels[1].items[0].sum", new BigDecimal("5.5"))))
                .satisfies(cell -> assertThat(cell.at()).hasToString("mappings/default/test/orders.yaml:23:7"));
        assertThat(cell(rows, 2, "warehouse").sources())
                .containsExactly(
                        new Source("parcels[1].items[0].parcel_id", BigDecimal.valueOf(2)),
                        new Source("parcels[1].name", "south"));
        assertThat(cell(rows, 3, "warehouse").sources()).contains(new Source("parcel.name", null));
    }

    @Test
    void explainsTheCellsOfAnOrderThatIsRefused() {
        List<ExplainedRow> rows =
                plan.explain(MappingDesk.json("'total': 'much', 'currency': 'USD'"), new StoreContext("s", Map.of()));

        assertThat(cell(rows, 0, "order_total").reason())
                .hasValueSatisfying(reason -> assertThat(reason.message()).startsWith("'total' is 'much'"));
    }

    @Test
    void explainsTheSameValuesThatItMaps() throws IOException {
        for (ShippedMappings.Shipped mapping : ShippedMappings.all()) {
            MappingPlan shipped = mapping.plan();
            for (String sample : ShippedMappings.samples(mapping.cart())) {
                JsonNode order = ShippedMappings.sample(mapping.cart(), sample);
                List<ExplainedRow> rows = shipped.explain(order, ShippedMappings.STORE);
                if (shipped.map(order, ShippedMappings.STORE) instanceof Mapped mapped) {
                    assertThat(rows).hasSize(1 + mapped.rows().get(1).values().size());
                    for (int i = 0; i < rows.size(); i++) {
                        var table = mapped.rows().get(i == 0 ? 0 : 1);
                        int row = i == 0 ? 0 : i - 1;
                        assertThat(rows.get(i).cells()).allSatisfy(cell -> assertThat(cell.value())
                                .isEqualTo(MappingDesk.cell(table, row, cell.column())));
                    }
                }
            }
        }
    }

    private static String order(String total, String currency, int freight, int units) {
        return "'total': '" + total + "', 'currency': '" + currency + "', 'freight': " + freight + ", 'units': " + units
                + ", " + PARCELS;
    }

    private List<Object> details(String payload, String column) {
        MappingResult result = desk.map(plan, payload);
        assertThat(result).isInstanceOf(Mapped.class);
        return MappingDesk.column(((Mapped) result).rows().get(1), column);
    }

    private List<String> refused(String payload) {
        MappingResult result = desk.map(plan, payload);
        assertThat(result).isInstanceOf(Unmappable.class);
        return ((Unmappable) result).reasons().stream().map(Reason::toString).toList();
    }

    private static Cell cell(List<ExplainedRow> rows, int row, String column) {
        return rows.get(row).cells().stream()
                .filter(cell -> cell.column().equals(column))
                .findFirst()
                .orElseThrow();
    }
}
