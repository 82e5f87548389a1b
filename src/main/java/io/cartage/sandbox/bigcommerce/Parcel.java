package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Person;
import java.util.List;

/**
 * One shipping consignment: what goes to one address.
 *
 * @param id of the address, and of the consignment
 */
record Parcel(long id, Person to, String method, Amount cost, Amount handling, List<Line> lines) {

    int units() {
        return lines.stream()
                .filter(line -> line.parentId() == 0)
                .mapToInt(line -> line.item().quantity())
                .sum();
    }

    int unitsShipped() {
        return lines.stream()
                .filter(line -> line.parentId() == 0)
                .mapToInt(Line::shipped)
                .sum();
    }
}
