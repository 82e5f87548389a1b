package io.cartage.flow;

import io.cartage.config.Home;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The engine at work: one after the other, as routes are edited. Thread-safe. */
final class Engines implements AutoCloseable {
    private final RouteBeans beans;
    private volatile Engine engine;

    /** @throws io.cartage.problem.ProblemsException if a route file is wrong */
    Engines(RouteBeans beans, Home home) {
        this.beans = beans;
        this.engine = beans.start(home);
    }

    /**
     * Goes on by other routes; what runs ends by those it began with.
     *
     * @throws RuntimeException if they can't be started; then nothing has changed
     */
    void edit(Home routes) {
        Engine former = engine;
        engine = beans.start(routes);
        former.retire();
    }

    /** Asks a route and waits for its answer, which may hold a failure. */
    Exchange ask(String route, Processor question) {
        while (true) {
            Optional<Exchange> answer = engine.ask(route, question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** Asks a route; its failure is one of the program. */
    Exchange demand(String route, Processor question) {
        Exchange answer = ask(route, question);
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException().getMessage(), answer.getException());
        }
        return answer;
    }

    /** Calls a shop outside any run; what went wrong becomes a message for an operator. */
    Exchange look(String route, Processor question) {
        Exchange answer = ask(route, question);
        if (answer.getException() != null) {
            ConnectedStore store = answer.getVariable("store", ConnectedStore.class);
            throw new IllegalStateException(CartFailure.message(answer.getException(), store), answer.getException());
        }
        return answer;
    }

    /** Whether a route is there and at work. */
    boolean serves(String routeId) {
        return engine.serves(routeId);
    }

    @Override
    public void close() {
        engine.close();
    }
}
