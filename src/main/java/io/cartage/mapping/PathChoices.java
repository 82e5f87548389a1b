package io.cartage.mapping;

import io.cartage.mapping.Completion.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The paths that may stand at a place: fields of the element at hand, names, and what the payloads were seen to have. */
final class PathChoices {
    private static final int DEEPEST = 7;

    private final Outline outline;
    private final Shape top;
    private final List<Shape> elements;

    PathChoices(Outline outline, Shape top, Ground ground) {
        this.outline = outline;
        this.top = top;
        this.elements = elements(ground.lists());
    }

    /** The element at hand: what every list around the place may hold, the innermost last. */
    private List<Shape> elements(List<List<String>> lists) {
        List<Shape> outer = List.of();
        for (List<String> list : lists) {
            List<String> keys = new ArrayList<>(list);
            keys.add(Ground.EACH);
            Optional<String> each = outline.written(keys);
            if (each.isPresent()) {
                outer = at(each.get(), outer);
            }
        }
        return outer;
    }

    private List<Shape> at(String path, List<Shape> around) {
        List<Shape> found = new ArrayList<>();
        for (String one : outline.spelledOut(path)) {
            Optional<Shape> near =
                    around.stream().flatMap(shape -> shape.at(one).stream()).findFirst();
            near.or(() -> top.at(one)).ifPresent(found::add);
        }
        return found;
    }

    /** What stands at a path as it is written here, names spelled out. */
    List<Shape> at(String path) {
        String root = outline.flow().root + ".";
        if (path.startsWith("row.")) {
            return elements.stream()
                    .flatMap(shape -> shape.at(path.substring("row.".length())).stream())
                    .toList();
        }
        return path.startsWith(root)
                ? top.at(path.substring(root.length())).stream().toList()
                : at(path, elements);
    }

    /**
     * The paths that fit what is typed. Nothing typed brings what is nearest, without what is below it.
     *
     * @param before what stands before an open bracket, in which a field of that list's elements is chosen; may be empty
     */
    List<Completion> fitting(String typed, String before) {
        Map<String, Completion> found = new LinkedHashMap<>();
        if (!before.isEmpty()) {
            at(before).forEach(shape -> below("", shape, typed, "in the list", found, 0));
            return ranked(found, typed);
        }
        elements.forEach(shape -> below("", shape, typed, "of this element", found, 0));
        names(typed, found);
        below("", top, typed, "", found, 0);
        if (typed.startsWith("row.")) {
            elements.forEach(shape -> below("row.", shape, typed, "of this element", found, 0));
        }
        String root = outline.flow().root + ".";
        if (typed.startsWith(root)) {
            below(root, top, typed, "", found, 0);
        }
        for (String name : StoreContext.NAMES) {
            add(new Completion("store." + name, Sort.STORE, "of the store", "", "store." + name), typed, found);
        }
        return ranked(found, typed);
    }

    private void names(String typed, Map<String, Completion> found) {
        outline.names().forEach((name, written) -> {
            add(new Completion(name, Sort.NAME, "name", written, name), typed, found);
            outline.pathsOf(name)
                    .forEach(path -> top.at(path).ifPresent(shape -> below(name + ".", shape, typed, "", found, 1)));
        });
    }

    private static void below(
            String prefix, Shape shape, String typed, String of, Map<String, Completion> found, int depth) {
        if (depth > DEEPEST || (depth > 0 && typed.isEmpty())) {
            return;
        }
        shape.fields().forEach((name, field) -> {
            if (!Paths.isPlain(name)) {
                return;
            }
            String path = prefix + name;
            String sort = of.isEmpty() ? field.sort() : field.sort() + ", " + of;
            add(new Completion(path, Sort.PATH, sort, String.join(" · ", field.examples()), path), typed, found);
            below(path + ".", field, typed, of, found, depth + 1);
        });
    }

    private static void add(Completion completion, String typed, Map<String, Completion> found) {
        if (fits(completion.label(), typed)) {
            found.putIfAbsent(completion.label(), completion);
        }
    }

    private static boolean fits(String label, String typed) {
        if (typed.isEmpty()) {
            return label.indexOf('.') < 0 || label.startsWith("store.");
        }
        String low = label.toLowerCase(Locale.ROOT);
        int dot = typed.lastIndexOf('.');
        return dot < 0
                ? low.contains(typed.toLowerCase(Locale.ROOT))
                : label.startsWith(typed.substring(0, dot + 1))
                        && low.indexOf(typed.substring(dot + 1).toLowerCase(Locale.ROOT), dot) >= 0;
    }

    /** What begins so first, then what has a step that begins so; else as found, which is the nearest first. */
    private static List<Completion> ranked(Map<String, Completion> found, String typed) {
        String low = typed.toLowerCase(Locale.ROOT);
        List<Completion> all = new ArrayList<>(found.values());
        all.sort((a, b) -> Integer.compare(rank(a.label(), low), rank(b.label(), low)));
        return all;
    }

    private static int rank(String label, String typed) {
        String low = label.toLowerCase(Locale.ROOT);
        int steps = (int) label.chars().filter(c -> c == '.').count();
        return (low.startsWith(typed) ? 0 : low.contains("." + typed) ? 20 : 40) + Math.min(steps, 19);
    }
}
