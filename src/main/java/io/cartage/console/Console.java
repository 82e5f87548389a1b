package io.cartage.console;

import io.cartage.config.ConsoleSettings;
import io.cartage.flow.Flows;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Users;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web console of a running process. Open once, close once. Thread-safe. */
public final class Console implements AutoCloseable {
    /** The longest field of a form, in bytes: a mapping of some thousand lines. */
    private static final int LONGEST_FIELD = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private static final int EVENT_LOOPS = 2;
    private static final int WORKERS = 8;
    private static final int SECRET = 24;
    private static final int PATIENCE_SECONDS = 20;
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final Live live;
    private final Router router;
    private final HttpServer server;
    private final String address;
    private final String setUpToken;
    private final Users users;

    /** Who is let in. */
    public enum Door {
        /** Who logs in. */
        LOCKED,
        /** Anybody on this machine, as an administrator: the data is made up. */
        DEMO
    }

    private Console(
            Flows flows, StagingDatabase database, ConsoleSettings settings, Door door, Clock clock, Vertx vertx)
            throws InterruptedException, ExecutionException, TimeoutException {
        this.vertx = vertx;
        this.users = database.users();
        this.setUpToken = secret();
        boolean here = isLoopback(settings.host());
        Desk desk = new Desk(flows, database, clock);
        Assets assets = Assets.load();
        Pages pages = new Pages(assets);
        Guests guests = new Guests(users, pages, door == Door.DEMO && here ? new DemoGuest(demoUser(users)) : null);
        this.live = new Live(vertx, desk, guests);
        Site site = new Site(vertx, pages, new Site.Secrecy(settings.isEncrypted(), here, secret()));
        this.router = site.router(assets, desk, guests, live, setUpToken);
        this.server = vertx.createHttpServer(options(vertx, settings))
                .requestHandler(router)
                .listen(settings.port(), settings.host())
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String name = here ? "localhost" : settings.host();
        this.address = (settings.isEncrypted() ? "https://" : "http://") + name + ":" + server.actualPort();
    }

    /**
     * Serves the console where the settings say; empty if they say nowhere, or if it can't be served, which is told in the
     * log: runs go on without it.
     */
    public static Optional<Console> open(
            Flows flows, StagingDatabase database, ConsoleSettings settings, Door door, Clock clock) {
        return settings.port() == 0 ? Optional.empty() : serve(flows, database, settings, door, clock);
    }

    /** The same at port 0 as well, which is any that is free. */
    static Optional<Console> serve(
            Flows flows, StagingDatabase database, ConsoleSettings settings, Door door, Clock clock) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            return Optional.of(new Console(flows, database, settings, door, clock, vertx));
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            vertx.close();
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            LOG.warn(
                    "the console is not served host={} port={} remedy={} message={}",
                    settings.host(),
                    settings.port(),
                    cause instanceof Certificate.WrongException
                            ? "'set console.certificate and console.key in cartage.yaml'"
                            : "'set console.port in cartage.yaml'",
                    String.valueOf(cause.getMessage()));
            LOG.debug("the console is not served", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            vertx.close();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Where it is: {@code http://localhost:8080}. */
    public String address() {
        return address;
    }

    /** All that is served, for tests that leave nothing out. */
    Router router() {
        return router;
    }

    /** Where the first user is made; empty once there is one. Whoever has the link can do everything: show it to nobody else. */
    public Optional<String> setUpLink() {
        return users.isEmpty() ? Optional.of(address + "/setup?token=" + setUpToken) : Optional.empty();
    }

    /** Whoever says nothing for a while is hung up on; open pages are told something more often than that. */
    static HttpServerOptions options(Vertx vertx, ConsoleSettings settings) {
        HttpServerOptions options = new HttpServerOptions()
                .setCompressionSupported(true)
                .setHttp2ClearTextEnabled(false)
                .setMaxFormAttributeSize(LONGEST_FIELD)
                .setIdleTimeout(IDLE_SECONDS);
        return settings.isEncrypted()
                ? options.setSsl(true)
                        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                        .setKeyCertOptions(Certificate.of(vertx, settings))
                : options;
    }

    private static User demoUser(Users users) {
        users.addFirst("demo", Optional.empty());
        return users.byName("demo").orElseThrow();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        live.close();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the console did not close in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
