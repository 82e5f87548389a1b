package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * When a list answer can't be trusted to hold all lines of an order, and where the lines fetched instead are put.
 *
 * @param member the name under {@code fetched} for the lines fetched one order at a time
 * @param lists what an order's arrays of lines are called, wherever they stand
 * @param marker a member that the cart adds to a list that it cut
 * @param cap lines at which the cart cuts a list
 * @param units the order's own count of units
 * @param bundleChild the field that tells a child of a bundle, which the order's count may leave out
 */
record CompletionFacts(
        String member, String lists, String marker, int cap, String units, String quantity, String bundleChild) {

    /** Whether lines may be missing. When in doubt the answer is yes: one call more is cheaper than a line less. */
    boolean isIncomplete(JsonNode order) {
        List<JsonNode> lineLists = order.findValues(lists);
        if (lineLists.stream().anyMatch(list -> list.size() >= cap)) {
            return true;
        }
        BigDecimal expected = order.path(units).decimalValue();
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal withoutChildren = BigDecimal.ZERO;
        for (JsonNode list : lineLists) {
            for (JsonNode line : list) {
                BigDecimal quantityOfLine = line.path(quantity).decimalValue();
                all = all.add(quantityOfLine);
                if (line.path(bundleChild).isNull() || line.path(bundleChild).isMissingNode()) {
                    withoutChildren = withoutChildren.add(quantityOfLine);
                }
            }
        }
        boolean counted = all.compareTo(expected) == 0 || withoutChildren.compareTo(expected) == 0;
        return !counted || order.findValue(marker) != null;
    }
}
