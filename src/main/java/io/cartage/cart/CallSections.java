package io.cartage.cart;

import io.cartage.cart.AnswerErrorException.Kind;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlScalar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a cart.yaml says of calls: {@code api:}, {@code quota:}, {@code retry:} and {@code errors:}. */
final class CallSections {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Sections sections;

    CallSections(Sections sections) {
        this.sections = sections;
    }

    ApiFacts api(YamlFields fields) {
        ApiFacts api = new ApiFacts(fields.text("version"), date(fields), fields.text("answered_by"));
        fields.finish();
        return api;
    }

    private Optional<LocalDate> date(YamlFields fields) {
        Optional<YamlScalar> until = fields.scalar("supported_until");
        try {
            return until.map(scalar -> LocalDate.parse(scalar.text()));
        } catch (DateTimeParseException e) {
            sections.problems()
                    .error(
                            until.orElseThrow().at(),
                            "'supported_until' is '" + until.get().text() + "'",
                            "Write a day such as 2027-10-01");
            return Optional.empty();
        }
    }

    QuotaFacts quota(YamlFields fields) {
        boolean points =
                fields.oneOf("counts", List.of("calls", "points"), "calls").equals("points");
        QuotaFacts quota = points ? points(fields) : calls(fields);
        fields.finish();
        return quota;
    }

    private static QuotaFacts calls(YamlFields fields) {
        return new QuotaFacts.Calls(
                fields.text("left").orElse(""),
                fields.text("total").orElse(""),
                fields.text("reset_ms").orElse(""),
                fields.text("retry_after_s").orElse(""),
                keepPercent(fields));
    }

    private QuotaFacts points(YamlFields fields) {
        return new QuotaFacts.Points(
                sections.requiredPath(fields, "left", "Say where an answer tells the points left"),
                sections.requiredPath(fields, "total", "Say where an answer tells the size of the bucket"),
                sections.requiredPath(fields, "restored_per_s", "Say where an answer tells how fast it refills"),
                sections.requiredPath(fields, "asked", "Say where an answer tells the cost of its call"),
                sections.path(fields, "charged"),
                fields.integer("most", 1, 1_000_000, 1000),
                fields.text("retry_after_s").orElse(""),
                keepPercent(fields));
    }

    private static int keepPercent(YamlFields fields) {
        return fields.integer("keep_percent", 0, 90, 20);
    }

    RetryFacts retry(YamlFields fields) {
        RetryFacts retry = new RetryFacts(
                pauses(sections.required(fields, "throttled")), pauses(sections.required(fields, "unavailable")));
        fields.finish();
        return retry;
    }

    private static RetryFacts.Pauses pauses(YamlFields fields) {
        RetryFacts.Pauses pauses = new RetryFacts.Pauses(
                fields.duration("first", Duration.ofMillis(1), LONGEST_PAUSE).orElse(Duration.ofSeconds(1)),
                fields.duration("most", Duration.ofMillis(1), LONGEST_PAUSE).orElse(Duration.ofMinutes(1)),
                fields.integer("times", 0, 100, 3));
        fields.finish();
        return pauses;
    }

    AnswerErrors errors(YamlFields fields) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (Kind kind : List.of(Kind.THROTTLED, Kind.UNAVAILABLE, Kind.TOO_DEAR, Kind.DENIED)) {
            fields.scalars(kind.name().toLowerCase(Locale.ROOT)).forEach(code -> kinds.put(code.text(), kind));
        }
        AnswerErrors errors = new AnswerErrors(
                sections.requiredPath(fields, "list", "Say where an answer tells its errors"),
                sections.path(fields, "code"),
                sections.path(fields, "message"),
                kinds,
                sections.path(fields, "warnings"));
        fields.finish();
        return errors;
    }
}
