package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.staging.desk.ApiToken;
import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Waiting;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What programs ask, and what they get: each answer is held against the document that is served. */
class ApiTest {
    private static final String STORE = "acme-us";
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forAll().user("ada", Role.OPERATOR);

    private static User ada;
    private static Program viewer;
    private static Program operator;

    @BeforeAll
    static void open() {
        HOSTING.house().flows().runNow(STORE);
        HOSTING.house().database().calls().add(List.of(failedCall()));
        ada = HOSTING.house().database().users().byName("ada").orElseThrow();
        viewer = new Program(HOSTING.house().address(), token(Role.VIEWER));
        operator = viewer.with(token(Role.OPERATOR));
    }

    private static Call failedCall() {
        return new Call(
                STORE,
                "orders",
                OptionalLong.empty(),
                Instant.now(),
                "GET",
                "/orders",
                503,
                12,
                1,
                1,
                Optional.of("server error"),
                Optional.empty(),
                Optional.of("<script>alert(1)</script>"));
    }

    /** Each limited by itself. */
    private static String token(Role role) {
        return HOSTING.house()
                .database()
                .users()
                .tokens()
                .make(ada, "test", role, DAY)
                .orElseThrow()
                .secret()
                .reveal();
    }

    @Test
    void tellWhoAsks() throws Exception {
        JsonNode me = viewer.ask("/me");

        assertThat(me.path("user").textValue()).isEqualTo("ada");
        assertThat(me.path("role").textValue()).isEqualTo("viewer");
    }

    @Test
    void answerEverythingThatIsThereToSee() throws Exception {
        String flow = "?store=" + STORE + "&flow=orders";
        for (String path : List.of(
                "/stores",
                "/flows",
                "/flows/" + STORE + "/orders",
                "/runs" + flow + "&limit=2",
                "/orders",
                "/orders?outcome=staged&import_status=pending&store=" + STORE + "&limit=3",
                "/orders?outcome=quarantined&from=2020-01-31T18:00:00Z&until=2099-01-31T18:00:00Z",
                "/orders?text=nobody",
                "/quarantine",
                "/quarantine?store=" + STORE + "&samples=1",
                "/outbox",
                "/outbox?flow=inventory&samples=1",
                "/notices",
                "/notices?state=resolved",
                "/calls" + flow,
                "/runs",
                "/runs?status=failed&since=2026-01-31T18:00:00Z&until=2099-01-31T18:00:00Z",
                "/inventory",
                "/inventory?store=" + STORE + "&status=waiting&cause=unknown-sku&sku=a&limit=1",
                "/shipments",
                "/shipments?status=error&text=S&limit=1",
                "/calls?store=" + STORE + "&failed=true&since=2026-01-31T18:00:00Z&limit=5",
                "/audit?limit=5",
                "/mappings")) {
            JsonNode answer = viewer.ask(path);
            assertThat(answer.has("items") || answer.has("store")).as(path).isTrue();
        }
        assertThat(viewer.ask("/stores").path("items").findValuesAsText("store"))
                .contains(STORE, "northwind");
        assertThat(viewer.ask("/calls?store=" + STORE).path("items")).isNotEmpty();
    }

    @Test
    void tellAnOrdersLifeByItsNumberAndByItsId() throws Exception {
        var order = HOSTING.house().database().report().orders(STORE, 1).get(0);

        JsonNode byNumber = viewer.ask("/orders/" + STORE + "/" + order.orderNo());
        JsonNode withCells = viewer.ask("/orders/" + STORE + "/" + order.cartOrderId() + "?cells=true");

        assertThat(byNumber.path("cart_order_id").textValue()).isEqualTo(order.cartOrderId());
        assertThat(byNumber.path("events").findValuesAsText("kind")).contains("downloaded", "staged");
        assertThat(byNumber.has("cells")).isFalse();
        assertThat(StreamSupport.stream(
                                withCells
                                        .path("cells")
                                        .path("rows")
                                        .path(0)
                                        .path("cells")
                                        .spliterator(),
                                false)
                        .filter(cell -> cell.path("column").textValue().equals("order_total"))
                        .map(cell -> cell.path("value").textValue()))
                .singleElement()
                .satisfies(total -> assertThat(new BigDecimal(total)).isEqualByComparingTo(order.orderTotal()));
        assertThat(viewer.get("/orders/" + STORE + "/no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void giveLongListsPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            HOSTING.house().database().audit().write("ada", "test", "page/" + i, "");
        }

        List<String> read = new ArrayList<>();
        JsonNode page = viewer.ask("/audit?action=test&limit=2");
        while (true) {
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(deed -> read.add(deed.path("subject").textValue()));
            if (page.path("next").isNull()) {
                break;
            }
            page = viewer.ask(
                    "/audit?action=test&limit=2&after=" + page.path("next").textValue());
        }

        assertThat(read).containsExactly("page/4", "page/3", "page/2", "page/1", "page/0");
    }

    @Test
    void giveAllOrdersPageByPage() throws Exception {
        List<String> all = viewer.ask("/orders?store=" + STORE + "&limit=500").findValuesAsText("cart_order_id");

        List<String> read = new ArrayList<>();
        JsonNode page = viewer.ask("/orders?store=" + STORE + "&limit=200");
        read.addAll(page.findValuesAsText("cart_order_id"));
        while (!page.path("next").isNull()) {
            page = viewer.ask("/orders?store=" + STORE + "&limit=200&after="
                    + URLEncoder.encode(page.path("next").textValue(), StandardCharsets.UTF_8));
            read.addAll(page.findValuesAsText("cart_order_id"));
        }

        assertThat(read).hasSizeGreaterThan(100).isEqualTo(all).doesNotHaveDuplicates();
    }

    @Test
    void giveQueuesPageByPage() throws Exception {
        JdbcClient jdbc = JdbcClient.create(HOSTING.house().database().dataSource());
        for (String sku : List.of("a-1", "b/2", "c & 3")) {
            jdbc.sql(
                            """
                            insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)
                            values ('acme-us', :sku, 'page', 12.5, localtimestamp)
                            """)
                    .param("sku", sku)
                    .update();
        }

        List<String> read = new ArrayList<>();
        JsonNode page = viewer.ask("/inventory?warehouse=page&store=acme-us&limit=1");
        for (int i = 0; i < 3; i++) {
            JsonNode level = page.path("items").path(0);
            read.add(level.path("sku").textValue() + " "
                    + level.path("available").textValue());
            String next = page.path("next").textValue();
            page = next == null ? page : viewer.ask("/inventory?warehouse=page&store=acme-us&limit=1&after=" + next);
        }

        assertThat(read).containsExactly("a-1 12.5000", "b/2 12.5000", "c & 3 12.5000");
        assertThat(page.path("next").isNull()).isTrue();
    }

    @Test
    void showMappingsAndTheirVersions() throws Exception {
        JsonNode mapping = viewer.ask("/mappings").path("items").path(0);
        String[] names = mapping.path("path")
                .textValue()
                .replaceAll("^mappings/|\\.yaml$", "")
                .split("/");

        JsonNode versions = viewer.ask("/mappings/" + String.join("/", names) + "/versions");
        JsonNode text =
                viewer.ask("/mapping-versions/" + mapping.path("version").textValue());

        assertThat(versions.path("items").findValuesAsText("version"))
                .contains(mapping.path("version").textValue());
        assertThat(text.path("text").textValue()).contains("mapping");
        assertThat(viewer.get("/mapping-versions/none-such").statusCode()).isEqualTo(404);
        assertThat(viewer.get("/mappings/no/such/flow/versions").statusCode()).isEqualTo(404);
    }

    @Test
    void startStopAndRunFlows() throws Exception {
        String path = "/flows/northwind/orders";

        HttpResponse<String> stopped = operator.post(path + "/stop", "");
        HttpResponse<String> again = operator.post(path + "/stop", "");
        HttpResponse<String> run = operator.post(path + "/run", "");

        assertThat(Program.JSON.readTree(stopped.body()).path("state").textValue())
                .isEqualTo("stopped");
        assertThat(again.body()).isEqualTo(stopped.body());
        assertThat(run.statusCode()).isEqualTo(202);
        assertThat(HOSTING.house().database().switches().take()).isNotEmpty();
        operator.post(path + "/start", "");
        assertThat(viewer.ask(path).path("state").textValue()).isNotEqualTo("stopped");
        assertThat(HOSTING.house().database().audit().latest(50))
                .filteredOn(deed -> deed.subject().equals("northwind/orders"))
                .extracting(deed -> deed.who() + " " + deed.action() + " " + deed.detail())
                .containsExactly(
                        "ada start with the token 'test'",
                        "ada run now with the token 'test'",
                        "ada stop with the token 'test'",
                        "ada stop with the token 'test'");
        assertThat(operator.post("/flows/northwind/nonsense/run", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void judgeOrdersAgainAndGiveThemUp() throws Exception {
        Waiting waiting = HOSTING.house()
                .database()
                .quarantine()
                .causes(Optional.of(STORE), 1)
                .get(0)
                .samples()
                .get(0);
        String path = "/orders/" + STORE + "/" + waiting.orderId();
        assertThat(viewer.ask("/quarantine?store=" + STORE + "&samples=500").findValuesAsText("cart_order_id"))
                .contains(waiting.orderId());
        String staged = "/orders/" + STORE + "/"
                + HOSTING.house().database().report().orders(STORE, 1).get(0).cartOrderId();

        HttpResponse<String> released = operator.post(path + "/release", "");
        assertThat(released.statusCode()).isEqualTo(200);
        assertThat(Program.JSON.readTree(released.body()).path("outcome").textValue())
                .isEqualTo("quarantined");
        assertThat(operator.post(staged + "/replay", "").statusCode()).isEqualTo(200);
        assertThat(operator.post(staged + "/release", "").statusCode()).isEqualTo(409);

        assertThat(operator.post(path + "/drop", "{}").statusCode()).isEqualTo(422);
        assertThat(operator.post(path + "/drop", "{\"reason\": \"a <b>test</b>\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(operator.post(path + "/drop", "{\"reason\": \"a test\"}").statusCode())
                .isEqualTo(409);
        assertThat(viewer.ask(path).path("standing").textValue()).contains("dropped by ada");
        assertThat(HOSTING.house().database().audit().latest(50))
                .extracting(Deed::action, Deed::detail)
                .contains(Tuple.tuple("drop", "with the token 'test': a <b>test</b>"));
    }

    @Test
    void offerOrdersAgainOnlyAsTheyStand() throws Exception {
        var order = HOSTING.house().database().report().orders(STORE, 1).get(0);
        String path = "/orders/" + STORE + "/" + order.cartOrderId() + "/reoffer";

        assertThat(operator.post(path, "").statusCode()).isEqualTo(409); // the ERP has not said anything
        JdbcClient.create(HOSTING.house().database().dataSource())
                .sql("update s_orders set import_status = 'error' where cart_order_id = :id")
                .param("id", order.cartOrderId())
                .update();
        assertThat(operator.post(path, "{\"force\": false}").statusCode()).isEqualTo(200);
        assertThat(operator.post(path, "{\"force\": \"yes\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void haveTheOutboxTriedAgainButNeverAllOfItByMistake() throws Exception {
        for (String body : List.of(
                "",
                "{}",
                "{\"cause\": \"unknown-sku\"}",
                "{\"ids\": [1], \"cause\": \"unknown-sku\", \"store\": \"acme-us\"}",
                "{\"ids\": [1.5]}",
                "{\"ids\": [\"1\"]}",
                "{\"cause\": \"unknown-sku\", \"store\": \"acme-us\", \"flow\": \"orders\"}")) {
            assertThat(operator.post("/outbox/retry", body).statusCode())
                    .as(body)
                    .isEqualTo(422);
            assertThat(operator.post("/outbox/drop", body).statusCode())
                    .as(body)
                    .isEqualTo(422);
        }
        assertThat(operator.post("/outbox/retry", "{\"ids\": [4711]}").body()).isEqualTo("{\"writes\":0,\"rows\":0}");
        assertThat(operator.post("/outbox/drop", "{\"cause\": \"unknown-sku\", \"store\": \"acme-us\"}")
                        .body())
                .isEqualTo("{\"writes\":0}");
    }

    @ParameterizedTest
    @CsvSource({
        "/flows?nobody=1, 400",
        "/runs?status=perhaps, 400",
        "/inventory?cause=unknown-sku, 400",
        "/inventory?after=nonsense, 400",
        "/inventory?after=W10, 400",
        "/shipments?after=x, 400",
        "/runs?store=acme-us&flow=orders&limit=0, 400",
        "/runs?store=acme-us&flow=orders&limit=501, 400",
        "/runs?store=acme-us&flow=orders&limit=x, 400",
        "/runs?store=acme-us&flow=orders&flow=orders, 400",
        "/orders?outcome=lost, 400",
        "/orders?after=nonsense, 400",
        "/notices?state=closed, 400",
        "/calls?store=acme-us&since=yesterday, 400",
        "/calls?store=acme-us&failed=perhaps, 400",
        "/nonsense, 404",
        "/flows/%3Cscript%3E/orders, 404"
    })
    void refuseWhatIsWrittenWrongly(String path, int status) throws Exception {
        HttpResponse<String> answer = viewer.send("GET", path, "", request -> request);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void tellWhatMayBeAskedWhereSomethingElseWas() throws Exception {
        assertThat(viewer.get("/flows?stoer=x").body()).contains("nobody knows 'stoer' here", "These are known: none");
        assertThat(viewer.get("/quarantine?stoer=x").body()).contains("did you mean 'store'?");
        HttpResponse<String> method = viewer.send("DELETE", "/flows", "", request -> request);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("allow")).contains("GET");
        assertThat(viewer.send("GET", "/outbox/retry", "", request -> request)
                        .headers()
                        .firstValue("allow"))
                .contains("POST");
        assertThat(viewer.send("GET", "/flows", "", request -> request.header("Accept", "text/html, image/*"))
                        .statusCode())
                .isEqualTo(406);
        assertThat(viewer.send("GET", "/flows", "", request -> request.header("Accept", "text/html, */*;q=0.1"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refuseBodiesThatAreNoJsonOrTooLong() throws Exception {
        String path = "/orders/acme-us/1/drop";
        assertThat(operator.send("POST", path, "reason=x", request -> request).statusCode())
                .isEqualTo(415);
        assertThat(operator.post(path, "{\"reason\": ").statusCode()).isEqualTo(400);
        assertThat(operator.post(path, "[]").statusCode()).isEqualTo(400);
        assertThat(operator.post(path, "{\"reason\": \"a\", \"reason\": \"b\"}").statusCode())
                .isEqualTo(400);
        assertThat(operator.post(path, "{\"reason\": \"a\", \"nobody\": 1}").statusCode())
                .isEqualTo(422);
        assertThat(operator.post(path, "{\"reason\": \"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(operator.post(path, "[".repeat(5000)).statusCode()).isEqualTo(400);
    }

    @Test
    void letNobodyInWithoutATokenThatHolds() throws Exception {
        String over = token(Role.OPERATOR);
        ApiToken latest =
                HOSTING.house().database().users().tokens().of(ada.id()).get(0);
        HOSTING.house().database().users().tokens().end(latest.id());

        for (String token : List.of("", "nonsense", "crt_" + "x".repeat(43), over)) {
            HttpResponse<String> answer = viewer.with(token).post("/flows/northwind/shipments/stop", "");
            assertThat(answer.statusCode()).as(token).isEqualTo(401);
            assertThat(answer.headers().firstValue("www-authenticate"))
                    .hasValueSatisfying(words -> assertThat(words).startsWith("Bearer realm=\"cartage\""));
            assertThat(viewer.with(token).get("/flows/no/such").statusCode()).isEqualTo(401);
        }
        assertThat(viewer.send("GET", "/me", "", request -> request.setHeader("Authorization", "Basic YTpi"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(HOSTING.house().database().audit().latest(100))
                .noneMatch(deed -> deed.subject().equals("northwind/shipments"));
    }

    @Test
    void heedNoCookie() throws Exception {
        Visitor inside = HOSTING.house().as("ada");
        String session = inside.cookie("cartage").orElseThrow().toString();

        assertThat(inside.get("/api/v1/flows").statusCode()).isEqualTo(401);
        assertThat(viewer.with("")
                        .send("GET", "/me", "", request -> request.header("Cookie", session))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void letEachTokenDoWhatItsRoleAllowsOnly() throws Exception {
        HttpResponse<String> answer = viewer.post("/flows/northwind/inventory/stop", "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("It takes the role operator; this token has viewer");
        assertThat(HOSTING.house().database().audit().latest(100))
                .noneMatch(deed -> deed.subject().equals("northwind/inventory"));
    }

    @Test
    void limitHowOftenATokenIsUsed() throws Exception {
        Program eager = viewer.with(token(Role.VIEWER));
        List<Integer> statuses = new ArrayList<>();
        HttpResponse<String> answer = eager.get("/me");
        for (int i = 0; i < 400 && answer.statusCode() == 200; i++) {
            statuses.add(answer.statusCode());
            answer = eager.get("/me");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
        assertThat(statuses).hasSizeGreaterThanOrEqualTo(100);
        assertThat(viewer.get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void areAllDescribedAndNothingElseIs() throws Exception {
        JsonNode document = Program.JSON.readTree(viewer.document("json"));
        Set<String> described = new TreeSet<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> !method.getKey().equals("parameters"))
                .forEach(method -> described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        Set<String> served = new TreeSet<>();
        for (Route route : HOSTING.house().routes()) {
            String path = route.getPath();
            if (path != null && path.startsWith("/api/v1/") && !path.contains("/openapi.") && route.methods() != null) {
                for (HttpMethod method : route.methods()) {
                    served.add(method.name() + " "
                            + path.substring("/api/v1".length()).replaceAll(":(\\w+)", "{$1}"));
                }
            }
        }

        assertThat(served).isNotEmpty().isEqualTo(described);
        assertThat(viewer.document("yaml")).startsWith("#").contains("openapi: 3.0.3");
    }

    /** Whoever writes a word that nobody knows is told those that are: they must be the document's. */
    @Test
    void knowTheParametersThatAreDescribed() throws Exception {
        JsonNode document = Program.JSON.readTree(viewer.document("json"));
        Program patient = operator.with(token(Role.OPERATOR));
        for (var path : document.path("paths").properties()) {
            String address = path.getKey().replaceAll("\\{\\w+}", "x");
            for (var operation : path.getValue().properties()) {
                if (operation.getKey().equals("get")) {
                    assertThat(known(patient.get(address + "?nobody=1")))
                            .as(path.getKey())
                            .isEqualTo(parameters(document, operation.getValue()));
                } else if (operation.getKey().equals("post")) {
                    assertThat(known(patient.post(address, "{\"nobody\": 1}")))
                            .as(path.getKey())
                            .isEqualTo(members(document, operation.getValue()));
                    int toViewers = viewer.post(address, "{\"nobody\": 1}").statusCode();
                    assertThat(operation.getValue().path("x-role").asText(toViewers == 422 ? "" : "none"))
                            .as(path.getKey())
                            .isEqualTo(toViewers == 403 ? "operator" : "");
                }
            }
        }
    }

    private static Set<String> known(HttpResponse<String> answer) {
        Matcher words = Pattern.compile("These are known: ([^\"]*)\"").matcher(answer.body());
        assertThat(words.find()).as(answer.body()).isTrue();
        return words.group(1).equals("none")
                ? Set.of()
                : new TreeSet<>(List.of(words.group(1).split(", ")));
    }

    private static Set<String> parameters(JsonNode document, JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation
                .path("parameters")
                .forEach(parameter ->
                        names.add(resolve(document, parameter).path("name").textValue()));
        return names;
    }

    private static Set<String> members(JsonNode document, JsonNode operation) {
        Set<String> names = new TreeSet<>();
        resolve(document, operation.path("requestBody"))
                .at("/content/application~1json/schema/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
    }
}
