package io.cartage.staging.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.regex.Pattern;

/** A person's e-mail address as it may stand in texts, in whatever case. Immutable. */
final class Address {
    /** Stands in the address's place; shorter than any address. */
    static final String MASK = "••••";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;
    private final Pattern pattern;

    Address(String written) {
        this.text = written.strip().toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        // Of a longer address it may be the end or the beginning; a full stop may end a sentence.
        this.pattern = Pattern.compile(
                "(?<![\\p{L}\\p{N}._%+'-])" + Pattern.quote(text.substring(0, at)) + "(?:@|%40)"
                        + Pattern.quote(text.substring(at + 1)) + "(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** In small letters. */
    String text() {
        return text;
    }

    /** What stands before the at sign, in small letters: a text without it doesn't hold the address. */
    String name() {
        return text.substring(0, text.lastIndexOf('@'));
    }

    boolean isIn(String some) {
        return pattern.matcher(some).find();
    }

    String masked(String some) {
        return pattern.matcher(some).replaceAll(MASK);
    }

    /** Whether one of the texts of a JSON document holds it, however they are escaped. */
    boolean isInJson(String json) {
        boolean mayBe = json.contains("\\u") || json.toLowerCase(Locale.ROOT).contains(name());
        if (!mayBe) {
            return false;
        }
        try {
            return isIn(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return isIn(json);
        }
    }

    private boolean isIn(JsonNode node) {
        if (node.isTextual()) {
            return isIn(node.textValue());
        }
        for (JsonNode child : node) {
            if (isIn(child)) {
                return true;
            }
        }
        return false;
    }
}
