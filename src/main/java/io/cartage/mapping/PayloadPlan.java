package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.problem.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping back to a cart, read, checked and compiled. Turns a record of Cartage's own (a shipment, a stock level, an
 * order's status) into the payload that the cart takes: the same record, store and version always give the same payload.
 * Immutable and thread-safe.
 */
public final class PayloadPlan {
    private final String path;
    private final String version;
    private final String merged;
    private final Set<String> files;
    private final MappingZone zone;
    private final List<PayloadField> fields;
    private final List<PayloadWarning> warnings;

    PayloadPlan(
            String path, MergedText text, MappingZone zone, List<PayloadField> fields, List<PayloadWarning> warnings) {
        this.path = path;
        this.version = text.version();
        this.merged = text.commented();
        this.files = Set.copyOf(text.files());
        this.zone = zone;
        this.fields = List.copyOf(fields);
        this.warnings = List.copyOf(warnings);
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

    /** The payload of one record, or every reason why there is none. Never throws for what a record holds. */
    public PayloadResult fill(JsonNode source, StoreContext store) {
        if (!Filling.isRecord(source)) {
            return new Unmappable(List.of(new Reason("", "the record has no fields", Position.of(path))));
        }
        Frame frame = new Frame(source, store, zone.of(store), null);
        PayloadFilling filling = new PayloadFilling(frame);
        ObjectNode payload = filling.fill(fields, "");
        if (!filling.reasons().isEmpty()) {
            return new Unmappable(filling.reasons());
        }
        return new Filled(
                payload,
                warnings.stream()
                        .map(warning -> warning.of(frame))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** What one of the mapping's warnings tells of a record, which may hold no more than the warning asks for. */
    public Optional<String> remark(String warning, JsonNode source, StoreContext store) {
        Frame frame = new Frame(source, store, zone.of(store), null);
        return warnings.stream()
                .filter(one -> one.name().equals(warning))
                .flatMap(one -> one.of(frame).stream())
                .findFirst();
    }

    /** The payload of one record field by field, with the place each value comes from. Much slower than {@link #fill}. */
    public List<ExplainedField> explain(JsonNode source, StoreContext store) {
        PayloadFilling filling = new PayloadFilling(new Frame(source, store, zone.of(store), new Trace()));
        filling.fill(fields, "");
        return List.copyOf(filling.explained());
    }
}
