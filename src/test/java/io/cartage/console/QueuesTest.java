package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.Role;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queues of inventory and shipments: who may do what, and that nothing the ERP or a shop writes becomes a page's own. */
class QueuesTest {
    private static final String HOSTILE = "<script>alert('x')</script>\"&";

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forEach().oneOfEachRole();

    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        jdbc = JdbcClient.create(HOSTING.house().database().dataSource());
    }

    @Test
    void sendsStrangersToTheDoor() throws Exception {
        Visitor stranger = HOSTING.house().visitor();

        for (String path : List.of(
                "/inventory",
                "/inventory/skus",
                "/inventory/warehouses",
                "/inventory/items",
                "/inventory/taken",
                "/inventory/explain",
                "/shipments",
                "/shipments/carriers",
                "/shipments/carriers/taken",
                "/shipments/statuses")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(303);
        }
        for (String path :
                List.of("/inventory/retry", "/inventory/skus", "/shipments/carriers", "/shipments/shipments/drop")) {
            assertThat(stranger.post(path, Map.of()).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void letsViewersLookAndOperatorsAct() throws Exception {
        stock("boutique", "MUG", "error", "refused", "the cart says no");
        for (Role role : Role.values()) {
            Visitor visitor = HOSTING.house().as(role.word());
            boolean may = role.may(Role.OPERATOR);
            for (String path : List.of(
                    "/inventory",
                    "/inventory/skus",
                    "/inventory/warehouses",
                    "/shipments",
                    "/shipments/carriers",
                    "/shipments/statuses")) {
                assertThat(visitor.get(path).statusCode())
                        .as(role.word() + path)
                        .isEqualTo(200);
            }
            assertThat(visitor.get("/inventory").body().contains("hx-post=\"/inventory/retry\""))
                    .as(role.word())
                    .isEqualTo(may);
            for (String path : List.of(
                    "/inventory/retry",
                    "/inventory/run",
                    "/inventory/skus",
                    "/inventory/warehouses",
                    "/shipments/carriers",
                    "/shipments/shipments/retry",
                    "/shipments/statuses/drop")) {
                int status = visitor.post(path, Map.of("store", "nobody", "cause", "refused"))
                        .statusCode();
                assertThat(status == 403).as(role.word() + path).isEqualTo(!may);
            }
        }
    }

    @Test
    void refusesChangesWithoutTheToken() throws Exception {
        stock("boutique", "MUG", "error", "refused", "no");
        Visitor operator = HOSTING.house().as("operator");

        HttpResponse<String> answer =
                operator.postWithoutToken("/inventory/retry", Map.of("store", "boutique", "cause", "refused"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(statuses("product_qty_in_stock")).containsExactly("error");
    }

    @Test
    void triesLevelsAgainByCauseOrOneByOneAndWritesItDown() throws Exception {
        stock("boutique", "MUG", "error", "refused", "no");
        stock("boutique", "CUP", "error", "too-odd", "no");
        stock("northwind", "MUG", "error", "refused", "no");
        Visitor operator = HOSTING.house().as("operator");

        assertThat(operator.post("/inventory/retry", Map.of("store", "boutique", "cause", "refused"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(statuses("product_qty_in_stock")).containsExactly("pending", "error", "error");

        long cup = id("product_qty_in_stock", "sku = 'CUP'");
        operator.post("/inventory/retry", Map.of("id", Long.toString(cup)));
        assertThat(statuses("product_qty_in_stock")).containsExactly("pending", "pending", "error");
        assertThat(HOSTING.house().database().audit().latest(2))
                .extracting(Deed::who, Deed::action, Deed::subject, Deed::detail)
                .containsExactly(
                        tuple("operator", "retry stock", "chosen rows", "rows: 1"),
                        tuple("operator", "retry stock", "boutique", "refused, rows: 1"));
    }

    @Test
    void doesNothingWhereNothingIsChosen() throws Exception {
        shipment("boutique", "S1", "error", "refused");
        write("boutique", "shipments", "parked");
        write("boutique", "statuses", "parked");
        Visitor operator = HOSTING.house().as("operator");

        for (String path : List.of(
                "/shipments/shipments/retry",
                "/shipments/shipments/drop",
                "/shipments/statuses/retry",
                "/shipments/statuses/drop",
                "/inventory/retry")) {
            operator.post(path, Map.of());
            operator.post(path, Map.of("id", "all' or 1=1"));
        }

        assertThat(statuses("external_order_shipments")).containsExactly("error");
        assertThat(states()).containsExactly("parked", "parked");
        assertThat(operator.post("/shipments/inventory/drop", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesUpChosenWritesOfItsOwnFlowOnly() throws Exception {
        long shipment = write("boutique", "shipments", "parked");
        long status = write("boutique", "statuses", "parked");
        long doubtful = write("boutique", "shipments", "sending");
        Visitor operator = HOSTING.house().as("operator");

        operator.post("/shipments/shipments/drop", Map.of("id", "w" + shipment + " w" + status + " w" + doubtful));

        assertThat(states()).containsExactly("dropped", "parked", "sending");
        operator.post("/shipments/statuses/retry", Map.of("store", "boutique", "cause", "refused"));
        assertThat(states()).containsExactly("dropped", "waiting", "sending");
        assertThat(HOSTING.house().database().audit().latest(1).get(0))
                .returns("retry statuses", Deed::action)
                .returns("refused, writes: 1, rows: 0", Deed::detail);
    }

    @Test
    void escapesWhateverTheErpWrites() throws Exception {
        stock("boutique", HOSTILE, "error", "refused", HOSTILE);
        stock(HOSTILE, HOSTILE, "waiting", "unknown-sku", HOSTILE);
        stock("boutique", HOSTILE + "2", "waiting", "unknown-warehouse", HOSTILE);
        shipment(HOSTILE, HOSTILE, "error", HOSTILE);
        shipment("boutique", HOSTILE, "pushed", "");
        write(HOSTILE, "statuses", "parked");
        Visitor operator = HOSTING.house().as("operator");
        String sku = URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);

        for (String path : List.of(
                "/inventory",
                "/inventory?q=" + sku,
                "/inventory?status=waiting&cause=" + sku + "&store=" + sku + "&warehouse=" + sku,
                "/inventory/skus",
                "/inventory/skus?q=" + sku,
                "/inventory/warehouses",
                "/inventory/items?store=boutique&sku=" + sku,
                "/inventory/items?store=boutique&sku=a&q=" + sku,
                "/inventory/explain?store=boutique&sku=" + sku,
                "/inventory/taken?store=" + sku + "&name=" + sku,
                "/shipments",
                "/shipments?q=" + sku,
                "/shipments/carriers",
                "/shipments/carriers?store=" + sku,
                "/shipments/carriers/taken?store=boutique&carrier=" + sku,
                "/shipments?cause=" + sku,
                "/shipments/statuses?cause=" + sku)) {
            HttpResponse<String> page = operator.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("<script>alert").doesNotContain("alert('x')</script>");
        }
        assertThat(operator.get("/inventory").body()).contains("&lt;script&gt;alert");
    }

    private static final String CARRIERS = "mappings/boutique/shopify/shipments.yaml";

    @Test
    void asksForCarriersThatTheMappingDoesNotKnow() throws Exception {
        for (String carrier : List.of("Bob's Van", "Bob's Van", "UPS", "ups", "DHL Paket", " ")) {
            shipment("boutique", carrier, "pushed", "");
        }

        String page = HOSTING.house()
                .as("viewer")
                .get("/shipments/carriers?store=boutique")
                .body();

        assertThat(page).contains("Bob's Van", "DHL Paket", CARRIERS).doesNotContain("<strong>UPS", "<strong>ups");
        assertThat(page.indexOf("Bob's Van")).as("the most rows first").isLessThan(page.indexOf("DHL Paket"));
        assertThat(HOSTING.house().as("operator").get("/shipments/carriers").body())
                .contains("value=\"DHL Express\" required");
        assertThat(HOSTING.house()
                        .as("viewer")
                        .get("/shipments/carriers?store=acme-us")
                        .body())
                .contains("Every carrier is known");
    }

    @Test
    void writesTheAnswerIntoTheMappingWhoseCommentsStay() throws Exception {
        Path file = HOSTING.town().directory().resolve(CARRIERS);
        Files.createDirectories(file.getParent());
        String before =
                """
                extends: default
                lookups:
                  carriers:
                    rows:
                      OC: UPS   # our courier
                """;
        Files.writeString(file, before);
        Visitor operator = HOSTING.house().as("operator");

        HttpResponse<String> saved = operator.postPart(
                "/shipments/carriers", Map.of("store", "boutique", "carrier", "Bob's Van", "word", " GLS "));

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).contains("Saved", "/shipments/carriers/taken?");
        assertThat(Files.readString(file)).isEqualTo(before + "      Bob's Van: GLS\n");
        assertThat(HOSTING.house().database().audit().latest(1).get(0))
                .returns("answer carrier", Deed::action)
                .returns("boutique/Bob's Van", Deed::subject);

        Files.writeString(file, "extends: default\nlookups: [broken\n");
        HttpResponse<String> refused =
                operator.postPart("/shipments/carriers", Map.of("store", "boutique", "carrier", "Van", "word", "GLS"));
        assertThat(refused.body()).contains("Nothing was written");
        assertThat(Files.readString(file)).endsWith("[broken\n");
        Files.delete(file);
    }

    @Test
    void answersNonsenseWithAPage() throws Exception {
        Visitor viewer = HOSTING.house().as("viewer");

        for (String path : List.of(
                "/inventory?after=%00%ff&status=nonsense&cause=x",
                "/inventory?after=bm9uc2Vuc2U",
                "/inventory/skus?after=x",
                "/shipments?before=-1&status=%27",
                "/shipments?before=99999999999999999999",
                "/shipments/statuses?status=all")) {
            assertThat(viewer.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(viewer.get("/inventory/explain?store=acme-us&sku=x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void sendsOnlyTheQueueToAScriptThatAsksForIt() throws Exception {
        Visitor viewer = HOSTING.house().as("viewer");

        String part = viewer.getPart("/inventory", "ct-queue").body();

        assertThat(part).contains("id=\"ct-queue\"").doesNotContain("<html");
        assertThat(viewer.getPart("/inventory", "ct-main").body()).contains("<html");
    }

    private void stock(String store, String sku, String status, String cause, String message) {
        jdbc.sql(
                        """
                        insert into product_qty_in_stock
                            (store_id, sku, qty_available, updated_at, push_status, push_cause, push_message)
                        values (:store, :sku, 5, :at, :status, :cause, :message)
                        """)
                .param("store", store)
                .param("sku", sku)
                .param("at", Jdbc.utc(Instant.EPOCH))
                .param("status", status)
                .param("cause", cause)
                .param("message", message)
                .update();
    }

    private void shipment(String store, String number, String status, String cause) {
        jdbc.sql(
                        """
                        insert into external_order_shipments
                            (store_id, shipment_no, order_no, sku, quantity, carrier, tracking_no, push_status, push_cause,
                            push_message)
                        values (:store, :number, :number, :number, 1, :number, :number, :status, :cause, :number)
                        """)
                .param("store", store)
                .param("number", number)
                .param("status", status)
                .param("cause", cause)
                .update();
    }

    private long write(String store, String flow, String state) {
        String key = flow
                + state
                + jdbc.sql("select count(*) from cartage_outbox")
                        .query(Long.class)
                        .single();
        jdbc.sql(
                        """
                        insert into cartage_outbox (store_id, flow, subject_key, subject, cart_order_id, write_key, state,
                            cause, message, created_at, next_at)
                        values (:store, :flow, :key, :subject, '1', :key, :state, 'refused', :subject, :at, :at)
                        """)
                .param("store", store)
                .param("flow", flow)
                .param("key", key)
                .param("subject", HOSTILE)
                .param("state", state)
                .param("at", Jdbc.utc(Instant.EPOCH))
                .update();
        return id("cartage_outbox", "write_key = '" + key + "'");
    }

    private long id(String table, String which) {
        return jdbc.sql("select id from " + table + " where " + which)
                .query(Long.class)
                .single();
    }

    private List<String> statuses(String table) {
        return jdbc.sql("select push_status from " + table + " order by id")
                .query(String.class)
                .list();
    }

    private List<String> states() {
        return jdbc.sql("select state from cartage_outbox order by id")
                .query(String.class)
                .list();
    }
}
