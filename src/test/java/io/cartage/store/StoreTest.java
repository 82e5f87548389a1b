package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.cartage.config.Secret;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store file that is right comes to. Those that are wrong: {@link InvalidStoresTest}. */
class StoreTest {
    /** As little as a store can do with. */
    private static final String SMALLEST =
            """
            store: shop
            cart: bigcommerce
            sandbox: {}
            orders: {statuses: 9}
            """;

    /** Every setting, each with another value than its default. */
    static final String FULL =
            """
            # yaml-language-server: $schema=schema.json
            store: shop
            cart: bigcommerce
            customer: acme
            connection:
              api_path: https://api.example/stores/abc123/v3/
              key: ${env:SHOP_KEY}
            timezone: America/Chicago
            orders:
              statuses: [Awaiting Fulfillment, 9]
              from: 2026-01-01
              channels: [1, 664179]
              prefix: A-
              import_as: pending_sales_invoice
              every: 90s
              overlap: 1h
              page: 50
            defaults:
              payment_terms: 007
              salesperson_no: 1e3
              customer_division: "00"
              customer_no: NO
              hold_code: WEB
              order_type: S
              print_pick_sheet: true
              print_sales_order: true
              tax_schedule: AVATAX
            """;

    @TempDir
    private Path directory;

    @Test
    void needsFourKeysOnly() throws IOException {
        Store store = read(SMALLEST);

        assertThat(store.customer()).isEqualTo("default");
        assertThat(store.connection()).isEmpty();
        assertThat(store.sandbox()).isPresent();
        assertThat(store.timezone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(store.at()).hasToString("stores/shop.yaml:1:1");
        OrderSettings orders = store.orders();
        assertThat(orders.statuses()).extracting(YamlScalar::text).containsExactly("9");
        assertThat(orders.from()).isEmpty();
        assertThat(orders.channels()).isEmpty();
        assertThat(orders.prefix()).isEmpty();
        assertThat(orders.importAs()).isEqualTo("pending_cash_sale");
        assertThat(orders.timing()).isEqualTo(new Timing.Every(Duration.ofMinutes(5), "5m"));
        assertThat(orders.overlap()).isEmpty();
        assertThat(orders.page()).isEmpty();
        assertThat(store.defaults().values()).containsOnly("", "false");
    }

    @Test
    void holdsEverySettingThatAFileCanGive() throws IOException {
        Store store = read(FULL);

        assertThat(store.id()).isEqualTo("shop");
        assertThat(store.cart()).isEqualTo("bigcommerce");
        assertThat(store.customer()).isEqualTo("acme");
        assertThat(store.timezone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(store.sandbox()).isEmpty();
        assertThat(store.connection().keySet()).containsExactly("api_path", "key");
        ConnectionValue key = store.connection().get("key");
        assertThat(key).isNotNull();
        assertThat(key.value()).isEqualTo(Secret.of("client-7:q8zt4mfx2kd7w1hv9rb3"));
        assertThat(key.at()).hasToString("stores/shop.yaml:7:8");
        assertThat(key.sources()).containsExactly("environment variable SHOP_KEY");
        OrderSettings orders = store.orders();
        assertThat(orders.statuses()).extracting(YamlScalar::text).containsExactly("Awaiting Fulfillment", "9");
        assertThat(orders.from()).contains(Instant.parse("2026-01-01T06:00:00Z"));
        assertThat(orders.channels()).extracting(YamlScalar::text).containsExactly("1", "664179");
        assertThat(orders.prefix()).isEqualTo("A-");
        assertThat(orders.importAs()).isEqualTo("pending_sales_invoice");
        assertThat(orders.timing()).isEqualTo(new Timing.Every(Duration.ofSeconds(90), "90s"));
        assertThat(orders.overlap()).contains(Duration.ofHours(1));
        assertThat(orders.page()).hasValue(50);
    }

    @Test
    void showsMappingsItsDefaultsAsTheyAreWritten() throws IOException {
        assertThat(read(FULL).contextValues())
                .containsExactly(
                        entry("id", "shop"),
                        entry("prefix", "A-"),
                        entry("import_as", "pending_sales_invoice"),
                        entry("timezone", "America/Chicago"),
                        entry("payment_terms", "007"),
                        entry("salesperson_no", "1e3"),
                        entry("customer_division", "00"),
                        entry("customer_no", "NO"),
                        entry("hold_code", "WEB"),
                        entry("order_type", "S"),
                        entry("print_pick_sheet", "true"),
                        entry("print_sales_order", "true"),
                        entry("tax_schedule", "AVATAX"));
    }

    @Test
    void showsMappingsTheSameNamesWhateverTheFileGives() throws IOException {
        assertThat(read(SMALLEST).contextValues().keySet())
                .containsExactlyElementsOf(read(FULL).contextValues().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01,                     2026-06-30T18:15:00Z",
        "2026-07-01T08:00,               2026-07-01T02:15:00Z",
        "2026-07-01 08:00:30,            2026-07-01T02:15:30Z",
        "2026-07-01T08:00:00Z,           2026-07-01T08:00:00Z",
        "2026-07-01T08:00:00-05:00,      2026-07-01T13:00:00Z",
        "2026-07-01T08:00+05:45,         2026-07-01T02:15:00Z"
    })
    void readsDatesInItsOwnTimeZone(String written, Instant expected) throws IOException {
        Store store = read("timezone: Asia/Kathmandu\n"
                + SMALLEST.replace("{statuses: 9}", "\n  statuses: 9\n  from: " + written));

        assertThat(store.orders().from()).contains(expected);
    }

    @Test
    void takesAnOffsetForATimeZone() throws IOException {
        assertThat(read("timezone: +05:45\n" + SMALLEST).timezone()).isEqualTo(ZoneOffset.ofHoursMinutes(5, 45));
    }

    @Test
    void keepsConnectionKeysThatItDoesNotKnow() throws IOException {
        Store store = read(SMALLEST.replace("sandbox: {}", "connection: {shop: a.example, nothing: , blank: ''}"));

        assertThat(store.connection().keySet()).containsExactly("shop");
    }

    private Store read(String text) throws IOException {
        Problems problems = new Problems();
        StoreFolder folder = new StoreFolder(directory).write("stores/shop.yaml", text);

        Store store = folder.load(problems).stream().findFirst().orElse(null);

        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
        assertThat(store).isNotNull();
        return store;
    }
}
