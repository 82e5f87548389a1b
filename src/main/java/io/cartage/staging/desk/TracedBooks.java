package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.desk.TraceEvent.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells of an order what came in from the cart: downloads, what became of them, and changes that the ERP was told of. */
final class TracedBooks {
    private final JdbcClient jdbc;

    TracedBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Payload(
            int sequence, Instant changedAt, Instant receivedAt, Optional<Instant> purgedAt, TracedRun run) {}

    Optional<StagedRow> row(String storeId, String order) {
        return jdbc.sql("select * from s_orders where cart_order_id = :order and store_id = :store")
                .param("order", order)
                .param("store", storeId)
                .query((row, i) -> StagedRow.read(row))
                .optional();
    }

    Optional<TracedOutcome> outcome(String storeId, String order) {
        return jdbc.sql(
                        """
                        select o.*, r.started_at, r.finished_at
                        from cartage_outcome o
                        left join cartage_run r on r.id = o.run_id
                        where o.record_id = :order
                          and o.store_id = :store
                          and o.flow = 'orders'
                        """)
                .param("order", order)
                .param("store", storeId)
                .query((row, i) -> TracedOutcome.read(row))
                .optional();
    }

    List<TraceEvent> events(String storeId, String order, Optional<TracedOutcome> outcome, Optional<StagedRow> row) {
        List<Payload> payloads = payloads(storeId, order);
        List<TraceEvent> changes = changes(storeId, order);
        List<TraceEvent> events = new ArrayList<>();
        payloads.forEach(payload -> events.add(downloaded(payload)));
        outcome.ifPresent(some -> {
            TraceEvent became = became(some, row);
            events.add(became);
            some.forgottenAt()
                    .ifPresent(at -> events.add(TraceEvent.at(
                            at, Kind.FORGOTTEN, "a person was forgotten: the rows lost what told of the buyer")));
            row.filter(staged -> !staged.stagedAt().equals(some.since())).ifPresent(staged -> events.add(anew(staged)));
            if (Stream.of(events, changes).flatMap(List::stream).noneMatch(event -> isJudgement(event, some))) {
                events.add(TraceEvent.at(some.decidedAt(), Kind.JUDGED, again(some)));
            }
        });
        events.addAll(changes);
        return events.stream()
                .map(event -> run(event, payloads, outcome).map(event::by).orElse(event))
                .toList();
    }

    private static boolean isJudgement(TraceEvent event, TracedOutcome outcome) {
        return event.kind() != Kind.DOWNLOADED && event.at().equals(Optional.of(outcome.decidedAt()));
    }

    private static TraceEvent downloaded(Payload payload) {
        String again = payload.sequence() > 1 ? " again" : "";
        return TraceEvent.at(
                payload.receivedAt(),
                Kind.DOWNLOADED,
                "downloaded" + again + ", as the cart had it since " + Words.second(payload.changedAt())
                        + payload.purgedAt()
                                .map(at -> "; the payload was purged on " + Words.second(at))
                                .orElse(""));
    }

    /** How it first became what it is. */
    private static TraceEvent became(TracedOutcome outcome, Optional<StagedRow> row) {
        return switch (outcome.kind()) {
            case FILTERED -> TraceEvent.at(outcome.since(), Kind.FILTERED, outcome.leftOut());
            case QUARANTINED ->
                TraceEvent.at(
                        outcome.since(),
                        Kind.QUARANTINED,
                        "put in quarantine: " + outcome.reason()
                                + (outcome.everStaged() ? ". The rows staged before stay as they were" : ""));
            case STAGED -> {
                Optional<String> version = row.filter(
                                staged -> staged.stagedAt().equals(outcome.since()))
                        .map(StagedRow::mappingVersion);
                yield TraceEvent.at(
                        outcome.since(),
                        Kind.STAGED,
                        "staged" + outcome.orderNo().map(no -> " as " + no).orElse("") + mapped(version));
            }
        };
    }

    private static TraceEvent anew(StagedRow row) {
        boolean withdrawn = row.importStatus().equals("withdrawn");
        return TraceEvent.at(
                row.stagedAt(),
                withdrawn ? Kind.WITHDRAWN : Kind.STAGED,
                withdrawn
                        ? "withdrawn"
                                + row.importMessage().map(text -> ": " + text).orElse("")
                        : "its rows were written as revision " + row.revision()
                                + mapped(Optional.of(row.mappingVersion())));
    }

    private static String again(TracedOutcome outcome) {
        return "looked at again, "
                + switch (outcome.kind()) {
                    case STAGED -> "nothing new for the ERP";
                    case FILTERED -> outcome.leftOut();
                    case QUARANTINED -> "still in quarantine: " + outcome.reason();
                }
                + mapped(outcome.mappingVersion());
    }

    private static String mapped(Optional<String> version) {
        return version.map(some -> ", by mapping " + some).orElse("");
    }

    /** A run writes all of a page at one time, so that times tell which run did what. */
    private static Optional<TracedRun> run(TraceEvent event, List<Payload> payloads, Optional<TracedOutcome> outcome) {
        Optional<TracedRun> byPayload = payloads.stream()
                .filter(payload -> event.at().equals(Optional.of(payload.receivedAt())))
                .map(Payload::run)
                .findFirst();
        return byPayload.or(() -> outcome.filter(some -> event.at().equals(Optional.of(some.decidedAt())))
                .map(TracedOutcome::run));
    }

    private List<Payload> payloads(String storeId, String order) {
        return jdbc.sql(
                        """
                        select p.sequence_no, p.changed_at, p.received_at, p.purged_at, p.run_id, r.started_at, r.finished_at
                        from cartage_payload p
                        left join cartage_run r on r.id = p.run_id
                        where p.record_id = :order
                          and p.store_id = :store
                          and p.flow = 'orders'
                        order by p.sequence_no
                        """)
                .param("order", order)
                .param("store", storeId)
                .query((row, i) -> new Payload(
                        row.getInt("sequence_no"),
                        Objects.requireNonNull(Jdbc.instant(row, "changed_at")),
                        Objects.requireNonNull(Jdbc.instant(row, "received_at")),
                        Optional.ofNullable(Jdbc.instant(row, "purged_at")),
                        TracedRun.read(row)))
                .list();
    }

    private List<TraceEvent> changes(String storeId, String order) {
        return jdbc
                .sql(
                        """
                        select *
                        from s_order_changes
                        where cart_order_id = :order
                          and store_id = :store
                        order by revision
                        """)
                .param("order", order)
                .param("store", storeId)
                .query((row, i) -> change(row))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<TraceEvent> change(ResultSet row) throws SQLException {
        int revision = row.getInt("revision");
        List<TraceEvent> events = new ArrayList<>();
        events.add(TraceEvent.at(
                Objects.requireNonNull(Jdbc.instant(row, "detected_at")),
                Kind.CHANGED,
                row.getString("kind") + " in the cart after the ERP took it: revision " + revision + what(row)));
        String handled = row.getString("handled_status");
        if (!handled.equals("pending")) {
            String message = row.getString("handled_message");
            String text = "the ERP answered revision " + revision + " with '" + handled + "'"
                    + (message == null ? "" : ": " + message);
            Instant at = Jdbc.instant(row, "handled_at");
            events.add(at == null ? TraceEvent.now(Kind.HANDLED, text) : TraceEvent.at(at, Kind.HANDLED, text));
        }
        return events;
    }

    private static String what(ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        if (row.getString("reason") != null) {
            parts.add(row.getString("reason"));
        }
        fromTo("status", row.getString("cart_status_before"), row.getString("cart_status_after"), parts);
        fromTo("total", money(row, "order_total_before"), money(row, "order_total_after"), parts);
        String columns = row.getString("changed_columns");
        if (columns != null && !columns.isEmpty()) {
            parts.add("columns " + columns);
        }
        return parts.isEmpty() ? "" : "; " + String.join("; ", parts);
    }

    private static void fromTo(String what, @Nullable String before, @Nullable String after, List<String> parts) {
        if (before != null && after != null && !before.equals(after)) {
            parts.add(what + " " + before + " -> " + after);
        }
    }

    private static @Nullable String money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }
}
