package io.cartage.config;

import io.cartage.config.Setting.Kind;
import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.Durations;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads one section of a file by its {@link Setting}s: defaults and limits come from the description, and
 * {@link #finish} knows keys by their former names and from other sections. Never throws. Not thread-safe.
 */
public final class SettingFields {
    private final YamlFields fields;
    private final List<Setting> described;
    private final String section;
    private final Problems problems;

    /** @param described all settings of the file, not only those of this section */
    public SettingFields(YamlMap map, String section, List<Setting> described, Problems problems) {
        this.fields = new YamlFields(map, problems);
        this.described = List.copyOf(described);
        this.section = section;
        this.problems = problems;
    }

    /** The fields below the descriptions, for values of a sort of their own. */
    public YamlFields raw() {
        return fields;
    }

    /** The text, or its default; a required one that is missing is a problem. */
    public String text(Setting setting) {
        boolean isRenamed = fields.node(setting.key()).isEmpty() && !isMissing(setting);
        return setting.required() && !isRenamed
                ? fields.requiredText(setting.key(), setting.description() + ". Write " + sample(setting))
                : fields.text(setting.key()).orElse(setting.otherwise());
    }

    public Optional<YamlScalar> scalar(Setting setting) {
        return fields.scalar(setting.key());
    }

    public List<YamlScalar> values(Setting setting) {
        return fields.scalars(setting.key());
    }

    public String word(Setting setting) {
        return fields.oneOf(setting.key(), ((Kind.Word) setting.kind()).words(), setting.otherwise());
    }

    public boolean flag(Setting setting) {
        return fields.flag(setting.key(), Boolean.parseBoolean(setting.otherwise()));
    }

    /** The number, or 0 if it isn't given and has no default. */
    public int whole(Setting setting) {
        Kind.Whole kind = (Kind.Whole) setting.kind();
        int otherwise = setting.otherwise().isEmpty() ? 0 : Integer.parseInt(setting.otherwise());
        return fields.integer(setting.key(), kind.least(), kind.most(), otherwise);
    }

    public Optional<Duration> span(Setting setting) {
        Kind.Span kind = (Kind.Span) setting.kind();
        return fields.duration(setting.key(), kind.least(), kind.most()).or(() -> Durations.parse(setting.otherwise()));
    }

    public ZoneId zone(Setting setting) {
        Optional<YamlScalar> scalar = fields.scalar(setting.key());
        try {
            return ZoneId.of(scalar.map(YamlScalar::text).orElse(setting.otherwise()));
        } catch (DateTimeException e) {
            problems.error(
                    scalar.orElseThrow().at(),
                    "'" + setting.key() + "' is '" + scalar.orElseThrow().text() + "', which is no time zone",
                    Suggestion.didYouMean(
                            scalar.orElseThrow().text(),
                            ZoneId.getAvailableZoneIds(),
                            "Write its region, such as " + setting.example()));
            return ZoneId.of(setting.otherwise());
        }
    }

    /** The fields of a nested section, or empty if it isn't given. What stands there instead isn't repeated: it may be secret. */
    public Optional<SettingFields> section(Setting setting) {
        Optional<YamlNode> node = fields.node(setting.key());
        if (node.isPresent() && !(node.get() instanceof YamlMap)) {
            problems.error(
                    node.get().at(),
                    "'" + setting.key() + "' takes indented lines of the form 'key: value', but this is "
                            + (node.get() instanceof YamlScalar
                                    ? "one value"
                                    : node.get().kind()),
                    setting.description());
        }
        return node.filter(YamlMap.class::isInstance)
                .map(map -> new SettingFields((YamlMap) map, setting.path(), described, problems));
    }

    /**
     * Whether nothing is written for the setting, not even under a former name: {@link #finish} reports that, and to say
     * also that the setting is missing would only confuse.
     */
    public boolean isMissing(Setting setting) {
        return fields.node(setting.key()).isEmpty()
                && setting.formerly().stream()
                        .allMatch(name -> fields.map().get(name).isEmpty());
    }

    /** Reports keys that nobody asked for, saying where they belong or what they are called now. Call it last. */
    public void finish() {
        fields.finish(this::explain);
    }

    private Optional<String> explain(String key) {
        return described.stream()
                .filter(setting ->
                        setting.section().equals(section) && setting.formerly().contains(key))
                .map(setting -> "It is called '" + setting.key() + "' here"
                        + (setting.example().isEmpty() ? "" : ": " + sample(setting)))
                .findFirst()
                .or(() -> elsewhere(key));
    }

    private Optional<String> elsewhere(String key) {
        return described.stream()
                .filter(setting -> !setting.section().equals(section))
                .filter(setting -> setting.isCalled(key))
                .map(setting -> setting.section().isEmpty()
                        ? "Write '" + setting.key() + "' without indentation, beside '" + section + "'"
                        : "Write it as '" + setting.key() + "' under '" + setting.section() + ":'")
                .findFirst();
    }

    private static String sample(Setting setting) {
        return setting.key() + ": " + setting.example();
    }
}
