package io.cartage.store;

import static io.cartage.store.OrderKeys.ACK_LIMIT;
import static io.cartage.store.OrderKeys.CHANNELS;
import static io.cartage.store.OrderKeys.CRON;
import static io.cartage.store.OrderKeys.EVERY;
import static io.cartage.store.OrderKeys.FROM;
import static io.cartage.store.OrderKeys.IMPORT_AS;
import static io.cartage.store.OrderKeys.OVERLAP;
import static io.cartage.store.OrderKeys.PAGE;
import static io.cartage.store.OrderKeys.PREFIX;
import static io.cartage.store.OrderKeys.STATUSES;
import static io.cartage.store.StoreSettings.ORDERS;

import io.cartage.config.SettingFields;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the section {@code orders} of a store file. */
final class OrderSettingsReader {
    private static final int LONGEST_PREFIX = 20;
    private static final String WHY_STATUSES = "List those whose orders shall reach the ERP, such as statuses: "
            + STATUSES.example() + "; Cartage doesn't guess, since this list decides what is imported";

    private final Problems problems;
    private final ZoneId timezone;

    OrderSettingsReader(Problems problems, ZoneId timezone) {
        this.problems = problems;
        this.timezone = timezone;
    }

    /** @param store the file's first level */
    OrderSettings read(SettingFields store) {
        Optional<SettingFields> section = store.section(ORDERS);
        SettingFields fields = section.orElseGet(() -> new SettingFields(
                new YamlMap(List.of(), store.raw().map().at()), ORDERS.key(), StoreSettings.ALL, problems));
        if (section.isPresent() || store.isMissing(ORDERS)) {
            checkStatuses(fields);
        }
        int page = fields.whole(PAGE);
        OrderSettings orders = new OrderSettings(
                fields.values(STATUSES),
                fields.scalar(FROM).flatMap(this::moment),
                fields.values(CHANNELS),
                prefix(fields),
                fields.word(IMPORT_AS),
                new TimingReader(problems).read(fields, EVERY, CRON),
                fields.span(OVERLAP),
                fields.span(ACK_LIMIT),
                page == 0 ? OptionalInt.empty() : OptionalInt.of(page));
        fields.finish();
        return orders;
    }

    private void checkStatuses(SettingFields fields) {
        YamlMap map = fields.raw().map();
        if (fields.isMissing(STATUSES)) {
            problems.error(map.at(), "'statuses' is missing: no order status is chosen", WHY_STATUSES);
        }
        map.get(STATUSES.key())
                .filter(node -> node instanceof YamlList list && list.items().isEmpty())
                .ifPresent(node ->
                        problems.error(node.at(), "'statuses' is empty: no order status is chosen", WHY_STATUSES));
        Set<String> seen = new HashSet<>();
        for (YamlScalar status : fields.values(STATUSES)) {
            if (status.isAbsent() || status.text().isBlank()) {
                problems.error(status.at(), "an order status is empty", "Write its name or its number");
            } else if (!seen.add(status.text().toLowerCase(Locale.ROOT))) {
                problems.warning(status.at(), "the status '" + status.text() + "' stands here twice", "Keep one");
            }
        }
    }

    private String prefix(SettingFields fields) {
        String prefix = fields.text(PREFIX);
        boolean wrong = prefix.length() > LONGEST_PREFIX || !prefix.chars().allMatch(c -> c > ' ' && c < 127);
        if (wrong) {
            fields.scalar(PREFIX)
                    .ifPresent(scalar -> problems.error(
                            scalar.at(),
                            "the prefix is '" + prefix + "'",
                            "Write at most " + LONGEST_PREFIX + " letters, digits and signs without spaces"));
        }
        return prefix;
    }

    private Optional<Instant> moment(YamlScalar scalar) {
        String text = scalar.text();
        try {
            if (!text.contains("T") && !text.contains(" ")) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(timezone).toInstant());
            }
            String iso = text.replace(' ', 'T');
            boolean hasOffset = iso.endsWith("Z") || iso.matches(".*T.*[+-][0-9:]+");
            return Optional.of(
                    hasOffset
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).atZone(timezone).toInstant());
        } catch (DateTimeException e) {
            problems.error(
                    scalar.at(),
                    "'from' is '" + text + "', which is no date",
                    "Write year-month-day such as " + FROM.example() + ", or a time with it: 2026-01-01T08:00:00Z");
            return Optional.empty();
        }
    }
}
