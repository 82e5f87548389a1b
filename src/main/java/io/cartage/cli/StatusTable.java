package io.cartage.cli;

import io.cartage.flow.Flow;
import io.cartage.staging.BackfillState;
import io.cartage.staging.Counts;
import io.cartage.staging.PushReport;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.StagingReport;
import io.cartage.staging.desk.Edit;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what stands in the database: stores with their counts, and the orders in quarantine. Times are UTC. */
final class StatusTable {
    private static final String ROW = "  %-14s %-9s %9s %9s %9s %11s %9s  %s%n";

    private static final String BACK = "  %-14s %-9s %9s %12s %9s %9s %9s  %s%n";

    private StatusTable() {}

    static void print(StagingDatabase database, int mostQuarantined, PrintWriter out) {
        StagingReport report = database.report();
        List<StagingReport.FlowStatus> flows = report.flows();
        if (flows.isEmpty()) {
            out.println("Nothing has run on this database yet. Begin with 'cartage demo' or 'cartage run';"
                    + " the demo's database is shown with --data data/demo.");
            out.flush();
            return;
        }
        List<StagingReport.FlowStatus> in =
                flows.stream().filter(StatusTable::comesIn).toList();
        out.printf(ROW, "store", "flow", "orders", "staged", "filtered", "quarantined", "to import", "last run (UTC)");
        for (StagingReport.FlowStatus flow : in) {
            Counts records = flow.records();
            out.printf(
                    ROW,
                    flow.storeId(),
                    flow.flow(),
                    number(records.seen()),
                    number(records.staged()),
                    number(records.filtered()),
                    number(records.quarantined()),
                    number(flow.unacknowledged()),
                    flow.lastRun().map(StatusTable::lastRun).orElse("never"));
        }
        out.println();
        accounts(in.stream().map(StagingReport.FlowStatus::records).reduce(Counts.NONE, Counts::plus), out);
        quarantined(report.quarantined(mostQuarantined), out);
        sentBack(flows, database.pushReport().progress(), out);
        out.flush();
    }

    private static boolean comesIn(StagingReport.FlowStatus flow) {
        return flow.flow().equals(Flow.ORDERS);
    }

    /** How far the flows back to the carts have come; nothing if none ever ran. */
    private static void sentBack(List<StagingReport.FlowStatus> flows, List<PushReport.Progress> all, PrintWriter out) {
        if (flows.stream().allMatch(StatusTable::comesIn)) {
            return;
        }
        out.println();
        out.printf(BACK, "store", "flow", "written", "in the cart", "to send", "waiting", "refused", "last run (UTC)");
        List<PushReport.Progress> shown = new ArrayList<>();
        for (StagingReport.FlowStatus flow : flows) {
            if (!comesIn(flow)) {
                PushReport.Progress sent = of(flow, all);
                shown.add(sent);
                out.printf(
                        BACK,
                        flow.storeId(),
                        flow.flow(),
                        number(sent.all()),
                        number(sent.pushed()),
                        number(sent.toSend()),
                        number(sent.waiting()),
                        number(sent.refused()),
                        flow.lastRun().map(StatusTable::lastRun).orElse("never"));
            }
        }
        out.println();
        accounts(shown, Flow.SHIPMENTS, "Every shipment is accounted for: ", out);
        accounts(shown, Flow.INVENTORY, "Every stock level is accounted for: ", out);
    }

    private static PushReport.Progress of(StagingReport.FlowStatus flow, List<PushReport.Progress> all) {
        return all.stream()
                .filter(one ->
                        one.storeId().equals(flow.storeId()) && one.flow().equals(flow.flow()))
                .findFirst()
                .orElseGet(() -> new PushReport.Progress(flow.storeId(), flow.flow(), 0, 0, 0, 0));
    }

    private static void accounts(List<PushReport.Progress> all, String flow, String sentence, PrintWriter out) {
        all.stream()
                .filter(one -> one.flow().equals(flow))
                .reduce(PushReport.Progress::plus)
                .ifPresent(
                        sum -> out.println(sentence + number(sum.all()) + " rows of the ERP = " + number(sum.pushed())
                                + " in the carts + " + number(sum.toSend()) + " to send + " + number(sum.waiting())
                                + " waiting + " + number(sum.refused()) + " refused."));
    }

    static void backfills(List<BackfillState> unfinished, PrintWriter out) {
        for (BackfillState backfill : unfinished) {
            out.println();
            out.println("  " + backfill.storeId() + " backfill from " + Words.second(backfill.from()) + " to "
                    + Words.second(backfill.to()) + ": read up to " + Words.second(backfill.doneTo()) + ", last at "
                    + Words.second(backfill.updatedAt()) + " (UTC)");
        }
        out.flush();
    }

    /** What of the latest edit a running process could not take. */
    static void edit(Optional<Edit> broken, PrintWriter out) {
        broken.ifPresent(edit -> {
            out.println();
            out.println("  The edit of " + Words.second(edit.metAt()) + " (UTC)"
                    + (edit.author().isEmpty() ? "" : " by " + edit.author())
                    + " is not taken as a whole; what it concerns goes on as before:");
            edit.problems().forEach(problem -> out.println("    " + problem));
        });
        out.flush();
    }

    private static void accounts(Counts all, PrintWriter out) {
        out.println("Every order is accounted for: " + number(all.seen()) + " seen = " + number(all.staged())
                + " staged + " + number(all.filtered()) + " filtered + " + number(all.quarantined()) + " quarantined.");
    }

    private static void quarantined(List<StagingReport.Quarantined> orders, PrintWriter out) {
        for (StagingReport.Quarantined order : orders) {
            out.println();
            out.println("  " + order.storeId() + " order " + order.recordId() + " is quarantined:");
            order.reasons().forEach(reason -> out.println("    " + reason));
        }
    }

    private static String lastRun(StagingReport.Run run) {
        String message = run.message().map(text -> ": " + text).orElse("");
        return Words.second(run.startedAt()) + " " + run.status() + message;
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
