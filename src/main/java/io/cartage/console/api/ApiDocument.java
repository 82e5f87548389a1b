package io.cartage.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The description of the API, as YAML and as JSON, for anybody: it holds no secret. It is written by hand; tests hold it against
 * the operations and against every answer.
 *
 * @param yaml as it was written
 */
record ApiDocument(String yaml, JsonNode json) {
    private static final String RESOURCE = "console/openapi.yaml";
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    static ApiDocument load() {
        String yaml = read();
        Problems problems = new Problems();
        YamlNode root = Yaml.readMap(RESOURCE, yaml, problems).orElseThrow();
        problems.throwIfErrors();
        return new ApiDocument(yaml, json(root));
    }

    void serve(Router router) {
        serve(router, "json", "application/json", Buffer.buffer(json.toString()));
        serve(router, "yaml", "application/yaml", Buffer.buffer(yaml));
    }

    private static void serve(Router router, String ending, String type, Buffer content) {
        router.get(Api.ROOT + "/openapi." + ending).handler(context -> context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(content));
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof YamlMap map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
            return object;
        }
        if (node instanceof YamlList list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        return json((YamlScalar) node);
    }

    private static JsonNode json(YamlScalar scalar) {
        String text = scalar.text();
        if (scalar.quoted()) {
            return JsonNodeFactory.instance.textNode(text);
        }
        if (scalar.isAbsent()) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (text.equals("true") || text.equals("false")) {
            return JsonNodeFactory.instance.booleanNode(text.equals("true"));
        }
        return WHOLE.matcher(text).matches()
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private static String read() {
        try (InputStream in = ApiDocument.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + RESOURCE + ": build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
