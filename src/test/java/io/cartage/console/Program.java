package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A program that asks the API with a token, and holds every answer against the document that the API serves. */
final class Program {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String address;
    private final String token;
    private final OpenApiInteractionValidator document;

    /** @param token empty for none */
    Program(String address, String token) {
        this(address, token, validator(address));
    }

    private Program(String address, String token, OpenApiInteractionValidator document) {
        this.address = address;
        this.token = token;
        this.document = document;
    }

    private static OpenApiInteractionValidator validator(String address) {
        try {
            String served = CLIENT.send(
                            HttpRequest.newBuilder(URI.create(address + "/api/v1/openapi.json"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return OpenApiInteractionValidator.createForInlineApiSpecification(served)
                    .build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with another token. */
    Program with(String otherToken) {
        return new Program(address, otherToken, document);
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "", request -> request);
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body, request -> request.header("Content-Type", "application/json"));
    }

    /** The answer's JSON, of a request that must be right. */
    JsonNode ask(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** The document as it is served, to anybody. */
    String document(String ending) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/openapi." + ending))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    HttpResponse<String> send(String method, String path, String body, UnaryOperator<HttpRequest.Builder> more)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = CLIENT.send(more.apply(request).build(), BodyHandlers.ofString());
        mustBeAsDescribed(method, path, body, answer);
        return answer;
    }

    private void mustBeAsDescribed(String method, String path, String body, HttpResponse<String> answer)
            throws Exception {
        assertThat(answer.headers().firstValue("cache-control")).as(path).contains("no-store");
        assertThat(answer.headers().firstValue("set-cookie")).as(path).isEmpty();
        String type = answer.headers().firstValue("content-type").orElse("");
        if (answer.statusCode() >= 400) {
            assertThat(type).isEqualTo("application/problem+json");
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("status").intValue()).isEqualTo(answer.statusCode());
            assertThat(problem.path("detail").textValue()).isNotBlank();
            assertThat(problem.path("remedy").textValue()).isNotBlank();
        }
        if (answer.statusCode() == 404 || answer.statusCode() == 405) {
            return; // what isn't there isn't described
        }
        SimpleResponse response = SimpleResponse.Builder.status(answer.statusCode())
                .withContentType(type)
                .withBody(answer.body())
                .build();
        String bare = "/api/v1" + path.replaceAll("\\?.*", "");
        assertThat(told(document.validateResponse(bare, Method.valueOf(method), response)))
                .as(method + " " + path + " " + answer.body())
                .isEmpty();
        if (answer.statusCode() < 400) {
            assertThat(told(document.validateRequest(request(method, bare, path, body))))
                    .as(method + " " + path)
                    .isEmpty();
        }
    }

    private static SimpleRequest request(String method, String bare, String path, String body) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method, bare).withHeader("Authorization", "Bearer it");
        if (path.contains("?")) {
            for (String pair : path.substring(path.indexOf('?') + 1).split("&")) {
                request.withQueryParam(pair.split("=", 2)[0], pair.split("=", 2)[1]);
            }
        }
        if (!body.isEmpty()) {
            request.withContentType("application/json").withBody(body);
        }
        return request.build();
    }

    private static Map<String, String> told(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .collect(Collectors.toMap(
                        ValidationReport.Message::getKey,
                        message -> message.getMessage() + message.getAdditionalInfo(),
                        (one, other) -> one + "; " + other));
    }
}
