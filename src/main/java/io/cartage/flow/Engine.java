package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.problem.Problems;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * One edition of the routes at work, in a Camel context of its own: an edition that was edited gets another engine, while
 * what this one was asked before ends by the routes it began with. Thread-safe.
 */
final class Engine implements AutoCloseable {
    private static final int SECONDS_TO_STOP = 30;

    private final CamelContext camel;
    private int asked;
    private boolean retired;
    private boolean closed;

    private Engine(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * Starts the routes of a home.
     *
     * @param beans what routes know by name, and the components by their scheme
     * @throws io.cartage.problem.ProblemsException if a route file is wrong
     */
    static Engine start(Home home, Map<String, Object> beans, Components components) {
        CamelContext camel = new DefaultCamelContext();
        beans.forEach((name, bean) -> camel.getRegistry().bind(name, bean));
        camel.getRegistry().bind("cartClient", (HttpClientConfigurer) Engine::plain);
        components.addTo(camel);
        camel.getShutdownStrategy().setTimeout(SECONDS_TO_STOP);
        Problems problems = new Problems();
        try {
            RouteFiles.load(home, camel);
            camel.start();
            return new Engine(camel);
        } catch (Exception e) {
            camel.stop();
            RouteFiles.check(home, problems);
            problems.throwIfErrors();
            throw new IllegalStateException("the routes could not be started: " + e.getMessage(), e);
        }
    }

    /** Gives a context the components of our own. */
    @FunctionalInterface
    interface Components {
        void addTo(CamelContext camel);
    }

    /** The client repeats nothing by itself, since repetitions cost quota and are counted, and sends a token nowhere else. */
    private static void plain(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
    }

    /**
     * Asks a route and waits for its answer; empty if this engine was retired before it could begin.
     *
     * @throws IllegalStateException if it was closed, for then there is no other to ask
     */
    Optional<Exchange> ask(String route, Processor question) {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the routes have been stopped");
            }
            if (retired) {
                return Optional.empty();
            }
            asked++;
        }
        try {
            return Optional.of(camel.createProducerTemplate().request(route, question));
        } finally {
            synchronized (this) {
                asked--;
                notifyAll();
            }
        }
    }

    /** Whether a route is there and at work. */
    boolean serves(String routeId) {
        ServiceStatus status = camel.getRouteController().getRouteStatus(routeId);
        return status != null && status.isStarted();
    }

    /** Takes no more questions, and stops once those under way are answered; returns at once. */
    void retire() {
        synchronized (this) {
            retired = true;
        }
        Thread waiting = new Thread(this::stopWhenDone, "cartage-former-routes");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void stopWhenDone() {
        try {
            synchronized (this) {
                while (asked > 0) {
                    wait();
                }
            }
            camel.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops, after the questions under way. */
    @Override
    public void close() {
        synchronized (this) {
            retired = true;
            closed = true;
        }
        camel.stop();
    }
}
