package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store file as a form. */
class StoreFormTest {
    private static final Map<String, String> WISHES =
            Map.of("status", "A status of the cart", "order_number", "Whether the ERP's number is written");
    private static final String FILE =
            """
            # Of the shop.
            store: shop
            cart: some
            connection: {key: "${env:KEY}"}

            orders:            # to the ERP
              statuses: [One, "2"]   # two of them
              every: 5m

            # Stock.
            inventory:
              warehouses: {MAIN: Main Street}   # by name
            when_staged: {status: One}
            """;

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("stores"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @Test
    void showsWhatIsWritten() {
        Map<String, StoreForm.Field> fields = form(FILE).fields();

        assertThat(fields.get("orders.statuses").value()).isEqualTo("One, 2");
        assertThat(fields.get("orders.every").line()).isEqualTo(8);
        assertThat(fields.get("inventory.warehouses").value()).isEqualTo("MAIN: Main Street");
        assertThat(fields.get("when_staged.status").value()).isEqualTo("One");
        assertThat(fields.get("when_staged.order_number").words()).containsExactly("true", "false");
        assertThat(fields).doesNotContainKeys("store", "cart", "connection", "sandbox");
        assertThat(form(FILE).group("shipments").orElseThrow().isOn()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void leavesAFileAsItIsIfNothingIsChanged(Path file) throws IOException {
        String text = Files.readString(file);
        Map<String, String> same = new HashMap<>();
        form(text).fields().forEach((path, field) -> same.put(path, field.value()));

        assertThat(fill(text, same, Map.of())).isEqualTo(text);
    }

    @Test
    void writesWhatWasChangedAndKeepsTheRest() {
        String filled = fill(
                FILE,
                Map.of(
                        "orders.statuses", "One\n2\nThree, with a comma",
                        "orders.every", "",
                        "orders.prefix", "007",
                        "inventory.warehouses", "MAIN: Main Street\n02: Outlet: the old one",
                        "when_staged.status", "",
                        "customer", "acme",
                        "defaults.print_pick_sheet", "true"),
                Map.of("shipments", true));

        assertThat(filled)
                .contains("# Of the shop.\nstore: shop\ncart: some\ncustomer: acme\nconnection:")
                .contains("  statuses: [One, \"2\", Three, with a comma]   # two of them\n")
                .contains("  prefix: \"007\"\n")
                .contains(
                        "# Stock.\ninventory:\n  warehouses: {MAIN: Main Street, \"02\": \"Outlet: the old one\"}   # by name")
                .contains("shipments: {}")
                .contains("print_pick_sheet: true")
                .doesNotContain("every", "when_staged");
    }

    @Test
    void switchesASectionOff() {
        assertThat(fill(FILE, Map.of(), Map.of("inventory", false)))
                .doesNotContain("inventory")
                .contains("when_staged: {status: One}");
    }

    @Test
    void makesNoSectionOfBlankValues() {
        assertThat(fill(FILE, Map.of("notices.to", " ", "defaults.customer_no", ""), Map.of("shipments", false)))
                .isEqualTo(FILE);
    }

    private static StoreForm form(String text) {
        return StoreForm.of(
                Yaml.readMap("stores/shop.yaml", text, new Problems()).orElseThrow(), WISHES);
    }

    private static String fill(String text, Map<String, String> values, Map<String, Boolean> on) {
        return form(text)
                .fill(YamlText.of("stores/shop.yaml", text), values, on)
                .text();
    }
}
