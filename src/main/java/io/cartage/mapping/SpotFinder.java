package io.cartage.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out where a cursor stands in a text that need not be YAML yet: keys by their indentation, and what is open of brackets
 * and quotes. Takes one look at each character before the cursor.
 */
final class SpotFinder {
    private static final int NONE = -1;

    /** What is open, the innermost first; a flow's entries have no indentation. */
    private final Deque<Open> open = new ArrayDeque<>();

    private int textBelow = NONE;

    private record Open(Kind kind, int indent, String key, Set<String> keys) {
        Open(Kind kind, int indent, String key) {
            this(kind, indent, key, new HashSet<>());
        }
    }

    private enum Kind {
        KEY,
        ITEM,
        FLOW_MAP,
        FLOW_KEY,
        FLOW_LIST
    }

    private SpotFinder() {}

    /**
     * The spot of a place in a text.
     *
     * @param line from 1
     * @param column from 1; beyond the line's end it means its end
     */
    static Spot find(String text, int line, int column) {
        String[] lines = text.split("\n", -1);
        if (line < 1 || line > lines.length || column < 1) {
            return Spot.nowhere();
        }
        SpotFinder finder = new SpotFinder();
        for (int i = 0; i < line - 1; i++) {
            finder.read(lines[i], false);
        }
        String last = lines[line - 1];
        return finder.read(last.substring(0, Math.min(last.length(), column - 1)), true);
    }

    private Spot read(String line, boolean last) {
        int indent = indent(line);
        if (textBelow != NONE) {
            if (indent == line.length() ? !last || indent > textBelow : indent > textBelow) {
                return new Spot(keys(), false, true, line.substring(indent), indent, ' ', Set.of());
            }
            textBelow = NONE;
        }
        if (isFlow() && indent == 0 && colon(line, 0) != NONE) {
            open.clear(); // a bracket above was never closed
        }
        if (isFlow()) {
            return new FlowLine(line, indent, last).read();
        }
        if (indent == line.length()) {
            if (last) {
                close(indent, false);
                return new Spot(keys(), true, !open.isEmpty(), "", indent, ' ', Set.of(), above());
            }
            return Spot.nowhere();
        }
        if (line.charAt(indent) == '#') {
            return Spot.nowhere();
        }
        return block(line, indent, last);
    }

    private Spot block(String line, int indent, boolean last) {
        int at = indent;
        close(at, isItem(line, at));
        while (isItem(line, at)) {
            open.push(new Open(Kind.ITEM, at, Spot.ITEM));
            at++;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
        }
        int colon = colon(line, at);
        if (colon == NONE) {
            noteText(line, at, indent);
            Spot spot = new FlowLine(line, at, last).read();
            boolean starts = at < line.length() && "{[".indexOf(line.charAt(at)) >= 0;
            return starts
                    ? spot
                    : new Spot(spot.keys(), true, true, spot.written(), spot.start(), spot.quote(), Set.of(), above());
        }
        String key = unquoted(line.substring(at, colon));
        if (open.peek() != null && open.peek().kind() == Kind.ITEM) {
            open.peek().keys().add(key);
        }
        open.push(new Open(Kind.KEY, at, key));
        int value = colon + 1;
        while (value < line.length() && line.charAt(value) == ' ') {
            value++;
        }
        noteText(line, value, indent);
        return new FlowLine(line, value, last).read();
    }

    private void noteText(String line, int at, int indent) {
        if (at < line.length() && "|>".indexOf(line.charAt(at)) >= 0) {
            textBelow = indent;
        }
    }

    private static boolean isItem(String line, int at) {
        return at < line.length() && line.charAt(at) == '-' && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
    }

    /** Ends what stands as far to the right or farther; an element of a list may stand below its key. */
    private void close(int indent, boolean item) {
        while (!open.isEmpty()
                && (open.peek().indent() > indent
                        || (open.peek().indent() == indent
                                && !(item && open.peek().kind() == Kind.KEY)))) {
            open.pop();
        }
    }

    /** The keys of the element of a list that the line belongs to. */
    private Set<String> above() {
        return open.peek() != null && open.peek().kind() == Kind.ITEM
                ? Set.copyOf(open.peek().keys())
                : Set.of();
    }

    private boolean isFlow() {
        return open.peek() != null && open.peek().indent() == Integer.MIN_VALUE;
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        open.descendingIterator().forEachRemaining(entry -> {
            if (entry.kind() == Kind.FLOW_LIST) {
                keys.add(Spot.ITEM);
            } else if (entry.kind() != Kind.FLOW_MAP) {
                keys.add(entry.key());
            }
        });
        return keys;
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** The colon behind the key that begins here; none if no key does. */
    private static int colon(String line, int from) {
        int at = from;
        if (at < line.length() && "\"'".indexOf(line.charAt(at)) >= 0) {
            int end = line.indexOf(line.charAt(at), at + 1);
            at = end < 0 ? line.length() : end + 1;
            return at < line.length() && line.charAt(at) == ':' ? at : NONE;
        }
        if (at < line.length() && "{[=".indexOf(line.charAt(at)) >= 0) {
            return NONE;
        }
        for (; at < line.length(); at++) {
            boolean ends = at + 1 == line.length() || line.charAt(at + 1) == ' ';
            if (line.charAt(at) == ':' && ends) {
                return at;
            }
            if (line.charAt(at) == '#' && at > from && line.charAt(at - 1) == ' ') {
                return NONE;
            }
        }
        return NONE;
    }

    private static String unquoted(String key) {
        String text = key.strip();
        boolean quoted = text.length() > 1 && "\"'".indexOf(text.charAt(0)) >= 0;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** The rest of a line: a value, or what is open of brackets. */
    private final class FlowLine {
        private final String line;
        private final boolean last;
        private int at;
        private int start;
        private char quote = ' ';
        private boolean comment;

        FlowLine(String line, int from, boolean last) {
            this.line = line;
            this.at = from;
            this.start = from;
            this.last = last;
        }

        Spot read() {
            for (; at < line.length() && !comment; at++) {
                step(line.charAt(at));
            }
            if (comment || !last) {
                return Spot.nowhere();
            }
            String written = line.substring(Math.min(start, line.length()));
            boolean inMap = open.peek() != null && open.peek().kind() == Kind.FLOW_MAP;
            return new Spot(
                    keys(),
                    inMap,
                    !inMap,
                    written,
                    start,
                    quote,
                    inMap ? Set.copyOf(open.element().keys()) : Set.of());
        }

        private void step(char c) {
            if (quote != ' ') {
                if (c == quote) {
                    quote = '.'; // the value has ended
                }
                if (quote == '.' && isFlow()) {
                    quote = ' ';
                }
                return;
            }
            boolean first = line.substring(start, at).isBlank();
            if (first && c == ' ') {
                start = at + 1;
            } else if (first && (c == '"' || c == '\'')) {
                quote = c;
                start = at + 1;
            } else if (c == '#' && (at == 0 || line.charAt(at - 1) == ' ')) {
                comment = true;
            } else if (first && (c == '{' || c == '[')) {
                open.push(new Open(c == '{' ? Kind.FLOW_MAP : Kind.FLOW_LIST, Integer.MIN_VALUE, ""));
                start = at + 1;
            } else if (isFlow()) {
                inFlow(c);
            }
        }

        private void inFlow(char c) {
            boolean inMap = open.peek() != null && open.peek().kind() == Kind.FLOW_MAP;
            if (c == ':' && inMap && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
                open.peek().keys().add(unquoted(key()));
                open.push(new Open(Kind.FLOW_KEY, Integer.MIN_VALUE, unquoted(key())));
                start = at + 1;
            } else if (c == ',') {
                endOfKey();
                start = at + 1;
            } else if (c == '}' || c == ']') {
                endOfKey();
                open.pop();
                start = at + 1;
            }
        }

        private String key() {
            String written = line.substring(start, at).strip();
            return written.endsWith("\"") || written.endsWith("'")
                    ? written.substring(0, written.length() - 1)
                    : written;
        }

        private void endOfKey() {
            if (open.peek() != null && open.peek().kind() == Kind.FLOW_KEY) {
                open.pop();
            }
        }
    }
}
