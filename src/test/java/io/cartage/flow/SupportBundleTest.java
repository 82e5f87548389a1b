package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Secrets and a person are planted wherever they may stand; whoever gets the bundle finds none of them. */
class SupportBundleTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    /** In small letters. */
    private static final List<String> PLANTED = List.of(
            "jane",
            "roe-",
            "elm street",
            "503-555-0100",
            "+1 (503) 555 0100",
            "tok-from-file-98765432",
            "tok-literal-12345678",
            "smtp-pass-12345678",
            "t000-hook-secret-1",
            "db-pass-in-a-variable");

    private static final String PERSON =
            "Jane Roe-Smith, 12 Elm Street, 503-555-0100, +1 (503) 555 0100, jane.roe@example.com";

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource
    void holdsNeitherSecretsNorPersons(TestDatabase kind) throws IOException {
        plantInFiles();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        List<String> names;
        try (StagingDatabase database = StagingDatabase.open(kind.fresh(), CLOCK)) {
            plantInTables(new JdbcTemplate(database.dataSource()));
            names = new SupportBundle(
                            Home.at(home), Map.of("CARTAGE_DB_PASSWORD", "db-pass-in-a-variable"), database, CLOCK)
                    .write("Cartage 0", zip);
        }

        Map<String, String> files = unzip(zip.toByteArray());
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(names);
        files.forEach((name, text) ->
                assertThat(text.toLowerCase(Locale.ROOT)).as(name).doesNotContain(PLANTED));
        assertThat(files.get("files/stores/planted.yaml"))
                .contains("store: planted", "key: ••••", "api_path: https://");
        assertThat(files.get("files/mappings/planted/bigcommerce/orders.yaml"))
                .contains("extends: default", "lookups: left out", "tests: left out", "bill_name:");
        assertThat(files.get("files/mappings/lookups/customers.yaml")).isEqualTo("left out: 1 lines\n");
        assertThat(files.get("check.txt")).contains("mappings/planted/bigcommerce/orders.yaml:");
        assertThat(files.get("about.txt")).contains("version    Cartage 0", "variables  CARTAGE_DB_PASSWORD");
        assertThat(files.get("database/quarantine.tsv"))
                .contains("planted\ts_order_details.sku: a line has no SKU\t1\t");
        assertThat(files.get("database/outbox.tsv")).contains("planted\tshipments\tparked\trefused\t1\t");
        assertThat(files.get("database/calls.tsv")).contains("\tGET\t/v2/orders?email=••••\t422\t");
        assertThat(files.get("database/rows.tsv")).contains("s_orders\t1", "cartage_payload\t1");
        assertThat(files.get("database/migrations.tsv").lines().count()).isGreaterThan(10);
        assertThat(files.get("database/runs.tsv")).contains("the shop refused", "the order of '••••'");
    }

    @Test
    void takesCommentsAndSecretsOutOfAFileAndLeavesTheRest() {
        assertThat(
                        DiscreetFile.of(
                                "stores/a.yaml",
                                """
                        # ask Jane
                        connection: {shop: a.example, key: abcdef, api_token: 'x y z'}   # Jane's
                        password: ${file:secrets/a.txt}
                        prefix: "A#-"
                        """))
                .isEqualTo(
                        """

                        connection: {shop: a.example, key: ••••, api_token: ••••}
                        password: ${file:secrets/a.txt}
                        prefix: "A#-"
                        """);
    }

    private void plantInFiles() throws IOException {
        write("secrets/shop.txt", "tok-from-file-98765432");
        write(
                "cartage.yaml",
                """
                # %s
                mail: {host: smtp.example.com, user: jane.roe@example.com, password: smtp-pass-12345678, from: jane.roe@example.com}
                notices: {to: [jane.roe@example.com], webhook: "https://hooks.example.com/T000-hook-secret-1"}
                """
                        .formatted(PERSON));
        write("stores/planted.yaml", store("planted", "tok-literal-12345678 # " + PERSON));
        write("stores/other.yaml", store("other", "${file:secrets/shop.txt}"));
        write(
                "mappings/planted/bigcommerce/orders.yaml",
                """
                mapping: bigcommerce/orders
                extends: default
                lookups:
                  customers: {rows: {"%s": C-7}}
                s_orders:
                  bill_name: {from: nowhere_at_all}   # as %s wants it
                tests:
                  - {name: plain, input: {id: 1, billing_address: {first_name: "%s"}}, expect: {}}
                """
                        .formatted(PERSON, PERSON, PERSON));
        write("mappings/lookups/customers.yaml", "\"" + PERSON + "\": C-7\n");
    }

    private static String store(String name, String key) {
        return """
                store: %s
                cart: bigcommerce
                customer: planted
                connection:
                  api_path: https://api.bigcommerce.com/stores/abc123/v3/
                  key: %s
                orders: {statuses: [11]}
                """
                .formatted(name, key);
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void plantInTables(JdbcTemplate jdbc) {
        jdbc.update(
                """
                insert into s_orders (
                    store_id, cart_order_id, order_no, order_date, currency, bill_name, comments, order_total,
                    mapping_version, staged_at, import_status, import_message)
                values ('planted', '1', 'A-1', current_date, 'USD', ?, ?, 1, 'm', current_timestamp, 'error', ?)
                """,
                PERSON,
                PERSON,
                PERSON);
        jdbc.update(
                """
                insert into cartage_payload (
                    record_id, store_id, flow, sequence_no, hash, content, changed_at, received_at, run_id)
                values ('1', 'planted', 'orders', 1, 'h', ?, current_timestamp, current_timestamp, 1)
                """,
                PERSON.getBytes(StandardCharsets.UTF_8));
        jdbc.update(
                """
                insert into cartage_outcome (
                    record_id, store_id, flow, kind, reason, cause, since, decided_at, run_id, payload_sequence,
                    payload_hash, revision, withdrawn)
                values ('1', 'planted', 'orders', 'quarantined', ?, 's_order_details.sku: a line has no SKU',
                    current_timestamp, current_timestamp, 1, 1, 'h', 0, false)
                """,
                PERSON);
        jdbc.update(
                """
                insert into cartage_outbox (
                    store_id, flow, subject_key, subject, cart_order_id, write_key, state, cause, message, source,
                    request, answer, created_at, next_at)
                values ('planted', 'shipments', '1', 'order 1', '1', 'w', 'parked', 'refused', ?, ?, ?, ?,
                    current_timestamp, current_timestamp)
                """,
                PERSON,
                PERSON,
                PERSON,
                PERSON);
        jdbc.update(
                """
                insert into cartage_call (
                    store_id, flow, called_at, method, path, status, millis, cost, attempt, error, request, response)
                values ('planted', 'orders', current_timestamp, 'GET', '/v2/orders?email=jane.roe%40example.com', 422, 1,
                    1, 1, 'refused', ?, ?)
                """,
                PERSON, PERSON);
        jdbc.update(
                """
                insert into cartage_run (store_id, flow, status, started_at, message)
                values ('planted', 'orders', 'failed', current_timestamp, ?)
                """,
                "the shop refused tok-from-file-98765432 and the order of '" + PERSON + "', jane.roe@example.com");
        jdbc.update(
                """
                insert into cartage_notice (store_id, kind, cause, message, remedy, counted, first_at, last_at)
                values ('planted', 'error', 'x', ?, 'call 503-555-0100', 1, current_timestamp, current_timestamp)
                """,
                "orders of '" + PERSON + "' wait");
        jdbc.update(
                "insert into cartage_edit (met_at, author, files, problems) values (current_timestamp, ?, 'a.yaml', ?)",
                PERSON,
                "a.yaml:1:1: '" + PERSON + "' is no column.");
        jdbc.update(
                """
                insert into cartage_acknowledgement (store_id, cart_order_id, status, message, said_by, seen_at)
                values ('planted', '1', 'error', ?, ?, current_timestamp)
                """,
                PERSON,
                PERSON);
        jdbc.update(
                """
                insert into external_order_shipments (store_id, shipment_no, order_no, sku, quantity, comment)
                values ('planted', 'S', 'A-1', 'MUG', 1, ?)
                """,
                PERSON);
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
