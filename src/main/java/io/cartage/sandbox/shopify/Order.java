package io.cartage.sandbox.shopify;

import io.cartage.sandbox.OrderControl;
import io.cartage.sandbox.Person;
import io.cartage.sandbox.Trait;
import java.util.List;

/**
 * One order, complete.
 *
 * @param customerId 0 for a guest
 * @param recipient whom it is sent to; nobody if nothing is sent
 * @param original the sums as it was placed
 */
record Order(
        long id,
        OrderState state,
        Profile profile,
        long customerId,
        Person buyer,
        List<Person> recipient,
        Totals.Parts parts,
        List<Reduction> reductions,
        Totals original,
        Totals ordered,
        Totals current,
        Payment payment,
        Extras extras) {

    boolean is(Trait trait) {
        return profile.is(trait);
    }

    Tender tender() {
        return profile.tender();
    }

    List<Line> lines() {
        return parts.lines();
    }

    boolean isEdited() {
        return state.edits() > 0
                || lines().stream()
                        .anyMatch(line -> line.item().added() || line.item().removed() > 0);
    }

    /** Units of what the subtotal is the sum of. */
    int units(View view) {
        return lines().stream()
                .filter(line -> line.item().kind() != Item.Kind.TIP)
                .mapToInt(line -> line.units(view))
                .sum();
    }

    OrderControl control(boolean taxesIncluded) {
        Tender tender = tender();
        return new OrderControl(
                id,
                state.financial().name(),
                tender.shop().name(),
                taxesIncluded,
                lines().size(),
                units(View.CURRENT),
                tender.decimal(current.subtotal()),
                tender.decimal(current.discounts()),
                tender.decimal(current.tax()),
                tender.decimal(current.total()),
                state.defect().text());
    }
}
