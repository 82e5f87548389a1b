package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A mapping back to a cart, read, checked and compiled. Turns a record of Cartage's own (a shipment, a stock level, an
 * order's status) into the payload that the cart takes: the same record, store and version always give the same payload.
 * Immutable and thread-safe.
 */
public final class PayloadPlan {
    private final String path;
    private final String version;
    private final String merged;

    PayloadPlan(String path, String version, String merged) {
        this.path = path;
        this.version = version;
        this.merged = merged;
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

    /** The payload of one record, or every reason why there is none. Never throws for what a record holds. */
    public PayloadResult fill(JsonNode source, StoreContext store) {
        throw new UnsupportedOperationException("comes with the next commit");
    }

    /** The payload of one record field by field, with the place each value comes from. Much slower than {@link #fill}. */
    public List<ExplainedField> explain(JsonNode source, StoreContext store) {
        throw new UnsupportedOperationException("comes with the next commit");
    }
}
