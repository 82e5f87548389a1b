package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs between the rows that two mappings make of one order. */
class RowsDiffTest {
    private static final String MAPPING =
            """
            mapping: test/orders
            s_orders:
              order_no: id
              order_date: {value: 2026-01-31}
              currency: {value: USD}
              order_total: {value: 0}
              comments: note
            s_order_details:
              items:
                each: lines
                where: qty > 0
                columns: {cart_line_id: id, sku: sku, quantity: qty, line_total: sum, line_type: {value: item}}
            control:
              nothing: {payload: = 0, rows: = 0}
            """;

    private static final String ORDER =
            """
            'note': 'by hand', 'fee': '5.00', 'lines': [
              {'id': 1, 'sku': 'A', 'qty': 1, 'sum': '10.00'},
              {'id': 2, 'sku': 'B', 'qty': 2, 'sum': '20.00'},
              {'id': 3, 'sku': 'C', 'qty': 3, 'sum': '30.00'}]
            """;

    @TempDir
    private Path directory;

    private MappingDesk desk;
    private Mapped before;

    @BeforeEach
    void mapOnce() {
        desk = new MappingDesk(directory);
        before = map(MAPPING);
    }

    @Test
    void isEmptyWhereNumbersAreOnlyWrittenOtherwise() {
        assertThat(diff("line_total: sum", "line_total: = sum + 0.000")).isEmpty();
    }

    @Test
    void tellsACellThatChangesOrLosesItsValue() {
        assertThat(diff("comments: note", "comments: = upper(note)"))
                .containsExactly("s_orders.comments: by hand -> BY HAND");
        assertThat(diff("  comments: note\n", "")).containsExactly("s_orders.comments: by hand -> null");
    }

    @Test
    void comparesALineWithTheSameLineAlthoughOneBeforeItIsGone() {
        assertThat(diff("where: qty > 0", "where: qty <> 2"))
                .containsExactly(
                        "s_order_details.: cart_line_id 2, line_type item, sku B, quantity 2.0000, line_total 20.0000"
                                + " -> null");
    }

    @Test
    void tellsARowThatComesWithoutTouchingTheOthers() {
        String fee =
                "s_order_details:\n  fee: {once: fee > 0, columns: {line_type: {value: fee}, quantity: {value: 1}, line_total: fee}}\n";

        assertThat(diff("s_order_details:\n", fee))
                .containsExactly("s_order_details.: null -> line_type fee, quantity 1.0000, line_total 5.0000");
    }

    @Test
    void takesRowsWithoutAPartnerForTheSameInTheirOrder() {
        assertThat(diff("line_type: {value: item}", "line_type: {value: gift}"))
                .containsExactly(
                        "s_order_details.line_type: item -> gift",
                        "s_order_details.line_type: item -> gift",
                        "s_order_details.line_type: item -> gift");
    }

    private List<String> diff(String was, String is) {
        assertThat(MAPPING).contains(was);
        return RowsDiff.between(before, map(MAPPING.replace(was, is))).cells().stream()
                .map(cell -> cell.table() + "." + cell.column() + ": " + cell.before() + " -> " + cell.after())
                .toList();
    }

    private Mapped map(String mapping) {
        return (Mapped) desk.map(desk.plan(mapping), ORDER);
    }
}
