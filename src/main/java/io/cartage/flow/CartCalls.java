package io.cartage.flow;

import io.cartage.cart.Connection;
import io.cartage.cart.Quotas;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Message;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;

/** What surrounds each call to a cart: {@code bean:calls}. Thread-safe. */
public final class CartCalls {
    private static final long LONGEST_SLEEP_MILLIS = 250; // so that stopping the program isn't kept waiting

    private final Quotas quotas;

    CartCalls(Quotas quotas) {
        this.quotas = quotas;
    }

    /** Waits until the shop's quota allows a reading call, then addresses and authorizes the message. */
    public void prepare(Exchange exchange, @Variable("caller") Caller caller, @Variable("path") String path)
            throws InterruptedException {
        ConnectedStore store = caller.store();
        Duration pause = store.quota().pauseBeforeReading();
        while (!pause.isZero() && !caller.isStopping()) {
            TimeUnit.MILLISECONDS.sleep(Math.min(pause.toMillis() + 1, LONGEST_SLEEP_MILLIS));
            pause = store.quota().pauseBeforeReading();
        }
        Connection connection = store.connection();
        Message message = exchange.getMessage();
        connection.headers().forEach((name, value) -> message.setHeader(name, value.reveal()));
        message.setHeader(Exchange.HTTP_URI, connection.api() + path);
        message.setHeader(Exchange.HTTP_QUERY, exchange.getVariable("query", String.class));
    }

    /** Takes note of an answer: one call, and what it says of the quota. */
    public void learn(Exchange exchange, @Variable("caller") Caller caller) {
        caller.countCall();
        caller.store().quota().learn(exchange.getMessage().getHeaders());
    }

    /**
     * Takes note of a call that failed and decides whether it is repeated; if so, sets after which pause. Camel asks once
     * after each failure.
     */
    public boolean repeat(Exchange exchange, @Variable("caller") Caller caller, @ExchangeException Exception failure) {
        caller.countCall();
        ConnectedStore store = caller.store();
        int status = failure instanceof HttpOperationFailedException answer ? answer.getStatusCode() : 0;
        Map<String, String> headers = headers(failure);
        store.quota().learn(headers);
        int attempt = exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER, 1, Integer.class);
        Optional<Duration> pause = quotas.pauseAfter(store.facts(), store.connection(), status, headers, attempt);
        pause.ifPresent(time -> exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, time.toMillis()));
        return pause.isPresent() && !caller.isStopping();
    }

    private static Map<String, String> headers(Exception failure) {
        return failure instanceof HttpOperationFailedException answer && answer.getResponseHeaders() != null
                ? answer.getResponseHeaders()
                : Map.of();
    }
}
