package io.cartage.yaml;

import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.problem.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a YAML file that is edited value by value, while its comments, its order, its quotes, its empty lines and
 * line ends stay as their writer left them: lines that an edit doesn't touch are the same to the byte. Each edit is
 * read back and compared with what was meant, so that a text never says anything else.
 *
 * <p>A path is the keys from the root on; a number names an item of a list, counted from 0. Edits throw {@link
 * ProblemsException} where the text can't be edited this way, with the place, and leave this text as it was. Immutable.
 */
public final class YamlText {
    private static final String BY_HAND = "Change it in the text of the file";

    private final String file;
    private final String text;
    private final YamlValue value;
    private final Optional<YamlNode> node;

    private YamlText(String file, String text, Optional<YamlNode> node) {
        this.file = file;
        this.text = text;
        this.node = node;
        this.value = node.map(YamlValue::of).filter(YamlText::isSomething).orElseGet(Edited::emptyMap);
    }

    /**
     * A file's text, which must be a map, or hold nothing yet.
     *
     * @param file the name to show in problems
     */
    public static YamlText of(String file, String text) {
        Problems problems = new Problems();
        Optional<YamlNode> node = Yaml.read(file, text, problems);
        node.filter(root -> isSomething(YamlValue.of(root)) && !(root instanceof YamlMap))
                .ifPresent(root ->
                        problems.error(root.at(), "the file holds " + root.kind(), "Begin it with 'key: value' lines"));
        problems.throwIfErrors();
        return new YamlText(file, text, node);
    }

    /** A value in one line, as it could stand in a file. */
    public static String flat(YamlNode node) {
        return Layout.inline(YamlValue.of(node), false);
    }

    /** The text as it is to be saved. */
    public String text() {
        return text;
    }

    /** What the whole text says; a map without entries if it says nothing. */
    public YamlValue value() {
        return value;
    }

    /** What the text says at a path. */
    public Optional<YamlValue> get(List<String> path) {
        return Edited.at(value, path);
    }

    /** Where the value at a path stands. */
    public Optional<Position> at(List<String> path) {
        Optional<YamlNode> found = node;
        for (String step : path) {
            found = found.flatMap(parent -> below(parent, step));
        }
        return found.map(YamlNode::at);
    }

    private static Optional<YamlNode> below(YamlNode parent, String step) {
        if (parent instanceof YamlList list) {
            return Edited.index(step).filter(i -> i < list.items().size()).map(list.items()::get);
        }
        return parent instanceof YamlMap map ? map.get(step) : Optional.empty();
    }

    /**
     * Writes a value. Missing maps on the way are made; of a map or list that stands there only what differs is written,
     * so that the comments of the rest stay. A number one past a list's end adds an item.
     */
    public YamlText set(List<String> path, YamlValue wanted) {
        return set(path, wanted, "");
    }

    /**
     * Writes a value, which comes behind its neighbour if it is new.
     *
     * @param after the key to follow; the last of the map if there is no such key
     */
    public YamlText set(List<String> path, YamlValue wanted, String after) {
        Optional<YamlValue> now = get(path);
        if (now.filter(wanted::reads).isPresent()) {
            return this;
        }
        if (now.isPresent() && now.get() instanceof YamlValue.Fields old && wanted instanceof YamlValue.Fields fields) {
            if (!old.fields().isEmpty() && !fields.fields().isEmpty()) {
                return eachField(path, old, fields);
            }
        }
        if (now.isPresent() && now.get() instanceof YamlValue.Items old && wanted instanceof YamlValue.Items items) {
            if (!old.items().isEmpty() && !items.items().isEmpty()) {
                return eachItem(path, old, items);
            }
        }
        return proved(new Splices(file, text).set(path, wanted, after), Edited.with(value, path, wanted), path);
    }

    /** Takes a key or item away, with what stands behind it in its line; the lines above it stay. */
    public YamlText remove(List<String> path) {
        if (get(path).isEmpty()) {
            return this;
        }
        YamlValue expected = Edited.without(value, path);
        List<String> holder = path.subList(0, path.size() - 1);
        YamlValue left = Edited.at(expected, holder).orElseThrow();
        boolean isEmpty =
                !holder.isEmpty() && (left.reads(Edited.emptyMap()) || left.reads(YamlValue.texts(List.of())));
        Splices splices = new Splices(file, text);
        return proved(isEmpty ? splices.set(holder, left, "") : splices.remove(path), expected, path);
    }

    /** Adds an item to a list, which is made if it is missing; a single value becomes the first of a list. */
    public YamlText append(List<String> path, YamlValue item) {
        YamlValue now = get(path).filter(YamlText::isSomething).orElse(new YamlValue.Items(List.of()));
        if (now instanceof YamlValue.Items items && !items.items().isEmpty()) {
            return set(Edited.below(path, Integer.toString(items.items().size())), item);
        }
        List<YamlValue> items = new ArrayList<>(now instanceof YamlValue.Items ? List.of() : List.of(now));
        items.add(item);
        return set(path, new YamlValue.Items(items));
    }

    /**
     * Puts the items of a list in another order. Each takes its comments along where it has lines of its own; in brackets they
     * stay where they are.
     *
     * @param order the numbers of the items that stay, from 0; those left out go
     */
    public YamlText arrange(List<String> path, List<Integer> order) {
        Optional<YamlValue.Items> now =
                get(path).filter(value -> value instanceof YamlValue.Items).map(value -> (YamlValue.Items) value);
        int size = now.map(items -> items.items().size()).orElse(0);
        boolean isSound = order.stream().allMatch(i -> i >= 0 && i < size)
                && Set.copyOf(order).size() == order.size();
        if (!isSound || order.isEmpty()) {
            throw fault(path, "the items of '" + String.join(" > ", path) + "' are not what they were", "Load it anew");
        }
        YamlText edited = this;
        for (int i = size - 1; i >= 0; i--) {
            edited = order.contains(i) ? edited : edited.remove(Edited.below(path, Integer.toString(i)));
        }
        List<Integer> kept = order.stream().sorted().toList();
        List<Integer> places = order.stream().map(kept::indexOf).toList();
        List<YamlValue> items =
                order.stream().map(i -> now.orElseThrow().items().get(i)).toList();
        return places.equals(places.stream().sorted().toList())
                ? edited
                : edited.proved(
                        new Splices(file, edited.text).arrange(path, places),
                        Edited.with(edited.value, path, new YamlValue.Items(items)),
                        path);
    }

    /** Gives a key another name; its value and its place stay. */
    public YamlText rename(List<String> path, String key) {
        List<String> renamed = Edited.below(path.subList(0, path.size() - 1), key);
        if (get(path).isEmpty()) {
            throw fault(path, "there is no '" + String.join(" > ", path) + "'", "Check the name");
        }
        if (path.equals(renamed)) {
            return this;
        }
        if (get(renamed).isPresent()) {
            throw fault(renamed, "'" + key + "' is there already", "Choose another name, or take that one away first");
        }
        YamlValue expected =
                Edited.with(Edited.without(value, path), renamed, get(path).orElseThrow());
        return proved(new Splices(file, text).rename(path, key), expected, path);
    }

    private YamlText eachField(List<String> path, YamlValue.Fields old, YamlValue.Fields wanted) {
        YamlText edited = this;
        String after = "";
        for (var field : wanted.fields().entrySet()) {
            edited = edited.set(Edited.below(path, field.getKey()), field.getValue(), after);
            after = field.getKey();
        }
        for (String key : old.fields().keySet()) {
            edited = wanted.fields().containsKey(key) ? edited : edited.remove(Edited.below(path, key));
        }
        return edited;
    }

    /** Items that begin and end both lists stay; between them items are written over, then added or taken away. */
    private YamlText eachItem(List<String> path, YamlValue.Items old, YamlValue.Items wanted) {
        int was = old.items().size();
        int is = wanted.items().size();
        int tail = 0;
        while (tail < Math.min(was, is)
                && old.items().get(was - 1 - tail).reads(wanted.items().get(is - 1 - tail))) {
            tail++;
        }
        if (was < is && tail > 0) { // an item in the middle: the rest moves by one
            tail = 0;
        }
        YamlText edited = this;
        for (int i = 0; i < Math.min(was - tail, is - tail); i++) {
            edited = edited.set(
                    Edited.below(path, Integer.toString(i)), wanted.items().get(i));
        }
        for (int i = was - tail - 1; i >= is - tail; i--) {
            edited = edited.remove(Edited.below(path, Integer.toString(i)));
        }
        for (int i = was - tail; i < is - tail; i++) {
            edited = edited.set(
                    Edited.below(path, Integer.toString(i)), wanted.items().get(i));
        }
        return edited;
    }

    private YamlText proved(String edited, YamlValue expected, List<String> path) {
        return read(edited)
                .filter(result -> result.value.reads(expected))
                .or(() -> read(edited + "\n") // lines of text at the end of a file whose last line has no end
                        .filter(result -> result.value.reads(expected)))
                .orElseThrow(() -> fault(
                        path,
                        "'" + String.join(" > ", path) + "' is written in a way that can't be edited here",
                        BY_HAND));
    }

    private Optional<YamlText> read(String edited) {
        Problems problems = new Problems();
        Optional<YamlNode> read = Yaml.read(file, edited, problems);
        return problems.hasErrors() ? Optional.empty() : Optional.of(new YamlText(file, edited, read));
    }

    private ProblemsException fault(List<String> path, String fault, String remedy) {
        Position at = at(path).orElse(Position.of(file));
        return new ProblemsException(List.of(Problem.error(at, fault, remedy)));
    }

    private static boolean isSomething(YamlValue value) {
        return !(value instanceof YamlValue.Scalar scalar
                && scalar.typed()
                && scalar.text().isEmpty());
    }
}
