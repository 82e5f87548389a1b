package io.cartage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.sandbox.Fault.Kind;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Sandbox sandbox = Sandbox.start(0);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void strikeAtOneCallAtSeveralOrAtEachOfSoMany() {
        assertThat(struck(Fault.of(Kind.CUT).at(3))).containsExactly(3);
        assertThat(struck(Fault.of(Kind.CUT).at(3).calls(2))).containsExactly(3, 4);
        assertThat(struck(Fault.of(Kind.CUT).every(4))).containsExactly(4, 8);
        assertThat(struck(Fault.of(Kind.CUT).every(4).calls(1))).containsExactly(4);
        assertThat(struck(Fault.of(Kind.CUT).calls(2))).containsExactly(1, 2);
        assertThat(struck(Fault.of(Kind.CUT))).hasSize(9);
        assertThat(struck(Fault.of(Kind.REVOKE).at(8))).containsExactly(8, 9);
    }

    @Test
    void strikeOnlyTheAddressTheyName() {
        Fault fault = Fault.of(Kind.ERROR).path("/v2/orders/*/products");

        assertThat(fault.matches(call("GET", "/v2/orders/100/products"))).isTrue();
        assertThat(fault.matches(call("GET", "/v2/orders"))).isFalse();
        assertThat(Fault.of(Kind.ERROR).matches(call("GET", "/v2/time"))).isTrue();
        assertThat(Fault.of(Kind.ERROR).path("/v2/orders").matches(call("GET", "/v2/orders/100")))
                .isFalse();
    }

    @Test
    void throttleWithQuotaHeadersAndBlockWithout() {
        ShopClient client = open("faults: [{kind: throttle, at: 1}, {kind: block, at: 2}]");

        HttpResponse<String> throttled = client.get("/v2/orders");
        HttpResponse<String> blocked = client.get("/v2/orders");

        assertThat(List.of(throttled.statusCode(), blocked.statusCode())).containsExactly(429, 429);
        assertThat(throttled.headers().firstValue("X-Rate-Limit-Time-Reset-Ms")).isPresent();
        assertThat(blocked.headers().map().keySet()).noneMatch(name -> name.startsWith("x-rate"));
        assertThat(client.get("/v2/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void failWithAnyStatusAndBody() {
        ShopClient client = open(
                """
                faults:
                  - {kind: error, at: 1}
                  - {kind: error, at: 2, status: 500, body: html}
                  - {kind: error, at: 3, status: 502, body: empty}
                  - {kind: error, at: 4, status: 504, body: text}
                """);

        List<HttpResponse<String>> answers =
                IntStream.range(0, 5).mapToObj(i -> client.get("/v2/orders")).toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(503, 500, 502, 504, 200);
        assertThat(answers.get(0).body()).startsWith("[{\"status\":503");
        assertThat(answers.get(1).body()).startsWith("<html>");
        assertThat(answers.get(2).body()).isEmpty();
        assertThat(answers.get(3).headers().firstValue("Content-Type")).hasValue("text/plain");
    }

    @Test
    void cutTheConnectionInTheMiddleOfTheBodyOrBeforeIt() {
        ShopClient client = open("faults: [{kind: cut, at: 1}, {kind: hang_up, at: 2, calls: 9}]");

        assertThatThrownBy(() -> client.get("/v2/orders")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> client.get("/v2/orders")).isInstanceOf(UncheckedIOException.class);

        // The JDK's client repeats a read once by itself when the connection ends before any answer.
        assertThat(sandbox.shops().get(0).calls().latest())
                .extracting(Call::status)
                .startsWith(200, 0);
    }

    @Test
    void strikeCallsOfOneMethodOnly() {
        Fault fault = Fault.of(Kind.HANG_UP).method("POST").path("/v2/orders/*");

        assertThat(fault.matches(call("POST", "/v2/orders/100/shipments"))).isTrue();
        assertThat(fault.matches(call("GET", "/v2/orders/100/shipments"))).isFalse();
    }

    @Test
    void loseAnAnswerAfterWhatWasAskedWasDone() {
        ShopClient client = open("faults: [{kind: lost_answer, calls: 9, method: GET, path: /v2/time}]");

        assertThatThrownBy(() -> client.get("/v2/time")).isInstanceOf(UncheckedIOException.class);

        CallLog calls = sandbox.shops().get(0).calls();
        assertThat(calls.latest()).extracting(Call::status).startsWith(200);
        assertThat(calls.count("GET", "/v2/time")).isEqualTo(calls.count());
    }

    @Test
    void revokeTheTokenForGood() {
        ShopClient client = open("faults: [{kind: revoke, at: 2}]");

        assertThat(IntStream.range(0, 3).map(i -> client.get("/v2/time").statusCode()))
                .containsExactly(200, 401, 401);
    }

    @Test
    void makeAnswersSlow() {
        ShopClient client = open("faults: [{kind: slow, ms: 300, at: 1}]");
        long before = System.nanoTime();

        client.get("/v2/time");

        assertThat(System.nanoTime() - before).isGreaterThan(290_000_000L);
    }

    @Test
    void leaveDateFiltersOutOfAccount() {
        ShopClient client = open("faults: [{kind: ignore_dates, at: 2}]");
        String future = "/v2/orders?min_date_modified=2099-01-01T00:00:00Z";

        assertThat(client.get(future).statusCode()).isEqualTo(204);
        assertThat(client.json(future)).hasSize(50);
    }

    @Test
    void putMoreThanAPageOfOrdersIntoOneSecond() {
        ShopClient client = open("faults: [{kind: bulk_edit, orders: 260, at: 1}]");
        client.get("/v2/orders");
        OrderBook orders = sandbox.shops().get(0).orders();

        assertThat(orders.all().stream().filter(order -> order.edits() == 1).map(ShopOrder::dateModified))
                .hasSize(260)
                .allSatisfy(time -> assertThat(time).isAfter(orders.order(100).dateCreated()));
    }

    @Test
    void canBeArmedAndClearedWhileTheShopRuns() {
        ShopClient client = open("");
        SandboxShop shop = sandbox.shops().get(0);

        shop.faults().add(Fault.of(Kind.ERROR));
        int armed = client.get("/v2/time").statusCode();
        assertThat(shop.faults().states()).extracting(Faults.State::struck).containsExactly(1);
        shop.faults().clear();

        assertThat(List.of(armed, client.get("/v2/time").statusCode())).containsExactly(503, 200);
    }

    @Test
    void letATestActBeforeAnyAnswer() {
        ShopClient client = open("");
        AtomicInteger seen = new AtomicInteger();
        SandboxShop shop = sandbox.shops().get(0);
        client.get("/v2/time");

        shop.beforeAnswer(2, () -> seen.set(shop.calls().count()));
        client.get("/v2/time");
        client.get("/v2/time");
        client.get("/v2/time");

        assertThat(seen).hasValue(2);
    }

    @Test
    void areCountedByAddressWithoutTheToken() {
        ShopClient client = open("");
        client.get("/v2/orders/100?include=fees");
        client.get("/v2/orders/101");

        CallLog calls = sandbox.shops().get(0).calls();

        assertThat(calls.countByPath()).containsOnlyKeys("/v2/orders/{id}").containsValue(2);
        assertThat(calls.latest().get(0).query()).isEqualTo("include=fees");
        assertThat(calls.latest().get(0).headers()).containsEntry("x-auth-token", "***");
        assertThat(calls.latest().toString()).doesNotContain("sandbox-token");
    }

    @Test
    void compressAnswersOnlyForThoseWhoAskAndIfSetSo() throws Exception {
        ShopClient client = open("api: {gzip: true}");
        HttpRequest request =
                client.request("/v2/orders").header("Accept-Encoding", "gzip").build();
        HttpClient http = HttpClient.newHttpClient();

        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(response.body()).readAllBytes())
                .isEqualTo(client.get("/v2/orders").body().getBytes(StandardCharsets.UTF_8));
    }

    private static Request call(String method, String path) {
        return new Request(method, path, "", Map.of(), "");
    }

    private static List<Integer> struck(Fault fault) {
        List<Integer> struck = new ArrayList<>();
        for (int call = 1; call < 10; call++) {
            if (fault.strikes(call)) {
                struck.add(call);
            }
        }
        return struck;
    }

    private ShopClient open(String yaml) {
        return new ShopClient(sandbox.open("bigcommerce", "acme", SandboxSettings.of("orders: 300\n" + yaml)));
    }
}
