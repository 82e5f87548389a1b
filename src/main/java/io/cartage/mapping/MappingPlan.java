package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.problem.Position;
import io.cartage.table.Column;
import io.cartage.table.Rows;
import io.cartage.table.Table;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping, read, checked and compiled. Turns payloads into rows: the same payload, store and version always give the
 * same rows. Immutable and thread-safe.
 */
public final class MappingPlan {
    private final String path;
    private final String version;
    private final String merged;
    private final Set<String> files;
    private final MappingZone zone;
    private final Target header;
    private final Target details;
    private final List<Cell> cells;
    private final List<Group> groups;
    private final List<Check> checks;
    private final int currency;

    /** A table with the columns that this plan fills, in the table's order. */
    record Target(Table table, List<Column> columns) {}

    /** What a plan is made of. */
    record Parts(
            String path,
            String version,
            String merged,
            Set<String> files,
            MappingZone zone,
            Target header,
            Target details,
            List<Cell> cells,
            List<Group> groups,
            List<Check> checks) {}

    MappingPlan(Parts parts) {
        this.path = parts.path();
        this.version = parts.version();
        this.merged = parts.merged();
        this.files = Set.copyOf(parts.files());
        this.zone = parts.zone();
        this.header = parts.header();
        this.details = parts.details();
        this.cells = List.copyOf(parts.cells());
        this.groups = List.copyOf(parts.groups());
        this.checks = List.copyOf(parts.checks());
        List<String> names = header.columns().stream().map(Column::name).toList();
        this.currency = names.indexOf(Flow.CURRENCY);
    }

    /** Tells mappings apart by what they do: twelve hex digits, whatever the comments and the order of the entries. */
    public String version() {
        return version;
    }

    /** The most specific file. */
    public String path() {
        return path;
    }

    /** The merged mapping as YAML, each line ending with a comment that names the file and line it comes from. */
    public String merged() {
        return merged;
    }

    /** The files that the merged mapping is made of. */
    public Set<String> files() {
        return files;
    }

    /** The columns that this plan fills, in the table's order. */
    public List<Column> columns(String table) {
        Map<String, List<Column>> filled =
                Map.of(header.table().name(), header.columns(), details.table().name(), details.columns());
        return filled.getOrDefault(table, List.of());
    }

    /** The rows of one payload, or every reason why there are none. Never throws for what a payload holds. */
    public MappingResult map(JsonNode payload, StoreContext store) {
        Frame frame = new Frame(payload, store, zone.of(store), null);
        Filling filling = new Filling(frame);
        fill(frame, filling);
        if (!filling.reasons().isEmpty()) {
            return new Unmappable(filling.reasons());
        }
        return new Mapped(List.of(
                new Rows(header.table(), header.columns(), List.<@Nullable Object[]>of(frame.header)),
                new Rows(details.table(), details.columns(), frame.details)));
    }

    /** The rows of one payload cell by cell, with the place each value comes from. Much slower than {@link #map}. */
    public List<ExplainedRow> explain(JsonNode payload, StoreContext store) {
        Frame frame = new Frame(payload, store, zone.of(store), new Trace());
        Filling filling = new Filling(frame);
        fill(frame, filling);
        return List.copyOf(filling.explained());
    }

    private void fill(Frame frame, Filling filling) {
        if (!Filling.isRecord(frame.payload)) {
            filling.add(new Reason("", "the payload is no order: it has no fields", Position.of(path)));
            return;
        }
        frame.header = filling.header(header.table().name(), cells);
        frame.details = filling.details(details.table().name(), details.columns(), groups);
        if (filling.reasons().isEmpty()) {
            control(frame, filling);
        }
    }

    private void control(Frame frame, Filling filling) {
        Object code = currency < 0 ? null : frame.header[currency];
        OptionalInt decimals = decimals(code);
        for (Check check : checks) {
            if (check.decimals() == null && decimals.isEmpty()) {
                String message = Values.shown(code) + " is no currency that is known, so amounts can't be compared";
                filling.add(new Reason(
                        header.table().name() + "." + Flow.CURRENCY, message + ". Correct it, and replay", check.at()));
                return;
            }
            check.fault(frame, decimals.orElse(0)).ifPresent(filling::add);
        }
    }

    private static OptionalInt decimals(@Nullable Object code) {
        try {
            int decimals = Currency.getInstance(String.valueOf(code)).getDefaultFractionDigits();
            return decimals < 0 ? OptionalInt.empty() : OptionalInt.of(decimals);
        } catch (IllegalArgumentException e) {
            return OptionalInt.empty();
        }
    }
}
