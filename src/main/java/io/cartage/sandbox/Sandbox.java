package io.cartage.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cartage.sandbox.SandboxShop.Delivery;
import io.cartage.sandbox.SandboxShop.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small web server on the loopback address that plays the carts' APIs for any number of shops. Nobody outside the
 * machine can reach it, and it knows nothing that is worth a password.
 */
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final int THREADS = 16;
    private static final int WAITING = 1000;
    private static final int MOST_BODY = 1_000_000;

    static {
        // Without it each answer waits for the delayed acknowledgement of the one before: 40 ms a call.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Map<String, ShopKind> kinds;
    private final ThreadPoolExecutor threads;
    private final Map<String, SandboxShop> shops = new ConcurrentHashMap<>();
    private final AdminDoor admin = new AdminDoor(this);

    private Sandbox(HttpServer server, Map<String, ShopKind> kinds) {
        this.server = server;
        this.kinds = kinds;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), runnable -> {
                    Thread thread = new Thread(runnable, "sandbox-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts on {@code port} of the loopback address, or on any free one if it is 0. */
    public static Sandbox start(int port) {
        return start(port, ShopKinds.BY_CART);
    }

    /** Starts with the shops of other carts, which tests make up. */
    static Sandbox start(int port, Map<String, ShopKind> kinds) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            return new Sandbox(HttpServer.create(address, WAITING), kinds);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox can't listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Opens a shop.
     *
     * @param cart such as {@code bigcommerce}
     * @param name its name in addresses: lower-case letters, digits and hyphens
     */
    public SandboxShop open(String cart, String name, SandboxSettings settings) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "A shop can't be named '" + name + "': use lower-case letters, digits and hyphens");
        }
        ShopKind kind = Optional.ofNullable(kinds.get(cart))
                .orElseThrow(() -> new IllegalArgumentException(ShopKinds.none(cart)));
        SandboxShop shop = new SandboxShop(cart, kind, name, port(), settings);
        if (shops.putIfAbsent(name, shop) != null) {
            throw new IllegalArgumentException("There is a shop '" + name + "' already");
        }
        return shop;
    }

    /** The open shops by name. */
    public List<SandboxShop> shops() {
        return shops.values().stream()
                .sorted(Comparator.comparing(SandboxShop::name))
                .toList();
    }

    Optional<SandboxShop> shop(String name) {
        return Optional.ofNullable(shops.get(name));
    }

    /** Stops at once; calls under way are cut. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            send(exchange, reply(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing: the call ends without an answer
        } catch (IOException e) {
            LOG.debug("the caller went away message={}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the sandbox failed method={} uri={}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
        }
    }

    private Sent reply(HttpExchange exchange) throws IOException, InterruptedException {
        URI uri = exchange.getRequestURI();
        String path = uri.getPath();
        if (path.equals(AdminDoor.ROOT) || path.startsWith(AdminDoor.ROOT + "/")) {
            return new Sent(admin.answer(request(exchange, path)), Delivery.WHOLE);
        }
        for (ShopKind kind : kinds.values()) {
            if (path.startsWith(kind.root())) {
                int slash = path.indexOf('/', kind.root().length());
                int end = slash < 0 ? path.length() : slash;
                Request request = request(exchange, path.substring(end));
                SandboxShop shop = shops.get(path.substring(kind.root().length(), end));
                return shop == null || !shop.kind().equals(kind)
                        ? new Sent(kind.unknownShop(request), Delivery.WHOLE)
                        : shop.reply(request);
            }
        }
        return new Sent(Answer.text(404, "text/plain", "Nothing here. Shops are listed at /sandbox\n"), Delivery.WHOLE);
    }

    private static Request request(HttpExchange exchange, String path) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String query = exchange.getRequestURI().getRawQuery();
        try (InputStream in = exchange.getRequestBody()) {
            String body = new String(in.readNBytes(MOST_BODY), StandardCharsets.UTF_8);
            return new Request(exchange.getRequestMethod(), path, query == null ? "" : query, headers, body);
        }
    }

    private static void send(HttpExchange exchange, Sent reply) throws IOException {
        if (reply.delivery() == Delivery.NONE) {
            return; // closing the exchange without headers closes the connection
        }
        Answer answer = reply.answer();
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        if (answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        headers.set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        int length = reply.delivery() == Delivery.CUT ? answer.body().length / 2 : answer.body().length;
        OutputStream out = exchange.getResponseBody(); // closed with the exchange: a body too short cuts the connection
        out.write(answer.body(), 0, length);
        out.flush();
        if (reply.delivery() == Delivery.WHOLE) {
            out.close();
        }
    }
}
