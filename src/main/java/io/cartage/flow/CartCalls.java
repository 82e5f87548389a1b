package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.AnswerErrorException;
import io.cartage.cart.CartFacts;
import io.cartage.cart.Connection;
import io.cartage.cart.OrderReading;
import io.cartage.cart.Quotas;
import io.cartage.cart.Tokens;
import io.cartage.cart.WriteAnswers;
import io.cartage.cart.WriteRefusedException;
import io.cartage.config.Secret;
import io.cartage.flow.CallJournal.Sent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What surrounds each call to a cart: {@code bean:calls}. Thread-safe. */
public final class CartCalls {
    private static final Logger LOG = LoggerFactory.getLogger(CartCalls.class);
    private static final long LONGEST_SLEEP_MILLIS = 250; // so that stopping the program isn't kept waiting
    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> GATEWAY_FAILURES = Set.of(502, 504);

    private final Quotas quotas;
    private final Tokens tokens;
    private final Documents documents;
    private final CallJournal journal;
    private final Set<String> toldVersions = ConcurrentHashMap.newKeySet();

    CartCalls(Quotas quotas, Tokens tokens, Documents documents, CallJournal journal) {
        this.quotas = quotas;
        this.tokens = tokens;
        this.documents = documents;
        this.journal = journal;
    }

    /**
     * Waits until the shop's quota allows the call, then addresses and authorizes the message: a GET of the variables
     * {@code path} and {@code query}, or a POST of the document that the variable {@code document} names. A call that
     * writes (the variable {@code writes} is true) sends what the variable {@code payload} holds, by the variable
     * {@code method} if it is no document; it may use the share of the quota that reading leaves.
     */
    public void prepare(
            Exchange exchange,
            @Variable("caller") Caller caller,
            @Variable("path") String path,
            @Variable("document") @Nullable String document)
            throws Exception {
        Message message = exchange.getMessage();
        ConnectedStore store = caller.store();
        boolean writes = writes(exchange);
        String call = path;
        if (document != null) {
            Documents.Request request =
                    documents.request(store.getCart() + "/" + document, name -> value(exchange, writes, name));
            message.setBody(request.body());
            message.setHeader(Exchange.HTTP_METHOD, "POST");
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            call = request.call();
        } else if (writes) {
            JsonNode payload = exchange.getVariable("payload", JsonNode.class);
            message.setBody(payload.toString().getBytes(StandardCharsets.UTF_8));
            message.setHeader(Exchange.HTTP_METHOD, exchange.getVariable("method", String.class));
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        } else {
            message.setBody(null);
            message.setHeader(Exchange.HTTP_METHOD, "GET");
            message.setHeader(Exchange.HTTP_QUERY, exchange.getVariable("query", String.class));
        }
        await(caller, call, writes ? 0 : caller.keepPercent());
        caller.begin(call, token(exchange, caller));
        caller.headers().forEach((name, value) -> message.setHeader(name, value.reveal()));
        message.setHeader(Exchange.HTTP_URI, store.connection().api() + path);
        caller.send(sent(message, document == null ? path : path + "#" + document, caller.attempt()));
    }

    private Sent sent(Message message, String path, int attempt) {
        return journal.send(
                message.getHeader(Exchange.HTTP_METHOD, String.class),
                Discreet.path(path, message.getHeader(Exchange.HTTP_QUERY, String.class)),
                Optional.ofNullable(message.getBody(byte[].class)),
                attempt);
    }

    private static boolean writes(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getVariable("writes", Boolean.class));
    }

    /**
     * A document's variables are the members of what is written, else the route's variables of the same name; pages are as
     * large as the reading asks for.
     */
    private static @Nullable Object value(Exchange exchange, boolean writes, String name) {
        JsonNode payload = writes ? exchange.getVariable("payload", JsonNode.class) : null;
        if (payload != null && payload.has(name)) {
            return payload.get(name);
        }
        OrderReading reading = exchange.getVariable("reading", OrderReading.class);
        if (reading != null && name.equals("limit")) {
            return reading.getLimit();
        }
        if (reading != null && name.equals("after")) {
            return reading.getAfter();
        }
        return exchange.getVariable(name);
    }

    private static void await(Caller caller, String call, int keepPercent) throws InterruptedException {
        Duration pause = caller.store().quota().pauseBefore(call, keepPercent);
        while (!pause.isZero() && !caller.isStopping()) {
            TimeUnit.MILLISECONDS.sleep(Math.min(pause.toMillis() + 1, LONGEST_SLEEP_MILLIS));
            pause = caller.store().quota().pauseBefore(call, keepPercent);
        }
    }

    /** The token that was granted; null for a store whose settings hold its token. */
    private @Nullable Secret token(Exchange exchange, Caller caller) throws Exception {
        Connection connection = caller.store().connection();
        return connection.isGranted() ? tokens.token(connection, () -> grantedBy(exchange, caller)) : null;
    }

    private byte[] grantedBy(Exchange exchange, Caller caller) throws Exception {
        ConnectedStore store = caller.store();
        Sent sent = journal.send("POST", store.connection().grantPath(), Optional.empty(), caller.attempt());
        try (ProducerTemplate template = exchange.getContext().createProducerTemplate()) {
            Exchange answer = template.request("direct:token", call -> call.setVariable("store", store));
            journal.token(caller, sent, answer.getException());
            if (answer.getException() != null) {
                throw answer.getException();
            }
            return answer.getMessage().getBody(byte[].class);
        }
    }

    /** Addresses the call for a token. The form holds a secret, so nothing of it is kept. */
    public void askForToken(Exchange exchange, @Variable("store") ConnectedStore store) {
        Connection connection = store.connection();
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_URI, connection.api() + connection.grantPath());
        message.setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
        message.setHeader("Accept", "application/json");
        message.setBody(connection.grantForm().entrySet().stream()
                .map(field ->
                        encoded(field.getKey()) + "=" + encoded(field.getValue().reveal()))
                .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Takes note of an answer: one call, what it says of the quota, and by which version of the API it was given.
     *
     * @throws AnswerErrorException if the answer holds errors
     * @throws WriteRefusedException if it refuses a write
     */
    public void learn(Exchange exchange, byte @Nullable [] body, @Variable("caller") Caller caller) {
        ConnectedStore store = caller.store();
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        exchange.getMessage().setBody(body); // the stream it came as is read
        ObjectNode besidesData = JsonNodeFactory.instance.objectNode();
        try {
            besidesData = store.facts().besidesData(body == null ? new byte[0] : body);
            store.quota().learn(caller.call(), headers, besidesData);
            tellOtherVersion(caller, headers);
            store.facts().checkAnswer(besidesData);
            caller.succeed();
            if (writes(exchange)) {
                WriteAnswers.check(store.facts(), body == null ? new byte[0] : body);
            }
        } catch (RuntimeException e) {
            journal.refused(caller, status, besidesData, body, e);
            throw e;
        }
        journal.answered(caller, status, besidesData);
    }

    private void tellOtherVersion(Caller caller, Map<String, Object> headers) {
        ConnectedStore store = caller.store();
        Optional<String> answered = store.facts().api().otherVersion(headers);
        if (answered.isPresent() && toldVersions.add(store.getId() + " " + answered.get())) {
            LOG.warn(
                    "another API version answered store={} flow={} asked={} answered={}",
                    store.getId(),
                    caller.flow(),
                    store.getApiVersion(),
                    answered.get());
        }
    }

    /**
     * Takes note of a call that failed and decides whether it is repeated; if so, sets after which pause. Camel asks once
     * after each failure. A write is repeated only if it surely was not carried out.
     */
    public boolean repeat(
            Exchange exchange, @Variable("caller") Caller caller, @Variable("reading") @Nullable OrderReading reading) {
        Exception failure = LatestFailure.of(exchange);
        journal.failed(caller, failure);
        Optional<Duration> pause = pauseAfter(caller, reading, failure)
                .filter(time -> !writes(exchange) || WriteFailure.isSurelyUndone(failure));
        pause.ifPresent(time -> exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, time.toMillis()));
        boolean again = pause.filter(caller::hasTimeFor).isPresent() && !caller.isStopping();
        if (!again) {
            caller.giveUp();
        }
        return again;
    }

    private Optional<Duration> pauseAfter(Caller caller, @Nullable OrderReading reading, Exception failure) {
        int attempt = caller.failed();
        ConnectedStore store = caller.store();
        CartFacts facts = store.facts();
        if (failure instanceof AnswerErrorException error) {
            boolean smaller = error.kind() == AnswerErrorException.Kind.TOO_DEAR && reading != null && reading.shrink();
            return smaller ? Optional.of(Duration.ofMillis(1)) : quotas.pauseAfter(facts, error.kind(), attempt);
        }
        if (!(failure instanceof HttpOperationFailedException answer)) {
            return quotas.pauseAfter(facts, store.connection(), 0, Map.of(), attempt);
        }
        int status = answer.getStatusCode();
        Secret token = caller.token();
        if (status == UNAUTHORIZED && token != null && attempt == 1) {
            tokens.drop(store.connection(), token);
            return Optional.of(Duration.ofMillis(1));
        }
        if (GATEWAY_FAILURES.contains(status) && reading != null) {
            reading.shrink(); // large pages are what gateways give up on
        }
        Map<String, String> headers = answer.getResponseHeaders() == null ? Map.of() : answer.getResponseHeaders();
        return quotas.pauseAfter(facts, store.connection(), status, headers, attempt);
    }
}
