package io.cartage.staging.desk;

import io.cartage.staging.desk.TraceEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what the ERP said of an order, as far as it was noticed, and what stands there unnoticed. */
final class ErpWords {
    private ErpWords() {}

    static List<TraceEvent> events(List<Acknowledgement> said, Optional<StagedRow> row) {
        return Stream.concat(said.stream().map(ErpWords::noticed), row.stream().flatMap(ErpWords::unnoticed))
                .toList();
    }

    private static TraceEvent noticed(Acknowledgement said) {
        return switch (said.status()) {
            case "taken" -> TraceEvent.at(said.seenAt(), Kind.TAKEN, "the ERP took it (noticed then)");
            case "imported" -> imported(said.importedAt(), said.seenAt(), said.erpOrderNo());
            case "error" -> TraceEvent.at(said.seenAt(), Kind.REFUSED, refused(said.message()) + " (noticed then)");
            case "withdrawn" ->
                TraceEvent.at(
                        said.seenAt(),
                        Kind.WITHDRAWN,
                        "withdrawn from the ERP"
                                + said.message().map(text -> ": " + text).orElse("") + " (noticed then)");
            default -> TraceEvent.at(said.seenAt(), Kind.OFFERED, offered(said));
        };
    }

    private static String offered(Acknowledgement said) {
        return said.saidBy()
                .map(who -> "offered to the ERP again by " + who
                        + said.erpOrderNo()
                                .map(no -> "; the ERP had it as " + no)
                                .orElse("")
                        + said.message()
                                .map(text -> "; the ERP had said: " + text)
                                .orElse(""))
                .orElse("waits for the ERP again (noticed then)");
    }

    /** Only of an import the ERP tells the time; of all else nobody knows it, until a run notices it. */
    private static Stream<TraceEvent> unnoticed(StagedRow row) {
        if (row.importStatus().equals(row.seenStatus())) {
            return Stream.empty();
        }
        return switch (row.importStatus()) {
            case "taken" -> Stream.of(TraceEvent.now(Kind.TAKEN, "the ERP took it (since the last run)"));
            case "imported" ->
                Stream.of(row.importedAt()
                        .map(at -> TraceEvent.at(at, Kind.IMPORTED, "the ERP imported it" + as(row.erpOrderNo())))
                        .orElseGet(() -> TraceEvent.now(
                                Kind.IMPORTED,
                                "the ERP imported it" + as(row.erpOrderNo()) + " (since the last run)")));
            case "error" ->
                Stream.of(TraceEvent.now(Kind.REFUSED, refused(row.importMessage()) + " (since the last run)"));
            default -> Stream.empty(); // Cartage's own doing, of which the rows tell
        };
    }

    private static TraceEvent imported(Optional<Instant> importedAt, Instant seenAt, Optional<String> erpOrderNo) {
        String text = "the ERP imported it" + as(erpOrderNo);
        return TraceEvent.at(
                importedAt.orElse(seenAt), Kind.IMPORTED, text + (importedAt.isPresent() ? "" : " (noticed then)"));
    }

    private static String refused(Optional<String> message) {
        return "the ERP refused it" + message.map(text -> ": " + text).orElse(", and did not say why");
    }

    static String as(Optional<String> erpOrderNo) {
        return erpOrderNo.map(no -> " as " + no).orElse("");
    }
}
