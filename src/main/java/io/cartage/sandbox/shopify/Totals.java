package io.cartage.sandbox.shopify;

import java.util.ArrayList;
import java.util.List;

/**
 * The sums of an order in one {@link View}, exact in each currency by itself. This is what our reading of the schema comes
 * to; whoever maps orders can rely on it:
 *
 * <ol>
 *   <li>{@code total} = {@code subtotal} + {@code shipping} + {@code tip} + {@code duties} + {@code fees} + {@code tax}, the
 *       last only if prices don't include tax. Cash rounding is no part of it: it adjusts what was received.
 *   <li>{@code subtotal} is the sum of all lines but tips <i>after all discounts</i>, whether granted to a line, by a code or
 *       to the whole order: {@code originalTotalSet} less every {@code discountAllocations}. Gift cards bought are in it.
 *       With tax in prices it contains the tax.
 *   <li>{@code discounts} is everything taken off: of lines, of the order and of shipping.
 *   <li>A line's {@code discountedTotalSet} contains only discounts of the line that no code granted; those and
 *       {@code totalDiscountSet} make up {@code originalTotalSet}. Its {@code priceAfterAllDiscountsBeforeTaxesSet} is what is
 *       left of the line for its current units, without tax also where prices include it. Over all lines but tips it sums up
 *       to the current subtotal, less the lines' current tax if prices include tax.
 *   <li>{@code shipping} is the sum of the shipping lines' {@code discountedPriceSet} ({@code currentDiscountedPriceSet}), after
 *       discounts; with tax in prices it contains the tax.
 *   <li>{@code tax} is the sum of the {@code taxLines} of lines, shipping lines and fees. Duties bear none here.
 *   <li>{@code duties} is the sum of the lines' {@code duties}. The field {@code originalTotalDutiesSet} knows them as they were
 *       before any edit, {@code currentTotalDutiesSet} as they are; no field shows those of {@link View#ORDERED}.
 *   <li>A tip is a line too: without variant, SKU and tax, titled {@code Tip}. It counts as {@code tip} and not into the
 *       subtotal; {@code totalTipReceivedSet} shows it also after it was paid back.
 * </ol>
 *
 * The {@code total…} fields of the schema show {@link View#ORDERED}: units that an edit added count, units removed or
 * refunded still do. The {@code current…} fields show {@link View#CURRENT}: of a line of which some units are left, the
 * amount after discounts and each tax are taken in proportion to the units, half up. When nothing is left of an order
 * (cancelled, or wholly refunded), every current amount is zero, shipping, fees and tip included.
 */
record Totals(Bag subtotal, Bag discounts, Bag shipping, List<Bag> taxes, Bag tip, Bag duties, Bag fees, Bag total) {

    /** @param off what a defect adds to the total */
    static Totals of(Parts parts, View view, boolean taxesIncluded, Bag off) {
        Bag subtotal = Bag.ZERO;
        Bag discounts = Bag.ZERO;
        Bag tip = Bag.ZERO;
        Bag duties = Bag.ZERO;
        List<Bag> taxes = new ArrayList<>();
        for (Line line : parts.lines()) {
            if (line.item().kind() == Item.Kind.TIP) {
                tip = tip.plus(line.after(view));
            } else {
                subtotal = subtotal.plus(line.after(view));
            }
            discounts = discounts.plus(line.discount(view));
            duties = duties.plus(line.duty(view));
            add(line.taxes(view), taxes);
        }
        Bag shipping = Bag.ZERO;
        for (Freight freight : parts.freights()) {
            shipping = shipping.plus(freight.after(view));
            discounts = discounts.plus(freight.discount(view));
            add(freight.taxes(view), taxes);
        }
        Bag fees = Bag.ZERO;
        for (Fee fee : view == View.CURRENT && parts.gone() ? List.<Fee>of() : parts.fees()) {
            fees = fees.plus(fee.price());
            add(fee.taxes(), taxes);
        }
        Bag total = subtotal.plus(shipping).plus(tip).plus(duties).plus(fees).plus(off);
        return new Totals(
                subtotal,
                discounts,
                shipping,
                taxes,
                tip,
                duties,
                fees,
                taxesIncluded ? total : total.plus(Bag.sum(taxes)));
    }

    /**
     * What an order is made of.
     *
     * @param gone whether nothing is left of it
     */
    record Parts(List<Line> lines, List<Freight> freights, List<Fee> fees, boolean gone) {}

    Bag tax() {
        return Bag.sum(taxes);
    }

    private static void add(List<Bag> some, List<Bag> sums) {
        for (int i = 0; i < some.size(); i++) {
            if (i == sums.size()) {
                sums.add(some.get(i));
            } else {
                sums.set(i, sums.get(i).plus(some.get(i)));
            }
        }
    }
}
