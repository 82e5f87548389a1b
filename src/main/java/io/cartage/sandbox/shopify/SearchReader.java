package io.cartage.sandbox.shopify;

import io.cartage.sandbox.shopify.Search.All;
import io.cartage.sandbox.shopify.Search.Any;
import io.cartage.sandbox.shopify.Search.Comparison;
import io.cartage.sandbox.shopify.Search.Not;
import io.cartage.sandbox.shopify.Search.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the search syntax: terms side by side must all hold, {@code OR}, {@code AND}, {@code NOT} or a hyphen before a
 * term, parentheses, comparators after the colon, quoted values. A colon within an unquoted value begins a new term, as
 * it does at the platform: of {@code updated_at:>=2026-11-02T12:30:00Z} only the hour is compared, and {@code 30} becomes
 * a field that nobody knows.
 */
final class SearchReader {
    private final String text;
    private int at;

    private SearchReader(String text) {
        this.text = text;
    }

    static Search read(String text) {
        return new SearchReader(text).any();
    }

    private Search any() {
        List<Search> parts = new ArrayList<>();
        parts.add(all());
        while (word("OR")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }

    private Search all() {
        List<Search> parts = new ArrayList<>();
        while (true) {
            blanks();
            if (at == text.length() || text.charAt(at) == ')' || looksAt("OR")) {
                return parts.size() == 1 ? parts.get(0) : new All(parts);
            }
            if (!word("AND")) {
                parts.addAll(one());
            }
        }
    }

    private List<Search> one() {
        if (word("NOT")) {
            blanks();
            return at == text.length() ? List.of() : List.of(new Not(new All(one())));
        }
        char c = text.charAt(at);
        if (c == '-') {
            at++;
            return at == text.length() ? List.of() : List.of(new Not(new All(one())));
        }
        if (c == '(') {
            at++;
            Search inner = any();
            if (at < text.length()) {
                at++; // the closing one; whoever forgets it is forgiven
            }
            return List.of(inner);
        }
        return terms();
    }

    /** One term, or several where colons stand in an unquoted value. */
    private List<Search> terms() {
        String field = quoted() ? "" : until(":");
        if (field.isEmpty() || at == text.length() || text.charAt(at) != ':') {
            String value = field.isEmpty() ? value() : field;
            return List.of(new Term("", Comparison.IS, value, value));
        }
        at++;
        Comparison comparison = comparison();
        if (quoted()) {
            String value = value();
            return List.of(new Term(field, comparison, value, value));
        }
        String whole = until("");
        int colon = whole.indexOf(':');
        if (colon < 0) {
            return List.of(new Term(field, comparison, whole, whole));
        }
        List<Search> terms = new ArrayList<>();
        terms.add(new Term(field, comparison, whole.substring(0, colon), whole));
        String tail = whole.substring(colon + 1);
        int next = tail.indexOf(':');
        String value = tail.substring(next + 1);
        terms.add(new Term(next < 0 ? "" : tail.substring(0, next), Comparison.IS, value, value));
        return terms;
    }

    private Comparison comparison() {
        if (text.startsWith(">=", at)) {
            at += 2;
            return Comparison.GREATER_OR_EQUAL;
        }
        if (text.startsWith("<=", at)) {
            at += 2;
            return Comparison.LESS_OR_EQUAL;
        }
        if (text.startsWith(">", at) || text.startsWith("<", at)) {
            return text.charAt(at++) == '>' ? Comparison.GREATER : Comparison.LESS;
        }
        return Comparison.IS;
    }

    private boolean quoted() {
        return at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
    }

    private String value() {
        if (!quoted()) {
            return until("");
        }
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }

    /** What follows up to a blank, a parenthesis or one of {@code ends}. */
    private String until(String ends) {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && "()".indexOf(text.charAt(at)) < 0
                && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start && at < text.length()) {
            at++; // a stray colon: nothing is gained by reading it again
        }
        return text.substring(start, at);
    }

    private boolean word(String word) {
        blanks();
        if (looksAt(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private boolean looksAt(String word) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && (end == text.length() || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(');
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
