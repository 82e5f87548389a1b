package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import io.cartage.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A store file as a form: its settings with what is written for each, in the words and the order of
 * {@code docs/store-settings.md}. Values are text as a person would type it: lists with commas between, maps with a line for
 * each entry. Immutable.
 */
public final class StoreForm {
    /** Not asked for: what names the file, and how the shop is reached. */
    private static final Set<String> ELSEWHERE = Set.of("store", "cart", "connection", "sandbox");

    /** Sections that a store may have or not, which makes a difference of its own. */
    private static final Set<String> SWITCHED = Set.of("inventory", "shipments");

    private static final String NO_SECTION = "";

    private final List<Group> groups;

    private StoreForm(List<Group> groups) {
        this.groups = List.copyOf(groups);
    }

    /**
     * Settings that stand together.
     *
     * @param key of the section; empty for the file's first level
     * @param isSwitched whether the section as a whole can be left out, which switches its flow off
     * @param isOn whether it is there
     */
    public record Group(String key, String description, boolean isSwitched, boolean isOn, List<Field> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One setting.
     *
     * @param path with its section: {@code orders.every}
     * @param value what is written; empty if nothing is
     * @param otherwise what holds then; empty if nothing does
     * @param line where it is written, counted from 1; 0 if nowhere
     */
    public record Field(
            String path,
            String key,
            Kind kind,
            boolean required,
            String value,
            String otherwise,
            String example,
            String description,
            int line) {

        /** The words it may be; empty unless it is one of a few. */
        public List<String> words() {
            if (kind instanceof Kind.Word word) {
                return word.words();
            }
            return kind instanceof Kind.Flag ? List.of("true", "false") : List.of();
        }

        /** Whether it takes several lines. */
        public boolean isMap() {
            return kind instanceof Kind.Open;
        }

        /** Whether it is a list. */
        public boolean isList() {
            return kind instanceof Kind.Values;
        }

        public boolean isWhole() {
            return kind instanceof Kind.Whole;
        }
    }

    /**
     * The form of a file.
     *
     * @param wishes what an order can get when it is staged or imported, with meanings, as the cart tells it
     */
    public static StoreForm of(YamlMap file, Map<String, String> wishes) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(
                NO_SECTION,
                "Whose shop it is, and when its schedules run",
                false,
                true,
                fields(
                        NO_SECTION,
                        file,
                        setting ->
                                !(setting.kind() instanceof Kind.Section) && !(setting.kind() instanceof Kind.Open))));
        for (Setting setting : StoreSettings.ALL) {
            if (setting.section().isEmpty() && !ELSEWHERE.contains(setting.key())) {
                Optional<YamlMap> section = file.get(setting.key())
                        .filter(YamlMap.class::isInstance)
                        .map(YamlMap.class::cast);
                boolean on = file.entry(setting.key()).isPresent();
                YamlMap inside = section.orElseGet(() -> new YamlMap(List.of(), file.at()));
                if (setting.kind() instanceof Kind.Section) {
                    groups.add(new Group(
                            setting.key(),
                            setting.description(),
                            SWITCHED.contains(setting.key()),
                            on,
                            fields(setting.key(), inside, any -> true)));
                } else if (setting.kind() instanceof Kind.Open && !wishes.isEmpty()) {
                    groups.add(new Group(
                            setting.key(), setting.description(), false, on, wishes(setting.key(), inside, wishes)));
                }
            }
        }
        return new StoreForm(groups);
    }

    public List<Group> groups() {
        return groups;
    }

    /**
     * A file's text with the values of a form. What a person didn't change stays as it is written, to the byte.
     *
     * @param values by path, as {@link Field#value}; a path that isn't named stays as it is, a blank one is taken away
     * @param on for each section that can be left out, whether it shall be there; one that isn't named stays as it is
     * @throws io.cartage.problem.ProblemsException if the text is written in a way that can't be edited
     */
    public YamlText fill(YamlText file, Map<String, String> values, Map<String, Boolean> on) {
        YamlText filled = file;
        String before = file.get(List.of("sandbox")).isPresent() ? "sandbox" : "connection";
        for (Group group : groups) {
            filled = new FormGroup(group, values, on.getOrDefault(group.key(), group.isOn() || !group.isSwitched()))
                    .fill(filled, before);
            before = filled.get(List.of(group.key())).isPresent() ? group.key() : before;
        }
        return filled;
    }

    public Optional<Group> group(String key) {
        return groups.stream().filter(group -> group.key().equals(key)).findFirst();
    }

    /** All settings of all groups, by their paths. */
    public Map<String, Field> fields() {
        return groups.stream()
                .flatMap(group -> group.fields().stream())
                .collect(Collectors.toMap(Field::path, field -> field, (a, b) -> a, LinkedHashMap::new));
    }

    private static List<Field> fields(String section, YamlMap map, Predicate<Setting> wanted) {
        return StoreSettings.ALL.stream()
                .filter(setting -> setting.section().equals(section) && !ELSEWHERE.contains(setting.path()))
                .filter(wanted)
                .map(setting -> new Field(
                        setting.path(),
                        setting.key(),
                        setting.kind(),
                        setting.required(),
                        written(map, setting.key()),
                        setting.otherwise(),
                        setting.example(),
                        setting.description(),
                        line(map, setting.key())))
                .toList();
    }

    private static List<Field> wishes(String section, YamlMap map, Map<String, String> wishes) {
        List<Field> fields = new ArrayList<>();
        wishes.forEach((key, meaning) -> fields.add(new Field(
                section + "." + key,
                key,
                meaning.startsWith("Whether") ? new Kind.Flag() : new Kind.Text(),
                false,
                written(map, key),
                "",
                "",
                meaning,
                line(map, key))));
        return fields;
    }

    private static int line(YamlMap map, String key) {
        return map.entry(key).map(entry -> entry.key().at().line()).orElse(0);
    }

    private static String written(YamlMap map, String key) {
        return map.get(key).map(StoreForm::written).orElse("");
    }

    private static String written(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.isAbsent() ? "" : scalar.text();
        }
        if (node instanceof YamlList list) {
            return list.items().stream().map(StoreForm::written).collect(Collectors.joining(", "));
        }
        return ((YamlMap) node)
                .entries().stream()
                        .map(entry -> entry.key().text() + ": " + written(entry.value()))
                        .collect(Collectors.joining("\n"));
    }
}
