package io.cartage.cart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * For a cart whose list cuts lines off without saying so reliably: all lines are fetched anew, in numbered pages.
 *
 * @param lists what an order's arrays of lines are called, wherever they stand
 * @param marker a member that the cart adds to a list that it cut
 * @param cap lines at which the cart cuts a list
 * @param units the order's own count of units
 * @param bundleChild the field that tells a child of a bundle, which the order's count may leave out
 */
record CountedLines(
        String member, String lists, String marker, int cap, String units, String quantity, String bundleChild)
        implements CompletionFacts {

    @Override
    public FieldPath records() {
        return FieldPath.of("");
    }

    @Override
    public boolean isIncomplete(JsonNode order) {
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
