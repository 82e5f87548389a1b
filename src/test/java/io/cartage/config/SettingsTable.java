package io.cartage.config;

import io.cartage.config.Setting.Kind;
import io.cartage.yaml.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the pages in docs/ that list the settings of a file, from the described settings. */
public final class SettingsTable {
    private SettingsTable() {}

    /** One table per section, the file's first level first. */
    public static String of(List<Setting> settings, Function<Setting, String> lastColumn, String lastHeading) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(table(settings, "", lastColumn, lastHeading));
        for (Setting section : settings) {
            if (section.kind() instanceof Kind.Section) {
                paragraphs.add("## `" + section.key() + "`");
                paragraphs.add(table(settings, section.path(), lastColumn, lastHeading));
            }
        }
        return String.join("\n\n", paragraphs);
    }

    private static String table(
            List<Setting> settings, String section, Function<Setting, String> lastColumn, String lastHeading) {
        Stream<String> rows = settings.stream()
                .filter(setting -> setting.section().equals(section))
                .map(setting -> row(
                        "`" + setting.key() + "`",
                        setting.description() + ".",
                        takes(setting.kind()),
                        otherwise(setting),
                        lastColumn.apply(setting)));
        return Stream.concat(
                        Stream.of(row("key", "meaning", "takes", "if not given", lastHeading), "|---|---|---|---|---|"),
                        rows)
                .collect(Collectors.joining("\n"));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String otherwise(Setting setting) {
        if (setting.required()) {
            return "**required**";
        }
        return setting.otherwise().isEmpty() ? "" : "`" + setting.otherwise() + "`";
    }

    private static String takes(Kind kind) {
        if (kind instanceof Kind.Word word) {
            return word.words().stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
        }
        if (kind instanceof Kind.Whole whole) {
            return "a whole number, " + whole.least() + " to " + whole.most();
        }
        if (kind instanceof Kind.Span span) {
            return "a time such as `30s`, `5m`, `2h`, `1d`, from "
                    + Durations.format(span.least())
                    + " to "
                    + Durations.format(span.most());
        }
        return simple(kind);
    }

    private static String simple(Kind kind) {
        return switch (kind.getClass().getSimpleName()) {
            case "Text" -> "text";
            case "Flag" -> "`true` or `false`";
            case "Moment" -> "a date, or a date with a time";
            case "Cron" -> "five fields of cron";
            case "Zone" -> "a region";
            case "Values" -> "a list, or one value";
            case "Section" -> "the settings below";
            default -> "keys and values";
        };
    }
}
