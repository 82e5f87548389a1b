package io.cartage.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cartage.config.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a call may be kept for people who look for a fault: neither secrets nor persons. Of JSON the numbers stay, and
 * those texts that identify things or tell what is wrong; every other text is masked, since nobody knows what it holds.
 */
final class Discreet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String MASK = "••••";
    private static final int LONGEST_PLAIN = 300;
    private static final int LONGEST_READ = 1_000_000;

    private static final Pattern MAIL = Pattern.compile("[\\p{L}\\p{N}._%+'-]+(?:@|%40)[\\p{L}\\p{N}.-]+");
    private static final Pattern PHONE =
            Pattern.compile("\\+\\d[\\d ().-]{6,}\\d|\\(?\\b\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}\\b");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Members whose text identifies a thing or tells what is wrong. */
    private static final Pattern TELLING =
            Pattern.compile("id|ids|.*_ids?|.*[a-z]Ids?|code|message|title|type|status|reason|field|path|sku");

    /** Members that hold nothing but what is wrong, whatever their own members are called. */
    private static final Set<String> FAULTS =
            Set.of("error", "errors", "userErrors", "messages", "detail", "details", "error_description");

    /** Members within such ones that repeat what was sent. */
    private static final Set<String> REPEATED = Set.of("value", "input", "variables");

    /** Members and parameters that are a person's even as a number. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?i).*(phone|mobile|fax|mail|zip|postal|postcode|birth|card|iban|vat|token|secret|password|first.?name"
                    + "|last.?name|customer|keyword|search).*");

    private Discreet() {}

    /** A path with its query, in which a parameter that may tell a person has no value. */
    static String path(String path, @Nullable String query) {
        String asked = query == null || query.isEmpty()
                ? ""
                : "?" + Arrays.stream(query.split("&")).map(Discreet::parameter).collect(Collectors.joining("&"));
        return plain(path + asked);
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return equals >= 0 && PERSONAL.matcher(name).matches() ? name + "=" + MASK : parameter;
    }

    /** A body, as far as it may be kept; empty if there is none. */
    static Optional<String> body(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return Optional.empty();
        }
        int length = Math.min(bytes.length, LONGEST_READ);
        return body(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    /** A body, as far as it may be kept; empty if there is none. */
    static Optional<String> body(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree.isContainerNode()) {
                return Optional.of(Redaction.redact(
                        masked(withoutDocument(tree), "", false).toString()));
            }
        } catch (JsonProcessingException e) {
            if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
                return Optional.of("JSON that is cut off or wrong");
            }
        }
        String words = TAG.matcher(text).replaceAll(" ");
        return Optional.of(plain(words.substring(0, Math.min(words.length(), LONGEST_PLAIN))));
    }

    /** A GraphQL document is known by its name, and of an answer with errors these are what matters. */
    private static JsonNode withoutDocument(JsonNode tree) {
        if (tree instanceof ObjectNode call && call.has("query") && call.has("variables")) {
            return call.get("variables");
        }
        if (tree instanceof ObjectNode answer && answer.path("errors").size() > 0) {
            return answer.without("data");
        }
        return tree;
    }

    private static JsonNode masked(JsonNode node, String name, boolean isFault) {
        boolean inFault = (isFault && !REPEATED.contains(name)) || FAULTS.contains(name);
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member ->
                            masked.set(plain(member.getKey()), masked(member.getValue(), member.getKey(), inFault)));
            return masked;
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> masked.add(masked(element, name, inFault)));
            return masked;
        }
        if (!node.isTextual()) {
            return node.isNumber() && PERSONAL.matcher(name).matches() ? TextNode.valueOf(MASK) : node;
        }
        boolean tells = inFault || TELLING.matcher(name).matches();
        return TextNode.valueOf(tells ? plain(node.asText()) : MASK);
    }

    static String plain(String text) {
        String withoutMail = MAIL.matcher(Redaction.redact(text)).replaceAll(MASK);
        return PHONE.matcher(withoutMail).replaceAll(MASK);
    }
}
