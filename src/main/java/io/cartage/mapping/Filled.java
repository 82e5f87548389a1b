package io.cartage.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A record as the cart takes it.
 *
 * @param payload belongs to the caller, who may go on building it
 * @param warnings what a person should know about it, beside that it is sent; sentences without a full stop
 */
public record Filled(ObjectNode payload, List<String> warnings) implements PayloadResult {

    public Filled {
        warnings = List.copyOf(warnings);
    }
}
