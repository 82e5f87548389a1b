package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.config.Home;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.table.Column;
import io.cartage.table.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes small mappings into a folder of its own and maps small payloads by them. */
final class MappingDesk {
    private static final String REST_OF_FILE =
            """
            mapping: test/orders
            s_orders:
              order_no: id
              order_date: {value: 2026-01-31}
              currency: {value: USD}
              order_total: {value: 0}
              %s
            s_order_details:
              items: {each: lines, columns: {sku: sku, quantity: {value: 1}, line_total: {value: 0}, line_type: {value: item}}}
            control:
              nothing: {payload: = 0, rows: = 0}
            """;

    private final Path directory;
    private StoreContext store = new StoreContext("shop", Map.of("prefix", "S-"));

    MappingDesk(Path directory) {
        this.directory = directory;
    }

    MappingDesk store(Map<String, String> values) {
        store = new StoreContext("shop", values);
        return this;
    }

    MappingDesk write(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Home home() {
        return Home.at(directory);
    }

    /** Loads a customer's mapping of the cart {@code test}. */
    Optional<MappingPlan> load(String customer, Problems problems) {
        return MappingFiles.load(home(), customer, "test", "orders", TestTables.all(), problems);
    }

    MappingPlan plan(String yaml) {
        write("mappings/default/test/orders.yaml", yaml);
        Problems problems = new Problems();
        Optional<MappingPlan> plan = load("default", problems);
        assertThat(problems.all()).filteredOn(Problem::isError).isEmpty();
        return plan.orElseThrow();
    }

    /** What the column {@code comments} becomes by this entry. */
    @Nullable
    Object comments(String entry, String payload) {
        return column("comments", entry, payload);
    }

    @Nullable
    Object column(String column, String entry, String payload) {
        MappingResult result = map(column + ": " + entry, payload);
        if (result instanceof Unmappable refused) {
            throw new AssertionError("refused: " + refused.reasons());
        }
        return cell(((Mapped) result).rows().get(0), 0, column);
    }

    /** The messages for which a payload is refused by a mapping with this entry. */
    List<String> reasons(String entry, String payload) {
        MappingResult result = map("comments: " + entry, payload);
        assertThat(result).isInstanceOf(Unmappable.class);
        return ((Unmappable) result).reasons().stream().map(Reason::message).toList();
    }

    private MappingResult map(String line, String payload) {
        return plan(REST_OF_FILE.formatted(line)).map(json(payload), store);
    }

    MappingResult map(MappingPlan plan, String payload) {
        return plan.map(json(payload), store);
    }

    static @Nullable Object cell(Rows rows, int row, String column) {
        List<String> names = rows.columns().stream().map(Column::name).toList();
        return rows.values().get(row)[names.indexOf(column)];
    }

    /** One column of all rows. */
    static List<@Nullable Object> column(Rows rows, String column) {
        int place = rows.columns().stream().map(Column::name).toList().indexOf(column);
        return rows.values().stream().<@Nullable Object>map(row -> row[place]).toList();
    }

    /** An order with these fields; quotes may be single ones. */
    static JsonNode json(String fields) {
        return raw(("{'id': 1, " + fields + "}").replace(", }", "}").replace('\'', '"'));
    }

    static JsonNode raw(String json) {
        try {
            return PayloadReader.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
