package io.cartage.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.problem.Suggestion;
import io.cartage.staging.desk.ApiToken;
import io.cartage.staging.desk.ApiTokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request of a program passes through: who it is, how often it asks, whether it may, and what it wrote; then it is
 * answered, or told why not. Called in worker threads. Thread-safe.
 */
final class Gate {
    /** Requests of one token at once, and how long until it may send one more. */
    static final int AT_ONCE = 100;

    static final Duration EACH = Duration.ofMillis(100);

    /** Wrong tokens from one address, likewise. */
    static final int WRONG_AT_ONCE = 20;

    private static final Duration WRONG_EACH = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private static final String BEARER = "bearer ";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ApiTokens tokens;
    private final Rates rates;
    private final Rates wrong;

    Gate(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.rates = new Rates(AT_ONCE, EACH, clock);
        this.wrong = new Rates(WRONG_AT_ONCE, WRONG_EACH, clock);
    }

    /** Answers a request by an operation. */
    void pass(RoutingContext context, Operation operation) {
        answer(context, token -> {
            if (!token.role().may(operation.role())) {
                throw new ApiFault(
                        403,
                        "This token may not do that",
                        "It takes the role " + operation.role().word() + "; this token has "
                                + token.role().word(),
                        "Make a token with that role, if you have it yourself");
            }
            mustBeAcceptable(context);
            return operation.deed().answer(asked(context, operation, token));
        });
    }

    /** Tells those who are known what is wrong, and strangers nothing of it. */
    void refuse(RoutingContext context, ApiFault fault) {
        answer(context, token -> {
            throw fault;
        });
    }

    private void answer(RoutingContext context, Function<ApiToken, Answer> deed) {
        try {
            Answer answer = deed.apply(recognise(context));
            send(context, answer.status(), JSON, answer.body());
        } catch (ApiFault fault) {
            send(context, fault);
        } catch (RuntimeException e) {
            send(context, failure(context, 500, e));
        }
    }

    private ApiToken recognise(RoutingContext context) {
        String address = context.request().remoteAddress().hostAddress();
        wrong.look(address).ifPresent(wait -> throwTooMany(context, wait, "wrong tokens from your address"));
        String header = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.AUTHORIZATION), "");
        boolean isBearer = header.toLowerCase(Locale.ROOT).startsWith(BEARER);
        Optional<ApiToken> token =
                isBearer ? tokens.find(header.substring(BEARER.length()).strip()) : Optional.empty();
        if (token.isEmpty()) {
            if (isBearer) {
                wrong.take(address);
            }
            throw stranger(context, isBearer);
        }
        rates.take(token.get().id()).ifPresent(wait -> throwTooMany(context, wait, "requests with this token"));
        return token.get();
    }

    private static ApiFault stranger(RoutingContext context, boolean isBearer) {
        context.response()
                .putHeader(
                        "WWW-Authenticate", "Bearer realm=\"cartage\"" + (isBearer ? ", error=\"invalid_token\"" : ""));
        return new ApiFault(
                401,
                "No token lets you in",
                isBearer
                        ? "The token is unknown, over or taken back, or its user is locked out"
                        : "The request has no header 'Authorization: Bearer …'",
                "Make a token on the page of your account, and send it in that header");
    }

    private static void throwTooMany(RoutingContext context, Duration wait, String what) {
        long seconds = wait.toSeconds();
        context.response().putHeader("Retry-After", String.valueOf(seconds));
        throw new ApiFault(429, "Too many requests", "There were too many " + what, "Wait " + seconds + " s");
    }

    private static void mustBeAcceptable(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean fits = accept == null
                || accept.isBlank()
                || List.of(accept.split(",")).stream()
                        .map(Gate::type)
                        .anyMatch(type -> type.equals("*/*") || type.equals("application/*") || type.equals(JSON));
        if (!fits) {
            throw new ApiFault(
                    406, "There is only JSON here", "The request accepts '" + accept + "'", "Accept " + JSON);
        }
    }

    private static String type(String header) {
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Asked asked(RoutingContext context, Operation operation, ApiToken token) {
        Map<String, String> query = new LinkedHashMap<>();
        context.queryParams().forEach((name, value) -> {
            if (query.put(name, value) != null) {
                throw ApiFault.wrongQuery("'" + name + "' is given twice", "Give it once");
            }
        });
        mustBeKnown(query.keySet(), operation.query()).ifPresent(words -> {
            throw ApiFault.wrongQuery(words, "These are known: " + ApiFault.list(operation.query()));
        });
        ObjectNode body = body(context);
        mustBeKnown(body.properties().stream().map(Map.Entry::getKey).toList(), operation.body())
                .ifPresent(words -> {
                    throw ApiFault.wrongBody(words, "These are known: " + ApiFault.list(operation.body()));
                });
        return new Asked(token, context.pathParams(), query, body);
    }

    private static Optional<String> mustBeKnown(Collection<String> given, Collection<String> known) {
        return given.stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> "nobody knows '" + name + "' here"
                        + Suggestion.closest(name, known)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""));
    }

    private static ObjectNode body(RoutingContext context) {
        Buffer content = context.body() == null ? null : context.body().buffer();
        if (content == null || content.length() == 0) {
            return MAPPER.createObjectNode();
        }
        String type = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
        if (!type(type).equals(JSON)) {
            throw new ApiFault(
                    415, "The body must be JSON", "Its Content-Type is '" + type + "'", "Send Content-Type: " + JSON);
        }
        try {
            JsonNode node = MAPPER.readTree(content.toString(StandardCharsets.UTF_8));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ApiFault(400, "The body is not JSON", e.getOriginalMessage(), "Send one JSON object");
        }
        throw new ApiFault(400, "The body is not JSON", "It is no object", "Send one JSON object");
    }

    /** What went wrong stands in the log alone. */
    static ApiFault failure(RoutingContext context, int status, Throwable e) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        LOG.warn(
                "a request of the API failed mark={} path={} message={}",
                mark,
                context.request().path(),
                String.valueOf(e.getMessage()));
        LOG.debug("a request of the API failed mark={}", mark, e);
        return new ApiFault(
                status,
                "This did not work",
                "The log tells more at mark=" + mark,
                "Try again; if it stays so, look there");
    }

    static void send(RoutingContext context, ApiFault fault) {
        send(context, fault.status(), PROBLEM, fault.json());
    }

    private static void send(RoutingContext context, int status, String type, JsonNode body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(Buffer.buffer(body.toString()));
    }
}
