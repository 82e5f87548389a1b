package io.cartage.staging;

import io.cartage.staging.Decision.Write;
import io.cartage.staging.Outcome.As;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of staging: given the verdict upon a payload and what the books say of the record, decides what is written.
 * Knows no database; an ERP that takes the order in this very moment is met by {@link Decision#asChange()}.
 */
final class Judge {
    private final PayloadCopy payload;
    private final String hash;
    private final @Nullable State before;
    private final Instant now;
    private final boolean echo;
    private final boolean named;

    private Judge(PayloadCopy payload, @Nullable State before, Instant now, boolean echo, boolean named) {
        this.payload = payload;
        this.hash = payload.hash();
        this.before = before;
        this.now = now;
        this.echo = echo;
        this.named = named;
    }

    /**
     * @param echo whether the order's new status is our own doing, which only counts if {@link Echoes#mayBe}
     * @param named whether a person named the record, to be read from the cart whatever was decided before
     */
    static Decision decide(StagingItem item, @Nullable State before, Instant now, boolean echo, boolean named) {
        return new Judge(item.payload(), before, now, echo, named).judge(item.verdict());
    }

    private Decision judge(Verdict verdict) {
        if (before != null && (isOvertaken(before) || isDropped(before))) {
            return asItStands(before);
        }
        if (verdict instanceof Verdict.Quarantine quarantine) {
            return quarantine(quarantine);
        }
        if (verdict instanceof Verdict.Filter filter) {
            return filter(filter);
        }
        Verdict.Stage stage = (Verdict.Stage) verdict;
        Optional<String> fault = OrderRows.fault(stage.rows());
        if (fault.isPresent()) {
            return quarantine(new Verdict.Quarantine(List.of(fault.get()), stage.mappingVersion()));
        }
        return stage(stage);
    }

    /** Whether another lane was quicker with a newer copy; of the archive's copies only the one judged last counts. */
    private boolean isOvertaken(State before) {
        boolean older = before.changedAt() != null && payload.changedAt().isBefore(before.changedAt());
        return older || (payload.archived() && !hasSamePayload());
    }

    private boolean isDropped(State before) {
        return before.dropped() && hasSamePayload() && !named;
    }

    private Decision asItStands(State before) {
        String reason = before.reason() == null ? "" : before.reason();
        Outcome outcome =
                switch (before.kind()) {
                    case STAGED -> new Outcome.Staged(payload.recordId(), before.revision(), As.OLDER);
                    case FILTERED -> new Outcome.Filtered(payload.recordId(), reason, true);
                    case QUARANTINED ->
                        new Outcome.Quarantined(
                                payload.recordId(), reason.lines().toList(), true);
                };
        return new Decision(payload, before, before, Write.NOTHING, null, ChangeKind.CHANGED, null, outcome);
    }

    private Decision quarantine(Verdict.Quarantine verdict) {
        String reason = String.join("\n", verdict.reasons());
        boolean unchanged = before != null
                && isUnchanged(OutcomeKind.QUARANTINED, reason)
                && verdict.mappingVersion().equals(before.mappingVersion());
        Outcome outcome = new Outcome.Quarantined(payload.recordId(), verdict.reasons(), unchanged);
        return books(OutcomeKind.QUARANTINED, reason, verdict.mappingVersion(), unchanged, outcome);
    }

    private Decision filter(Verdict.Filter verdict) {
        if (before != null && before.everStaged()) {
            return withdraw(before, verdict);
        }
        boolean unchanged = isUnchanged(OutcomeKind.FILTERED, verdict.rule());
        Outcome outcome = new Outcome.Filtered(payload.recordId(), verdict.rule(), unchanged);
        return books(OutcomeKind.FILTERED, verdict.rule(), null, unchanged, outcome);
    }

    /** A staged order that the filter keeps out now, without new rows. */
    private Decision withdraw(State before, Verdict.Filter verdict) {
        if (before.withdrawn()) {
            return sameRows(before, true, verdict.rule(), before.mappingVersion(), before.rowsHash());
        }
        State after = after(OutcomeKind.STAGED, verdict.rule(), before.mappingVersion())
                .staged(before.revision() + 1, true, before.rowsHash());
        return told(before, after, null, verdict.change(), verdict.rule());
    }

    private Decision stage(Verdict.Stage verdict) {
        boolean withdrawn = verdict.withdrawnBy().isPresent();
        if (before == null || !before.everStaged()) {
            return withdrawn ? filter(new Verdict.Filter(verdict.withdrawnBy().get())) : insert(verdict);
        }
        String rule = verdict.withdrawnBy().orElse(null);
        boolean same = hasSamePayload() && before.kind() == OutcomeKind.STAGED && before.withdrawn() == withdrawn;
        if (same && !payload.archived()) {
            return sameRows(before, withdrawn, rule, before.mappingVersion(), before.rowsHash());
        }
        OrderRows rows = OrderRows.of(verdict.rows());
        String rowsHash = rows.hash();
        if (rowsHash.equals(before.rowsHash()) && before.withdrawn() == withdrawn) {
            return sameRows(before, withdrawn, rule, verdict.mappingVersion(), rowsHash);
        }
        if (echo) {
            return echo(before, verdict, rows, rowsHash);
        }
        State after = after(OutcomeKind.STAGED, rule, verdict.mappingVersion())
                .staged(before.revision() + 1, withdrawn, rowsHash)
                .showing(rows);
        // The cart's change was told before: what is new now comes of the mapping alone.
        return same
                ? told(before, after, rows, ChangeKind.CHANGED, rule == null ? "mapped again" : rule)
                : told(before, after, rows, verdict.change(), rule);
    }

    private Decision insert(Verdict.Stage verdict) {
        OrderRows rows = OrderRows.of(verdict.rows());
        State after = after(OutcomeKind.STAGED, null, verdict.mappingVersion())
                .staged(1, false, rows.hash())
                .showing(rows);
        Outcome outcome = new Outcome.Staged(payload.recordId(), 1, As.NEW);
        return new Decision(payload, before, after, Write.INSERT, rows, verdict.change(), null, outcome);
    }

    /** A change that the ERP must learn of: in the order's rows as long as it has not taken them, else by a change row. */
    private Decision told(
            State before, State after, @Nullable OrderRows rows, ChangeKind change, @Nullable String rule) {
        As as = after.withdrawn() ? As.WITHDRAWN : As.UPDATED;
        Outcome outcome = new Outcome.Staged(payload.recordId(), after.revision(), as);
        Decision replace = new Decision(payload, before, after, Write.REPLACE, rows, change, rule, outcome);
        return before.open() ? replace : replace.asChange();
    }

    /** The status that we gave the order ourselves, and nothing else. */
    private Decision echo(State before, Verdict.Stage verdict, OrderRows rows, String rowsHash) {
        State after = after(OutcomeKind.STAGED, before.reason(), verdict.mappingVersion())
                .staged(before.revision(), before.withdrawn(), rowsHash)
                .showing(rows);
        Outcome outcome = new Outcome.Staged(payload.recordId(), before.revision(), As.ECHO);
        return new Decision(payload, before, after, Write.ECHO, null, ChangeKind.CHANGED, null, outcome);
    }

    /** Nothing that the ERP sees. */
    private Decision sameRows(
            State before,
            boolean withdrawn,
            @Nullable String reason,
            @Nullable String mappingVersion,
            @Nullable String rowsHash) {
        boolean unchanged = hasSamePayload() && before.kind() == OutcomeKind.STAGED;
        State after = after(OutcomeKind.STAGED, reason, mappingVersion).staged(before.revision(), withdrawn, rowsHash);
        As as = unchanged ? As.UNCHANGED : As.SAME_ROWS;
        Outcome outcome = new Outcome.Staged(payload.recordId(), before.revision(), as);
        Write write = unchanged ? Write.NOTHING : Write.BOOKS;
        return new Decision(payload, before, after, write, null, ChangeKind.CHANGED, null, outcome);
    }

    private Decision books(
            OutcomeKind kind, String reason, @Nullable String mappingVersion, boolean unchanged, Outcome outcome) {
        Write write = unchanged ? Write.NOTHING : Write.BOOKS;
        State after = after(kind, reason, mappingVersion);
        return new Decision(payload, before, after, write, null, ChangeKind.CHANGED, null, outcome);
    }

    private boolean isUnchanged(OutcomeKind kind, String reason) {
        return before != null && hasSamePayload() && before.kind() == kind && reason.equals(before.reason());
    }

    private boolean hasSamePayload() {
        return before != null && before.payloadHash().equals(hash);
    }

    /** The state that follows, as far as it does not concern rows. */
    private State after(OutcomeKind kind, @Nullable String reason, @Nullable String mappingVersion) {
        if (before == null) {
            return new State(
                    kind,
                    reason,
                    now,
                    mappingVersion,
                    1,
                    hash,
                    payload.changedAt(),
                    0,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false);
        }
        return new State(
                kind,
                reason,
                before.kind() == kind ? before.since() : now,
                mappingVersion,
                before.payloadSequence() + (hasSamePayload() ? 0 : 1),
                hash,
                payload.changedAt(),
                before.revision(),
                before.withdrawn(),
                before.rowsHash(),
                before.orderNo(),
                before.cartStatus(),
                before.orderTotal(),
                before.importStatus(),
                false);
    }
}
