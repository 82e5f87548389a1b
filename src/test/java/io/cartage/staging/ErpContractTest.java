package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.outbox.Shipments;
import io.cartage.staging.outbox.Split;
import io.cartage.staging.stock.StockBook;
import io.cartage.staging.stock.StockDesk;
import io.cartage.staging.stock.StockRules;
import io.cartage.table.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** docs/erp-contract.md tells the truth. */
@OnEveryDatabase
class ErpContractTest {
    private static final Path PAGE = Path.of("docs/erp-contract.md");
    private static final Pattern STATEMENTS = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private static final String SESSION = "\n## A session to paste\n";
    private static final String ROWS =
            """
            select shipment_no, sku, push_status, push_cause
            from external_order_shipments
            where store_id = 'practice'
            order by id
            """;

    @Parameter
    TestBed bed;

    @Test
    void describesEveryColumnAsTheDatabaseHasIt() throws IOException, SQLException {
        for (String table : bed.database().tables().keySet()) {
            assertThat(described(table)).as(table).isEqualTo(standing(table));
        }
    }

    @Test
    void saysOfEveryColumnWhetherAMappingFillsIt() throws IOException {
        for (String table : List.of("s_orders", "s_order_details")) {
            assertThat(described(table).stream()
                            .filter(row -> row.contains("| mapping |"))
                            .map(row -> row.split("`", -1)[1]))
                    .containsExactlyElementsOf(bed.database().tables().get(table).mappable().stream()
                            .map(Column::name)
                            .toList());
        }
    }

    @Test
    void runsTheStatementsOfThePage() throws IOException {
        Desk desk = new Desk(bed.database(), "acme-us");
        desk.stage(bed.page(2));

        List<String> statements = statements(page().substring(0, page().indexOf(SESSION)));
        statements.forEach(desk::sql);

        assertThat(statements).hasSize(14);
        assertThat(desk.orders("order_no", "import_status", "erp_order_no", "import_message"))
                .containsExactly("A-1 imported SO-4711 null", "A-2 error null unknown SKU MUG-RED");
        assertThat(desk.rows("select sku, warehouse, qty_available, push_status from product_qty_in_stock"
                        + " where store_id = 'acme-us'"))
                .containsExactly("MUG MAIN 42.0000 pending");
        assertThat(desk.rows("select order_no, sku, quantity, push_status from external_order_shipments"
                        + " where store_id = 'acme-us'"))
                .containsExactly("A-1 MUG 1.0000 pending");
    }

    /** With Cartage planning in between, as far as it needs no cart for that. */
    @Test
    void goesThroughTheSessionOfThePage() throws IOException {
        Desk desk = new Desk(bed.database(), "practice");
        Shipments shipments = new Shipments(bed.database().dataSource(), Desk.CLOCK);
        List<String> blocks = blocks(page().substring(page().indexOf(SESSION)));
        assertThat(blocks).hasSize(8);

        blocks.subList(0, 5).forEach(block -> run(block, desk));
        shipments.plan("practice", Split.WAREHOUSE, Set.of());
        List<String> answered = desk.rows(ROWS);
        run(blocks.get(5), desk);
        run(blocks.get(6), desk);
        shipments.plan("practice", Split.WAREHOUSE, Set.of());

        assertThat(desk.orders("order_no", "import_status", "erp_order_no", "import_message"))
                .containsExactly(
                        "P-100 imported SO-100 null",
                        "P-101 error null unknown SKU MUG-RED",
                        "P-102 imported SO-102 null");
        assertThat(answered)
                .containsExactly(
                        "SH-1 MUG sending null",
                        "SH-2 null sending null",
                        "SH-2 null sending null",
                        "SH-3 MUGG error unknown-line");
        assertThat(desk.rows(ROWS)).last().isEqualTo("SH-3 MUG sending null");
        assertThat(desk.rows("select subject from cartage_outbox where store_id = 'practice' order by id"))
                .as("each tracking number is a shipment of its own")
                .containsExactly(
                        "shipment SH-1 of order P-100",
                        "shipment SH-2 of order P-100",
                        "shipment SH-2 of order P-100",
                        "shipment SH-3 of order P-102");
        assertThat(openUnits()).containsExactly("CUP 0 of 7", "MUG 0 of 45", "MUG-RED 1 of 4");

        run(blocks.get(7), desk);

        assertThat(desk.orders("order_no")).isEmpty();
        assertThat(desk.lines("100", "sku")).isEmpty();
        assertThat(desk.rows(ROWS)).isEmpty();
    }

    /** What Cartage would subtract from the stock of the session, by SKU. */
    private List<String> openUnits() {
        return StockDesk.all(new StockBook(bed.database().dataSource(), Desk.CLOCK).plan("practice", StockRules.NONE))
                .stream()
                .map(row -> "%s %s of %s".formatted(row.sku(), plain(row.openUnits()), plain(row.available())))
                .sorted()
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.setScale(0, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static void run(String block, Desk desk) {
        statements("```sql\n" + block + "```").forEach(desk::sql);
    }

    /** The rows of the table's section, without what only the page knows. */
    private static List<String> described(String table) throws IOException {
        String page = page();
        int start = page.indexOf("\n## " + table + "\n");
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private List<String> standing(String table) throws IOException, SQLException {
        List<String> fillers =
                described(table).stream().map(row -> row.split(" \\| ", -1)[2]).toList();
        List<String> rows = new ArrayList<>();
        try (Connection connection = bed.database().dataSource().getConnection()) {
            DatabaseMetaData metadata = connection.getMetaData();
            ResultSet columns = metadata.getColumns(connection.getCatalog(), connection.getSchema(), table, null);
            while (columns.next()) {
                String filler = rows.size() < fillers.size() ? fillers.get(rows.size()) : "?";
                rows.add("| `%s` | %s | %s | %s |"
                        .formatted(
                                columns.getString("COLUMN_NAME"), type(columns), filler, columns.getString("REMARKS")));
            }
        }
        return rows;
    }

    private static String type(ResultSet column) throws SQLException {
        String name = column.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
        int size = column.getInt("COLUMN_SIZE");
        String type =
                switch (name) {
                    case "varchar", "character varying" -> size >= 1_000_000_000 ? "text" : "varchar(" + size + ")";
                    case "numeric", "decimal" -> "decimal(" + size + "," + column.getInt("DECIMAL_DIGITS") + ")";
                    case "int4", "integer" -> "integer";
                    case "int8", "bigint", "bigserial" -> "bigint";
                    case "bool", "boolean" -> "boolean";
                    default -> name;
                };
        String fallback = column.getString("COLUMN_DEF");
        return "`" + type + "`"
                + (column.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls ? " not null" : "")
                + ("YES".equals(column.getString("IS_AUTOINCREMENT"))
                        ? ", identity"
                        : fallback == null ? "" : ", default `" + literal(fallback) + "`");
    }

    private static String literal(String fallback) {
        String value = fallback.replaceFirst("::.*", "");
        return value.startsWith("'") ? value : value.toLowerCase(Locale.ROOT);
    }

    private static List<String> statements(String text) {
        return blocks(text).stream()
                .flatMap(block -> Pattern.compile(";\\s*").splitAsStream(block))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private static List<String> blocks(String text) {
        return STATEMENTS
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }
}
