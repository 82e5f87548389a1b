package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Waiting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What programs do with many orders at once, with orders of the past, and with a mapping that is not saved yet. */
class ApiWorkTest {
    private static final String STORE = "acme-us";
    private static final String TRY = "/mappings/acme/bigcommerce/orders/try";

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forAll().user("ada", Role.OPERATOR);

    private static Program viewer;
    private static Program operator;

    @BeforeAll
    static void letPrograms() {
        HOSTING.house().flows().runNow(STORE);
        viewer = new Program(HOSTING.house().address(), token(Role.VIEWER));
        operator = viewer.with(token(Role.OPERATOR));
    }

    private static String token(Role role) {
        User ada = HOSTING.house().database().users().byName("ada").orElseThrow();
        return HOSTING.house()
                .database()
                .users()
                .tokens()
                .make(ada, "night", role, Duration.ofDays(1))
                .orElseThrow()
                .secret()
                .reveal();
    }

    private static List<String> held() {
        return HOSTING.house().database().quarantine().causes(Optional.of(STORE), 100).stream()
                .flatMap(cause -> cause.samples().stream())
                .map(Waiting::orderId)
                .toList();
    }

    /** Two more, so that no other test misses them. */
    private static List<String> holdTwo() {
        JdbcClient jdbc = JdbcClient.create(HOSTING.house().database().dataSource());
        List<String> ids = jdbc.sql(
                        """
                        select record_id
                        from cartage_outcome
                        where store_id = :store
                          and kind = 'staged'
                        order by record_id
                        fetch first 2 rows only
                        """)
                .param("store", STORE)
                .query(String.class)
                .list();
        jdbc.sql(
                        """
                        update cartage_outcome
                        set kind = 'quarantined', reason = 'a test', cause = 'a test'
                        where store_id = :store
                          and record_id in (:ids)
                        """)
                .param("store", STORE)
                .param("ids", ids)
                .update();
        return ids;
    }

    private static String staged() {
        return HOSTING.house().database().report().orders(STORE, 1).get(0).cartOrderId();
    }

    /** {@code {"orders": [{"store": …, "cart_order_id": …}, …]}} */
    private static String orders(String store, List<String> ids) {
        StringJoiner orders = new StringJoiner(", ", "{\"orders\": [", "]}");
        ids.forEach(id -> orders.add("{\"store\": \"" + store + "\", \"cart_order_id\": \"" + id + "\"}"));
        return orders.toString();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return Program.JSON.readTree(answer.body());
    }

    private static List<String> deeds(String action) {
        return HOSTING.house().database().audit().latest(50).stream()
                .filter(deed -> deed.action().equals(action))
                .map(ApiWorkTest::told)
                .toList();
    }

    private static String told(Deed deed) {
        return deed.who() + " " + deed.subject() + " " + deed.detail();
    }

    @Test
    void tellOfEachOfManyOrders() throws Exception {
        List<String> both = List.of(held().get(0), staged());

        JsonNode items =
                json(operator.post("/orders/release", orders(STORE, both))).path("items");

        assertThat(items).hasSize(2);
        assertThat(items.findValuesAsText("cart_order_id")).containsExactlyElementsOf(both);
        assertThat(items.findValuesAsText("done")).containsExactly("false", "false");
        assertThat(items.findValuesAsText("words").get(0)).startsWith("is still in quarantine: ");
        assertThat(items.findValuesAsText("words").get(1)).isEqualTo("is not in quarantine");
        assertThat(deeds("release orders")).containsExactly("ada acme-us: 2 orders with the token 'night': 0 done:");
    }

    @Test
    void judgeManyOrdersAgain() throws Exception {
        List<String> orders = List.of(staged(), "no-such");

        JsonNode items =
                json(operator.post("/orders/replay", orders(STORE, orders))).path("items");
        JsonNode nowhere = json(operator.post("/orders/replay", orders("no-store", orders)))
                .path("items");

        assertThat(items.findValuesAsText("done")).containsExactlyInAnyOrder("true", "false");
        assertThat(items.findValuesAsText("words")).anyMatch(words -> words.startsWith("was left as it is: "));
        assertThat(nowhere.findValuesAsText("words"))
                .containsOnly("can't be judged: store no-store has no file, or a broken one");
    }

    @Test
    void giveManyOrdersUpWithAReason() throws Exception {
        List<String> dropped = holdTwo();
        ObjectNode body = (ObjectNode) Program.JSON.readTree(orders(STORE, dropped));
        assertThat(operator.post("/orders/drop", body.toString()).statusCode()).isEqualTo(422);

        JsonNode first =
                json(operator.post("/orders/drop", body.put("reason", "a test").toString()));
        JsonNode again = json(operator.post("/orders/drop", body.toString()));

        assertThat(first.findValuesAsText("done")).containsExactly("true", "true");
        assertThat(again.findValuesAsText("done")).containsExactly("false", "false");
        assertThat(held()).doesNotContainAnyElementsOf(dropped);
        assertThat(deeds("drop orders"))
                .contains("ada acme-us: 2 orders with the token 'night': 2 done: "
                        + String.join(", ", dropped)
                        + "; reason: a test");
    }

    @Test
    void offerManyOrdersOnlyAsTheyStand() throws Exception {
        JsonNode items = json(operator.post("/orders/reoffer", orders(STORE, List.of(staged()))))
                .path("items");

        assertThat(items.path(0).path("done").booleanValue()).isFalse();
        assertThat(items.path(0).path("words").textValue()).isEqualTo("waits for the ERP already");
    }

    @Test
    void refuseListsThatNameNoOrders() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"orders\": []}",
                "{\"orders\": \"all\"}",
                "{\"orders\": [\"100\"]}",
                "{\"orders\": [{\"store\": \"acme-us\"}]}",
                "{\"orders\": [{\"store\": \"acme-us\", \"cart_order_id\": 100}]}",
                orders("x".repeat(201), List.of("1")),
                orders("x", Collections.nCopies(501, "1")))) {
            assertThat(operator.post("/orders/release", body).statusCode())
                    .as(body)
                    .isEqualTo(422);
        }
        assertThat(viewer.post("/orders/release", orders(STORE, List.of("1"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void tryAMappingWithoutSavingIt() throws Exception {
        String saved = json(viewer.post(TRY, "")).path("version").textValue();
        ObjectNode asked = Program.JSON.createObjectNode();
        asked.put("text", "mapping: bigcommerce/orders\nextends: default\ns_orders:\n  comments: {value: hello <b>}\n");
        asked.put("store", STORE).put("cart_order_id", staged());

        JsonNode look = json(viewer.post(TRY, asked.toString()));

        assertThat(look.path("errors").longValue()).isZero();
        assertThat(look.path("version").textValue()).isNotBlank().isNotEqualTo(saved);
        assertThat(look.path("preview").path("changes").longValue()).isPositive();
        assertThat(look.at("/preview/rows/0/table").textValue()).isEqualTo("s_orders");
        assertThat(look.at("/preview/rows/0/cells").findValuesAsText("value")).contains("hello <b>");
        assertThat(json(viewer.post(TRY, "{}")).path("version").textValue()).isEqualTo(saved);
    }

    @Test
    void tellWhatIsWrongWithAMapping() throws Exception {
        ObjectNode asked = Program.JSON.createObjectNode();
        asked.put("text", "mapping: bigcommerce/orders\nextends: default\ns_orders:\n  commens: {value: x}\n");
        asked.put("sample", "samples/bigcommerce/yen.json");

        JsonNode look = json(viewer.post(TRY, asked.toString()));

        assertThat(look.path("version").isNull()).isTrue();
        JsonNode problem = look.path("problems").path(0);
        assertThat(problem.path("file").textValue()).isEqualTo("mappings/acme/bigcommerce/orders.yaml");
        assertThat(problem.path("line").intValue()).isEqualTo(4);
        assertThat(problem.path("remedy").textValue()).contains("comments");
    }

    @Test
    void tryOnlyWhatIsThere() throws Exception {
        assertThat(viewer.post("/mappings/no/such/flow/try", "{}").statusCode()).isEqualTo(404);
        assertThat(viewer.post("/mappings/..%2F../x/y/try", "{}").statusCode()).isEqualTo(404);
        assertThat(viewer.post(TRY, "{\"sample\": \"../stores/acme-us.yaml\"}").statusCode())
                .isEqualTo(404);
        assertThat(viewer.post(TRY, "{\"store\": \"boutique\", \"cart_order_id\": \"1\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(viewer.post(TRY, "{\"store\": \"acme-us\"}").statusCode()).isEqualTo(422);
        assertThat(viewer.post(TRY, "{\"text\": \"" + "x".repeat(300_000) + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(viewer.post(TRY, "{\"text\": \"" + "x".repeat(1_100_000) + "\"}")
                        .body())
                .contains("more than 1048576 bytes");
    }

    @Test
    void stageOrdersOfThePast() throws Exception {
        String path = "/stores/northwind/backfill";
        assertThat(viewer.ask(path).path("latest").isNull()).isTrue();
        String span = "{\"from\": \"2020-01-01T00:00:00Z\", \"until\": \"2020-01-03T00:00:00Z\", \"share\": 80}";

        JsonNode begun = json(operator.post(path, span)).path("latest");

        assertThat(begun.path("share").intValue()).isEqualTo(80);
        assertThat(begun.path("by").textValue()).isEqualTo("ada");
        assertThat(begun.path("until").textValue()).isEqualTo("2020-01-03T00:00:00Z");
        assertThat(deeds("backfill"))
                .containsExactly("ada northwind/orders with the token 'night':"
                        + " 2020-01-01T00:00:00Z to 2020-01-03T00:00:00Z, 80 % of the quota");
        json(operator.post(path + "/stop", ""));
        assertThat(json(operator.post(path + "/stop", "")).path("store").textValue())
                .isEqualTo("northwind");
    }

    @Test
    void refuseSpansThatAreNone() throws Exception {
        String from = "\"from\": \"2020-01-01T00:00:00Z\"";
        for (String body : List.of(
                "{}",
                "{" + from + "}",
                "{" + from + ", \"until\": \"tomorrow\"}",
                "{" + from + ", \"until\": \"2020-01-01T00:00:00Z\"}",
                "{" + from + ", \"until\": \"2020-01-02T00:00:00Z\", \"share\": 0}",
                "{" + from + ", \"until\": \"2020-01-02T00:00:00Z\", \"share\": \"50\"}",
                "{" + from + ", \"until\": \"2020-01-02T00:00:00Z\", \"again\": 1}")) {
            assertThat(operator.post("/stores/acme-us/backfill", body).statusCode())
                    .as(body)
                    .isEqualTo(422);
        }
        String right = "{" + from + ", \"until\": \"2020-01-02T00:00:00Z\"}";
        assertThat(operator.post("/stores/nowhere/backfill", right).statusCode())
                .isEqualTo(404);
        assertThat(viewer.post("/stores/acme-us/backfill", right).statusCode()).isEqualTo(403);
        assertThat(viewer.get("/stores/nowhere/backfill").statusCode()).isEqualTo(404);
        assertThat(deeds("backfill")).noneMatch(deed -> deed.contains("acme-us"));
    }
}
