package io.cartage.flow.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cartage.config.Observe;
import io.cartage.config.Settings;
import io.cartage.staging.desk.Backlog;
import io.cartage.staging.desk.Backlog.Depth;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about the health of a running process by HTTP: {@code /observe/health}, {@code /observe/health/live},
 * {@code /observe/health/ready} and {@code /observe/metrics}. Nobody is asked for a password. Thread-safe.
 */
public final class Observatory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Observatory.class);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int THREADS = 2;
    private static final int WAITING = 16;
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final TimedQuestion<Boolean> database;
    private final TimedQuestion<List<Depth>> depths;
    private final Checks checks;
    private final Gauges gauges;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Observatory::daemon);
    private @Nullable HttpServer server;

    private Observatory(Observed observed, Backlog backlog, Path data, Clock clock) {
        database = new TimedQuestion<>(backlog::answers, PATIENCE, KEPT, System::nanoTime);
        depths = new TimedQuestion<>(backlog::depths, PATIENCE, KEPT, System::nanoTime);
        checks = new Checks(observed, database::answer, depths::answer, data, clock);
        gauges = new Gauges(registry, observed, meters, depths::answer, checks::freeBytes, clock);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /**
     * Begins to observe, and to answer where the settings say. If the port is taken, that is told in the log, and nobody is
     * answered.
     */
    public static Observatory open(Observed observed, Backlog backlog, Settings settings, Clock clock) {
        Observatory observatory = new Observatory(observed, backlog, settings.dataDirectory(), clock);
        if (settings.observe().port() > 0) {
            observatory.listen(settings.observe());
        }
        return observatory;
    }

    private void listen(Observe where) {
        try {
            listen(new InetSocketAddress(where.host(), where.port()));
            LOG.info("health and metrics are served host={} port={}", where.host(), where.port());
        } catch (IOException | RuntimeException e) { // an unknown host is an unchecked exception
            LOG.warn(
                    "health and metrics are not served host={} port={} remedy='set observe.port in cartage.yaml' message={}",
                    where.host(),
                    where.port(),
                    String.valueOf(e.getMessage()));
        }
    }

    private void listen(InetSocketAddress address) throws IOException {
        HttpServer opened = HttpServer.create(address, WAITING);
        opened.setExecutor(threads);
        opened.createContext("/", this::answer);
        opened.start();
        server = opened;
    }

    /** Where it answers; empty if it doesn't. */
    public Optional<InetSocketAddress> address() {
        return Optional.ofNullable(server).map(HttpServer::getAddress);
    }

    /** What is told of runs and calls goes there. */
    public Meters meters() {
        return meters;
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, TEXT, "Only GET and HEAD are answered here.\n");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/observe/health", "/observe/health/ready" -> send(exchange, checks.all());
                case "/observe/health/live" -> send(exchange, checks.live());
                case "/observe/metrics" -> send(exchange, 200, TEXT, scrape());
                default -> send(exchange, 404, TEXT, "Here are /observe/health and /observe/metrics.\n");
            }
        } catch (IOException e) {
            LOG.debug("whoever asked has gone", e);
        } catch (RuntimeException e) {
            LOG.warn("a question about health or metrics failed message={}", String.valueOf(e.getMessage()));
            LOG.debug("a question about health or metrics failed", e);
        }
    }

    private synchronized String scrape() {
        gauges.refresh();
        return registry.scrape(TEXT);
    }

    private static void send(HttpExchange exchange, Health health) throws IOException {
        send(exchange, health.isUp() ? 200 : 503, JSON, health.json().toPrettyString() + "\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cartage-observe");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
        database.close();
        depths.close();
        collections.close();
        registry.close();
    }
}
