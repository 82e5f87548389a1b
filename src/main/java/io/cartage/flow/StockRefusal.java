package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.WriteRefusedException;
import io.cartage.cart.WriteRefusedException.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A batch that the cart refused as a whole, for the sake of some of its entries.
 *
 * @param mapped the payload of each entry
 */
record StockRefusal(List<StockEntry> entries, List<ObjectNode> mapped, WriteRefusedException refusal) {

    /** The entries that the cart named, with its reason. */
    Map<StockEntry, Fault> named() {
        Map<StockEntry, Fault> named = new LinkedHashMap<>();
        for (Fault fault : refusal.faults()) {
            if (fault.entry().isPresent() && fault.entry().getAsInt() < entries.size()) {
                named.put(entries.get(fault.entry().getAsInt()), fault);
            }
            for (int i = 0; i < entries.size(); i++) {
                if (isNamed(i, fault)) {
                    named.put(entries.get(i), fault);
                }
            }
        }
        return named;
    }

    private boolean isNamed(int index, Fault fault) {
        if (fault.names().isEmpty()) {
            return false;
        }
        Set<String> names = Set.copyOf(fault.names());
        if (names.contains(entries.get(index).row().sku())) {
            return true;
        }
        for (Map.Entry<String, JsonNode> field : mapped.get(index).properties()) {
            boolean isId = field.getKey().toLowerCase(Locale.ROOT).endsWith("id")
                    && !field.getKey().startsWith("location");
            if (isId && names.contains(field.getValue().asText())) {
                return true;
            }
        }
        return false;
    }
}
