package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a running process answers to orchestrators and Prometheus, by HTTP. */
class ObserveTest {
    private static final long LONGEST_SECONDS = 60;
    private static final String SHOP = "{seed: 3, orders: 24, api: {quota: 150, quota_window: 30s}}";
    private static final Pattern SAMPLE =
            Pattern.compile("[a-z_:][a-z0-9_:]*(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? [-+0-9.eENaInf]+");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Long> ticks = new LinkedBlockingQueue<>();
    private final Workshop workshop = Workshop.open(TestDatabase.usual(), SHOP, "{statuses: [11]}");
    private InetSocketAddress address;

    @BeforeEach
    void observe() throws IOException {
        int port = free();
        Files.writeString(workshop.home().resolve("cartage.yaml"), "observe: {port: " + port + "}\n");
        workshop.restart();
        address = workshop.flows().observe().orElseThrow();
        assertThat(address.getPort()).isEqualTo(port);
        assertThat(address.getAddress().isLoopbackAddress()).isTrue();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void tellsThatAllIsWell() throws Exception {
        HttpResponse<String> answer = get("/observe/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        JsonNode health = json(answer);
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("checks"))
                .extracting(check -> check.path("name").asText())
                .containsExactly("routes", "database", "stores", "edits", "lag", "disk");
        assertThat(health.at("/checks/0/data/flows").asInt()).isEqualTo(1);
        assertThat(get("/observe/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/observe/health/ready").body()).contains("database");
    }

    @Test
    void staysUpWithAStoreThatItsShopRefuses() throws Exception {
        workshop.shop().faults().add(Fault.of(Kind.REVOKE));
        assertThat(workshop.run().state()).isEqualTo(RunAccount.State.FAILED);

        HttpResponse<String> answer = get("/observe/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("degraded").asBoolean()).isTrue();
        assertThat(json(answer).at("/checks/2").toString())
                .isEqualTo("{\"name\":\"stores\",\"status\":\"DEGRADED\",\"data\":{\"paused\":[\"test\"]}}");
        assertThat(get("/observe/metrics").body())
                .contains(
                        "cartage_paused{flow=\"orders\",store=\"test\"} 1.0",
                        "cartage_run_seconds_count{end=\"failed\",flow=\"orders\",store=\"test\"} 1",
                        "cartage_api_calls_total{error=\"denied\",flow=\"orders\",status=\"4xx\",store=\"test\"}");
    }

    @Test
    void staysUpWithABrokenEdit() throws Exception {
        workshop.flows().schedule();
        Path store = workshop.home().resolve("stores/test.yaml");
        String text = Files.readString(store);

        Files.writeString(store, text + "nonsense: 1\n");

        await("DEGRADED");
        assertThat(get("/observe/health").statusCode()).isEqualTo(200);
        Files.writeString(store, text);
        await("UP");
    }

    @Test
    void isDownWithoutADatabaseAndSaysNothingIsWonByARestart() throws Exception {
        workshop.database().close();

        HttpResponse<String> answer = get("/observe/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("status").asText()).isEqualTo("DOWN");
        assertThat(json(answer).at("/checks/1/status").asText()).isEqualTo("DOWN");
        assertThat(get("/observe/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/observe/metrics").body()).contains("cartage_database_up 0.0");
    }

    @Test
    void countsByStoreAndFlowInPrometheusFormat() throws Exception {
        RunAccount run = workshop.run();
        workshop.run();

        HttpResponse<String> answer = get("/observe/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
        String of = "{flow=\"orders\",store=\"test\"} ";
        assertThat(answer.body())
                .contains(
                        "# TYPE cartage_orders_total counter",
                        "cartage_orders_total{flow=\"orders\",outcome=\"filtered\",store=\"test\"} ",
                        "cartage_api_calls_total{error=\"none\",flow=\"orders\",status=\"2xx\",store=\"test\"} ",
                        "cartage_run_seconds_count{end=\"completed\",flow=\"orders\",store=\"test\"} 2",
                        "cartage_api_cost_total" + of,
                        "cartage_api_call_seconds_sum" + of,
                        "cartage_unacknowledged_orders" + of + run.counts().staged() + ".0",
                        "cartage_last_success_timestamp_seconds" + of,
                        "cartage_quota_size{store=\"test\",unit=\"calls\"} 150.0",
                        "cartage_database_up 1.0",
                        "jvm_memory_used_bytes");
        double staged = value(answer.body(), "cartage_orders_total{flow=\"orders\",outcome=\"staged\",store=\"test\"}");
        double unchanged =
                value(answer.body(), "cartage_orders_total{flow=\"orders\",outcome=\"unchanged\",store=\"test\"}");
        assertThat(staged)
                .isGreaterThanOrEqualTo((double) run.counts().staged())
                .isLessThan(2.0 * 24 + 1);
        assertThat(unchanged).isPositive();
    }

    @Test
    void hasNoLabelThatGrowsWithOrdersOrTellsAPerson() throws Exception {
        workshop.run();

        List<String> samples = new ArrayList<>(get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList());

        assertThat(samples).isNotEmpty().allMatch(line -> SAMPLE.matcher(line).matches());
        Set<String> labels = new TreeSet<>();
        samples.stream()
                .filter(line -> line.startsWith("cartage_"))
                .forEach(line -> LABEL.matcher(line).results().forEach(label -> labels.add(label.group(1))));
        assertThat(labels).isSubsetOf("store", "flow", "outcome", "status", "error", "end", "state", "unit");
    }

    @Test
    void answersNothingElse() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/observe/health/../../etc/passwd").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/observe/health").statusCode()).isEqualTo(405);
        HttpResponse<String> head = send("HEAD", "/observe/metrics");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void letsRunsGoOnWhereItsPortIsTakenOrSwitchedOff() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    workshop.home().resolve("cartage.yaml"), "observe: {port: " + taken.getLocalPort() + "}\n");
            workshop.restart();

            assertThat(workshop.flows().observe()).isEmpty();
            assertThat(workshop.run().state()).isEqualTo(RunAccount.State.COMPLETED);
        }
        Files.writeString(workshop.home().resolve("cartage.yaml"), "observe: {port: 0}\n");
        workshop.restart();
        assertThat(workshop.flows().observe()).isEmpty();
        Files.writeString(workshop.home().resolve("cartage.yaml"), "observe: {host: no.such.host.invalid}\n");
        workshop.restart();
        assertThat(workshop.flows().observe()).isEmpty();
    }

    /** Waits until the check of edits is so. */
    private void await(String state) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!json(get("/observe/health")).at("/checks/3/status").asText().equals(state)) {
            assertThat(System.nanoTime()).as("it never came about").isLessThan(deadline);
            ticks.poll(50, TimeUnit.MILLISECONDS);
        }
    }

    private static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
