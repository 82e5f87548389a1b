package io.cartage.yaml;

import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Cuts values out of a text and puts others in, by the places of its parts. Whoever calls reads the result back. */
final class Splices {
    private static final String BY_HAND = "Change it in the text of the file";

    private final String file;
    private final String text;
    private final Outline.Part root;
    private final Layout layout;

    Splices(String file, String text) {
        this.file = file;
        this.text = text;
        this.root = Outline.of(text)
                .filter(part -> !(part instanceof Outline.Text none && none.isAbsent()))
                .orElseGet(() -> new Outline.Mapping(text.length(), text.length(), false, List.of()));
        this.layout = Layout.of(text, root);
    }

    /** Writes a value that is there, or adds it to the deepest map or list on its way that is. */
    String set(List<String> path, YamlValue wanted, String after) {
        Outline.Part part = root;
        for (int i = 0; i < path.size(); i++) {
            List<String> rest = path.subList(i, path.size());
            Optional<Outline.Part> below = below(part, path.get(i));
            if (below.isEmpty()) {
                return add(part, rest, wanted, after);
            }
            if (rest.size() > 1 && below.get() instanceof Outline.Text text && text.isNothing()) {
                return replace(part, below.get(), Edited.nested(rest.subList(1, rest.size()), wanted), true);
            }
            if (rest.size() == 1) {
                return replace(part, below.get(), wanted, false);
            }
            part = below.get();
        }
        throw fault(0, "the whole file can't be one value");
    }

    String remove(List<String> path) {
        Outline.Part holder = at(path.subList(0, path.size() - 1));
        String last = path.get(path.size() - 1);
        if (holder instanceof Outline.Mapping map) {
            Outline.Entry entry = map.entry(last).orElseThrow();
            return new Cuts(text).entry(map, entry);
        }
        return new Cuts(text).item((Outline.Sequence) holder, Edited.index(last).orElseThrow());
    }

    /** The list's items in this order. */
    String arrange(List<String> path, List<Integer> order) {
        return new Cuts(text).arranged((Outline.Sequence) at(path), order);
    }

    private Outline.Part at(List<String> path) {
        Outline.Part part = root;
        for (String step : path) {
            part = below(part, step).orElseThrow();
        }
        return part;
    }

    String rename(List<String> path, String key) {
        Outline.Part holder = at(path.subList(0, path.size() - 1));
        if (!(holder instanceof Outline.Mapping map)) {
            throw fault(holder.start(), "an item of a list has no name");
        }
        Outline.Entry entry = map.entry(path.get(path.size() - 1)).orElseThrow();
        Outline.Text old = (Outline.Text) entry.key();
        String written = Spelling.key(key, map.flow(), old.style());
        int colon = colonEnd(entry);
        int gap = gap(colon);
        int kept = gap > 1 ? Math.max(1, gap - (written.length() - (old.end() - old.start()))) : gap;
        return text.substring(0, old.start())
                + written
                + text.substring(old.end(), colon)
                + " ".repeat(kept)
                + text.substring(colon + gap);
    }

    private Optional<Outline.Part> below(Outline.Part part, String step) {
        if (part instanceof Outline.Mapping map) {
            return map.entry(step).map(Outline.Entry::value);
        }
        if (part instanceof Outline.Sequence list) {
            return Edited.index(step).filter(i -> i < list.items().size()).map(list.items()::get);
        }
        throw fault(
                part.start(),
                part instanceof Outline.Alias
                        ? "this value is written elsewhere and named here by *"
                        : "'" + step + "' can't be put below a single value");
    }

    /** @param asBlock whether a map or list is laid out in lines even if it would fit into one */
    private String replace(Outline.Part holder, Outline.Part old, YamlValue wanted, boolean asBlock) {
        if (old instanceof Outline.Alias) {
            throw fault(old.start(), "this value is written elsewhere and named here by *");
        }
        if (isFlow(holder)) {
            return text.substring(0, old.start())
                    + spaced(old.start(), inline(wanted, old, true))
                    + text.substring(old.end());
        }
        Outline.Entry entry = holder instanceof Outline.Mapping map
                ? map.entries().stream()
                        .filter(one -> one.value() == old)
                        .findFirst()
                        .orElseThrow()
                : new Outline.Entry(old, old);
        int behindKey = holder instanceof Outline.Mapping ? colonEnd(entry) : old.start();
        int indent = holder instanceof Outline.Mapping
                ? Layout.column(text, entry.key().start())
                : Layout.column(text, holder.start());
        String written =
                wanted instanceof YamlValue.Scalar scalar && !scalar.text().contains("\n")
                        ? inline(wanted, old, false)
                        : asBlock
                                ? layout.below(wanted, indent)
                                : layout.behind(wanted, indent, Layout.column(text, behindKey) + 1);
        boolean isBelow =
                text.substring(behindKey, Math.max(behindKey, old.start())).contains("\n");
        if (written.contains(layout.newline())) {
            return block(behindKey, old, written, isBelow);
        }
        if (!isBelow) {
            return text.substring(0, old.start()) + spaced(old.start(), written) + text.substring(old.end());
        }
        return text.substring(0, behindKey) + " " + written + restOfLine(behindKey)
                + text.substring(lineEnd(old.end()));
    }

    /** Lines come behind the comment in the line where they begin. */
    private String block(int behindKey, Outline.Part old, String written, boolean isBelow) {
        int from = isBelow ? behindKey : old.start();
        int first = written.indexOf(layout.newline());
        String comment = restOfLine(isBelow ? behindKey : old.end());
        String head = text.substring(0, from) + spaced(from, written.substring(0, first));
        return (first == 0 ? head.stripTrailing() : head)
                + comment.stripTrailing()
                + written.substring(first)
                + text.substring(lineEnd(old.end()));
    }

    /** From a place to the end of its line: a comment, for values end before it. */
    private String restOfLine(int from) {
        return text.substring(from, lineEnd(from));
    }

    private String inline(YamlValue value, Outline.Part old, boolean inFlow) {
        if (value instanceof YamlValue.Scalar scalar) {
            return old instanceof Outline.Text was
                    ? Spelling.inline(scalar, inFlow, was.style(), was.text())
                    : Spelling.inline(scalar, inFlow, ScalarStyle.PLAIN, "");
        }
        return Layout.inline(value, inFlow);
    }

    /** A value right behind a colon or dash needs a space. */
    private String spaced(int at, String written) {
        return at > 0 && !written.isEmpty() && ":-".indexOf(text.charAt(at - 1)) >= 0 ? " " + written : written;
    }

    private String add(Outline.Part holder, List<String> keys, YamlValue wanted, String after) {
        if (holder instanceof Outline.Sequence list) {
            YamlValue item = Edited.nested(keys.subList(1, keys.size()), wanted);
            return list.flow()
                    ? addToFlow(list, list.items(), Layout.inline(item, true))
                    : addLine(
                            list.end(),
                            layout.item(item, Layout.column(text, list.start())),
                            Layout.column(text, list.start()));
        }
        Outline.Mapping map = (Outline.Mapping) holder;
        if (map.flow()) {
            String entry = Spelling.key(keys.get(0), true) + ": "
                    + Layout.inline(Edited.nested(keys.subList(1, keys.size()), wanted), true);
            return addToFlow(
                    map,
                    map.entries().stream()
                            .map(one -> (Outline.Part)
                                    new Outline.Text(one.key().start(), one.end(), "", ScalarStyle.PLAIN))
                            .toList(),
                    entry);
        }
        return addToBlock(map, keys, wanted, after);
    }

    private String addToBlock(Outline.Mapping map, List<String> keys, YamlValue wanted, String after) {
        if (map.entries().isEmpty()) {
            boolean isOpen = !text.isEmpty() && !text.endsWith("\n");
            return text + (isOpen ? layout.newline() : "") + layout.entry(keys, wanted, 0, 0) + layout.newline();
        }
        Outline.Entry neighbour =
                map.entry(after).orElse(map.entries().get(map.entries().size() - 1));
        int indent = Layout.column(text, map.entries().get(0).key().start());
        String written = layout.entry(keys, wanted, indent, alignment(map, neighbour));
        boolean isSection = map == root && written.contains("\n") && isSpaced(map);
        return addLine(neighbour.end(), (isSection ? layout.newline() : "") + written, indent);
    }

    /** Whether empty lines part the sections of the file. */
    private boolean isSpaced(Outline.Mapping map) {
        return map.entries().stream()
                .skip(1)
                .anyMatch(entry -> text.substring(0, entry.key().start()).endsWith("\n" + layout.newline()));
    }

    /** The column where values stand, if the neighbour's stands in it and somebody put more than one space before one. */
    private int alignment(Outline.Mapping map, Outline.Entry neighbour) {
        int column = valueColumn(neighbour);
        boolean isAligned =
                map.entries().stream().anyMatch(entry -> valueColumn(entry) == column && gap(colonEnd(entry)) > 1);
        return isAligned ? column : 0;
    }

    private int valueColumn(Outline.Entry entry) {
        int colon = colonEnd(entry);
        return Layout.column(text, colon) + gap(colon);
    }

    private int gap(int colon) {
        int end = colon;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        boolean isNothing = end == text.length() || "\r\n#".indexOf(text.charAt(end)) >= 0;
        return isNothing ? 0 : end - colon;
    }

    private String addLine(int behind, String written, int indent) {
        int end = lineEnd(behind);
        String lead = written.startsWith(layout.newline()) ? layout.newline() : "";
        return text.substring(0, end)
                + lead
                + layout.newline()
                + " ".repeat(indent)
                + written.substring(lead.length())
                + text.substring(end);
    }

    private String addToFlow(Outline.Part holder, List<Outline.Part> items, String written) {
        if (items.isEmpty()) {
            int open = holder.end() - 1;
            while (text.charAt(open) != '{' && text.charAt(open) != '[') {
                open--;
            }
            return text.substring(0, open + 1) + written + text.substring(open + 1);
        }
        int end = items.get(items.size() - 1).end();
        int first = items.get(0).start();
        boolean isLong = lineEnd(end) - text.lastIndexOf('\n', end - 1) + written.length() > 120;
        String gap = isLong || onOwnLine(items) ? layout.newline() + " ".repeat(Layout.column(text, first)) : " ";
        return text.substring(0, end) + "," + gap + written + text.substring(end);
    }

    /** Whether the last item of a bracket begins its line. */
    private boolean onOwnLine(List<Outline.Part> items) {
        int start = items.get(items.size() - 1).start();
        return text.substring(text.lastIndexOf('\n', start - 1) + 1, start).isBlank();
    }

    private static boolean isFlow(Outline.Part part) {
        return part instanceof Outline.Mapping map ? map.flow() : part instanceof Outline.Sequence list && list.flow();
    }

    private int colonEnd(Outline.Entry entry) {
        int at = entry.key().end();
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at == text.length() || text.charAt(at) != ':') {
            throw fault(entry.key().start(), "this key is not followed by a colon in its line");
        }
        return at + 1;
    }

    /** Where the line ends that holds this place, before its line break. */
    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        end = end < 0 ? text.length() : end;
        return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private ProblemsException fault(int at, String fault) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        Position place = new Position(file, line, Layout.column(text, at) + 1);
        return new ProblemsException(new ArrayList<>(List.of(Problem.error(place, fault, BY_HAND))));
    }
}
