package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Person;
import io.cartage.sandbox.Trait;
import java.util.List;

/**
 * One order, complete.
 *
 * @param customerId 0 for a guest
 */
record Order(
        long id,
        OrderState state,
        Profile profile,
        long customerId,
        Person buyer,
        List<Line> lines,
        List<Parcel> parcels,
        List<Fee> fees,
        Discounts discounts,
        Totals totals,
        Extras extras) {

    boolean is(Trait trait) {
        return profile.is(trait);
    }

    List<Line> linesAt(int place) {
        return lines.stream().filter(line -> line.item().place() == place).toList();
    }

    /** What has left for this order, oldest first. */
    List<Shipment> shipments() {
        return Written.of(this).shipments();
    }

    /** What callers wrote into a field, or what stood there before. */
    String written(String field, String otherwise) {
        Written written = state.written();
        return written == null ? otherwise : written.fields().getOrDefault(field, otherwise);
    }

    /** Whether nothing is left to send after one more shipment; downloads, pickups and parts of bundles don't count. */
    boolean isAllShippedWith(Shipment shipment) {
        return lines.stream()
                .filter(line -> line.addressId() != 0 && line.parentId() == 0)
                .allMatch(line -> line.open() <= shipment.unitsOf(line.id()));
    }

    int units() {
        int sum = 0;
        for (Line line : lines) {
            sum += line.parentId() == 0 ? line.item().quantity() : 0;
        }
        return sum;
    }

    int unitsShipped() {
        int sum = 0;
        for (Line line : lines) {
            sum += line.parentId() == 0 ? line.shipped() : 0;
        }
        return sum;
    }
}
