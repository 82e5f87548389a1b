package io.cartage.flow.bench;

import io.cartage.config.Home;
import io.cartage.flow.bench.MappingForm.Part;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.ColumnMeanings;
import io.cartage.table.Column;
import io.cartage.table.Table;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlText;
import io.cartage.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A mapping of orders for people who don't like YAML: its columns as a table, and single entries changed in its text, whose
 * comments and order stay. Writes nothing to the disk. Thread-safe.
 */
public final class MappingForms {
    private static final String HEADER = "s_orders";
    private static final String DETAILS = "s_order_details";
    private static final String COLUMNS = "columns";
    private static final String LOOKUPS = "lookups";

    private final Supplier<Home> home;
    private final StagingDatabase database;
    private final ColumnMeanings meanings;

    public MappingForms(Supplier<Home> home, StagingDatabase database) {
        this.home = home;
        this.database = database;
        this.meanings = new ColumnMeanings(database.dataSource());
    }

    /**
     * The form of a text.
     *
     * @param problems what is wrong with the text
     */
    public MappingForm of(MappingSubject subject, String text, List<Problem> problems) {
        Optional<YamlMap> own = Yaml.readMap(subject.path(), text, new Problems());
        if (own.isEmpty()) {
            return new MappingForm(List.of(), problems, List.of(), false, false);
        }
        boolean isOverlay = own.get().get("extends").isPresent();
        Optional<YamlMap> below = isOverlay ? fallback(subject) : Optional.empty();
        FormReading reading = new FormReading(own.get(), below, new FormFaults(own.get(), subject.path(), problems));
        List<Part> parts = new ArrayList<>();
        Map<String, Table> tables = database.tables();
        parts.add(reading.part(Objects.requireNonNull(tables.get(HEADER)), "", meanings.of(HEADER)));
        Map<String, String> words = meanings.of(DETAILS);
        for (String group : groups(own.get(), below)) {
            parts.add(reading.part(Objects.requireNonNull(tables.get(DETAILS)), group, words));
        }
        return new MappingForm(parts, reading.faults().others(), lookups(own.get(), below), true, isOverlay);
    }

    private Optional<YamlMap> fallback(MappingSubject subject) {
        return home.get()
                .find(subject.fallback())
                .flatMap(file -> Yaml.readMap(file.path(), file.text(), new Problems()));
    }

    private static Set<String> groups(YamlMap own, Optional<YamlMap> below) {
        Set<String> groups = new LinkedHashSet<>();
        below.flatMap(map -> FormReading.map(map, DETAILS)).ifPresent(map -> groups.addAll(names(map)));
        FormReading.map(own, DETAILS).ifPresent(map -> groups.addAll(names(map)));
        groups.removeIf(group -> group.contains("/"));
        return groups;
    }

    private static List<String> names(YamlMap map) {
        return map.entries().stream().map(entry -> entry.key().text()).toList();
    }

    private List<String> lookups(YamlMap own, Optional<YamlMap> below) {
        Set<String> names = new TreeSet<>();
        FormReading.map(own, LOOKUPS).ifPresent(map -> names.addAll(names(map)));
        below.flatMap(map -> FormReading.map(map, LOOKUPS)).ifPresent(map -> names.addAll(names(map)));
        home.get().list("mappings/" + LOOKUPS).stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(".yaml", ""))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** The text with another entry at a place; behind the column before it in the table, if it is new. */
    public String changed(MappingSubject subject, String text, String place, FormEntry entry) {
        List<String> path = path(place);
        YamlText edited = YamlText.of(subject.path(), text);
        if (entry.sort() == FormEntry.Sort.CASES) {
            edited = FormCase.arranged(edited, path, entry.cases());
        }
        return edited.set(path, entry.written(), neighbour(edited, path)).text();
    }

    /** The text with another rule for a group of lines; of it only that is written which the default doesn't say. */
    public String ruled(MappingSubject subject, String text, String place, FormRule rule) {
        boolean isOverlay = Yaml.readMap(subject.path(), text, new Problems())
                .filter(own -> own.get("extends").isPresent())
                .isPresent();
        Map<String, String> below = (isOverlay ? fallback(subject) : Optional.<YamlMap>empty())
                .flatMap(file -> FormReading.group(file, place.substring(DETAILS.length() + 1)))
                .map(FormRule::words)
                .orElse(Map.of());
        Map<String, String> words = rule.written(below);
        YamlText edited = YamlText.of(subject.path(), text);
        String after = "";
        for (Map.Entry<String, String> word : words.entrySet()) {
            boolean isFlag = word.getKey().equals(FormRule.SKIP);
            YamlValue value = isFlag ? YamlValue.flag(true) : YamlValue.text(word.getValue());
            edited = edited.set(List.of((place + "/" + word.getKey()).split("/", -1)), value, after);
            after = word.getKey();
        }
        String changed = edited.text();
        for (String word : rule.sort() == FormRule.Sort.NEVER ? List.<String>of() : FormRule.WORDS) {
            changed = words.containsKey(word) ? changed : unsaid(subject, changed, place, word);
        }
        return changed;
    }

    /** The text without an own rule for a group of lines: what the default says counts again. */
    public String unruled(MappingSubject subject, String text, String place) {
        String edited = text;
        for (String word : FormRule.WORDS) {
            edited = unsaid(subject, edited, place, word);
        }
        return edited;
    }

    private static String unsaid(MappingSubject subject, String text, String place, String word) {
        List<String> path = List.of((place + "/" + word).split("/", -1));
        return YamlText.of(subject.path(), text).get(path).isPresent() ? without(subject, text, path) : text;
    }

    /** The text without the entry at a place, and without the maps that only held it: what the default says counts again. */
    public String without(MappingSubject subject, String text, String place) {
        return without(subject, text, path(place));
    }

    private static String without(MappingSubject subject, String text, List<String> path) {
        YamlText edited = YamlText.of(subject.path(), text).remove(path);
        for (int length = path.size() - 1; length > 0; length--) {
            List<String> holder = path.subList(0, length);
            boolean isEmpty = edited.get(holder)
                    .filter(value -> value instanceof YamlValue.Fields fields
                            && fields.fields().isEmpty())
                    .isPresent();
            edited = isEmpty ? edited.remove(holder) : edited;
        }
        return edited.text();
    }

    /** Whether a place may name a group of lines. */
    public static boolean isGroup(String place) {
        return place.matches(DETAILS + "/[^/]+");
    }

    /** Whether a place names a column there is. */
    public boolean knows(String place) {
        List<String> path = path(place);
        Table table = database.tables().get(path.get(0));
        boolean isPlace = (path.size() == 2 && path.get(0).equals(HEADER))
                || (path.size() == 4 && path.get(0).equals(DETAILS));
        return isPlace
                && table != null
                && table.mappable().stream().anyMatch(column -> column.name().equals(path.get(path.size() - 1)));
    }

    private static List<String> path(String place) {
        String[] parts = place.split("/", -1);
        return parts.length == 3 ? List.of(parts[0], parts[1], COLUMNS, parts[2]) : List.of(parts);
    }

    /** The column before it in the table that the file has an entry of. */
    private String neighbour(YamlText text, List<String> path) {
        List<String> holder = path.subList(0, path.size() - 1);
        Table table = database.tables().get(path.get(0));
        String before = "";
        for (Column column : table == null ? List.<Column>of() : table.mappable()) {
            if (column.name().equals(path.get(path.size() - 1))) {
                return before;
            }
            List<String> other = new ArrayList<>(holder);
            other.add(column.name());
            before = text.get(other).isPresent() ? column.name() : before;
        }
        return before;
    }
}
