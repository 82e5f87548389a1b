package io.cartage.yaml;

import java.util.ArrayList;
import java.util.List;

/** Takes entries out of a text, with their lines where these are their own. */
final class Cuts {
    private final String text;

    Cuts(String text) {
        this.text = text;
    }

    String entry(Outline.Mapping map, Outline.Entry entry) {
        List<Outline.Entry> entries = map.entries();
        List<Outline.Part> spans = entries.stream().map(Cuts::span).toList();
        return cut(map, map.flow(), spans, entries.indexOf(entry), entry.key().start(), "{}");
    }

    String item(Outline.Sequence list, int index) {
        Outline.Part item = list.items().get(index);
        int start = list.flow() ? item.start() : dash(list, index);
        return cut(list, list.flow(), list.items(), index, start, "[]");
    }

    /** The same items in another order. */
    String arranged(Outline.Sequence list, List<Integer> order) {
        List<Outline.Part> spans = list.flow() ? list.items() : ownLines(list);
        StringBuilder arranged =
                new StringBuilder(text.substring(0, spans.get(0).start()));
        for (int i = 0; i < spans.size(); i++) {
            Outline.Part item = spans.get(order.get(i));
            String between = i + 1 < spans.size()
                    ? text.substring(spans.get(i).end(), spans.get(i + 1).start())
                    : text.substring(spans.get(i).end());
            arranged.append(text, item.start(), item.end()).append(between);
        }
        return arranged.toString();
    }

    /** Items from their dash to the end of their last line, and before it the comments that have lines of their own. */
    private List<Outline.Part> ownLines(Outline.Sequence list) {
        List<Outline.Part> spans = new ArrayList<>();
        int before = -1;
        for (int i = 0; i < list.items().size(); i++) {
            int from = dash(list, i);
            int line = text.lastIndexOf('\n', from - 1) + 1;
            while (line - 1 > before && isComment(text.lastIndexOf('\n', line - 2) + 1)) {
                line = text.lastIndexOf('\n', line - 2) + 1;
                from = line + indent(line);
            }
            int end = text.indexOf('\n', list.items().get(i).end());
            end = end < 0 ? text.length() : end;
            before = end;
            spans.add(new Outline.Alias(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end));
        }
        return spans;
    }

    private boolean isComment(int line) {
        return text.startsWith("#", line + indent(line));
    }

    private int indent(int line) {
        int at = line;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - line;
    }

    private static Outline.Part span(Outline.Entry entry) {
        return new Outline.Alias(entry.key().start(), entry.end());
    }

    private String cut(
            Outline.Part holder, boolean flow, List<Outline.Part> spans, int index, int start, String nothing) {
        int end = spans.get(index).end();
        if (spans.size() == 1) {
            return emptied(holder, flow, end, nothing);
        }
        if (flow) {
            return inFlow(spans, index, start, end);
        }
        int line = text.lastIndexOf('\n', start - 1) + 1;
        if (text.substring(line, start).isBlank()) {
            return lines(line, end);
        }
        int next = index + 1 < spans.size() ? spans.get(index + 1).start() : end; // behind a dash
        boolean isBare = text.substring(Math.min(end, next), next).isBlank();
        return text.substring(0, start) + text.substring(isBare ? next : end);
    }

    /** The lines from a line's start to the end of the line in which the value ends. */
    private String lines(int line, int end) {
        int next = text.indexOf('\n', end);
        if (next >= 0) {
            return text.substring(0, line) + text.substring(next + 1);
        }
        int before = line > 0 ? line - 1 : 0; // the last line, which has no end: then that of the line above goes
        before = before > 0 && text.charAt(before - 1) == '\r' ? before - 1 : before;
        return text.substring(0, before);
    }

    /** The file's last entry; the last one of a map below is cut by writing an empty map in its place. */
    private String emptied(Outline.Part holder, boolean flow, int end, String nothing) {
        return flow
                ? text.substring(0, holder.start()) + nothing + text.substring(holder.end())
                : lines(text.lastIndexOf('\n', holder.start() - 1) + 1, end);
    }

    private String inFlow(List<Outline.Part> spans, int index, int start, int end) {
        if (index == 0) {
            return text.substring(0, start) + text.substring(spans.get(1).start());
        }
        int before = spans.get(index - 1).end();
        boolean isLines = text.substring(before, start).contains("\n");
        if (!isLines) {
            return text.substring(0, before) + text.substring(end);
        }
        int line = text.lastIndexOf('\n', start - 1) + 1;
        int comma = end;
        while (comma < text.length() && Character.isWhitespace(text.charAt(comma))) {
            comma++;
        }
        boolean hasComma = comma < text.length() && text.charAt(comma) == ',';
        int next = hasComma ? comma + 1 : end;
        int lineEnd = text.indexOf('\n', next);
        boolean isOwn = text.substring(line, start).isBlank()
                && lineEnd >= 0
                && text.substring(next, lineEnd).isBlank();
        return isOwn
                ? text.substring(0, line) + text.substring(lineEnd + 1)
                : text.substring(0, start) + text.substring(next);
    }

    /** Where the dash of an item stands: the first one for the first, else the one nearest before in the list's column. */
    private int dash(Outline.Sequence list, int index) {
        int column = Layout.column(text, list.start());
        int at = index == 0
                ? list.start()
                : text.lastIndexOf('-', list.items().get(index).start());
        while (Layout.column(text, at) != column) {
            at = text.lastIndexOf('-', at - 1);
        }
        return at;
    }
}
