package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.table.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** docs/erp-contract.md tells the truth. */
@OnEveryDatabase
class ErpContractTest {
    private static final Path PAGE = Path.of("docs/erp-contract.md");
    private static final Pattern STATEMENTS = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

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

        List<String> statements = statements();
        statements.forEach(desk::sql);

        assertThat(statements).hasSize(7);
        assertThat(desk.orders("id", "import_status", "erp_order_no", "import_message"))
                .containsExactly("1 imported SO-4711 null", "2 error null unknown SKU MUG-RED");
    }

    /** The rows of the table's section, without what only the page knows. */
    private static List<String> described(String table) throws IOException {
        String page = Files.readString(PAGE);
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

    private static List<String> statements() throws IOException {
        return STATEMENTS
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .flatMap(block -> Pattern.compile(";\\s*").splitAsStream(block))
                .filter(statement -> !statement.isBlank())
                .toList();
    }
}
