package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.List;

/**
 * Adds up an order's header. In a shop whose prices don't include tax {@code total_ex_tax} is the subtotal plus shipping,
 * handling, wrapping and fees, minus discounts, and {@code total_inc_tax} adds the tax; in the others the amounts with tax
 * obey the same sum.
 */
record Summing(ShopData data, Profile profile, Discounts discounts, OrderState state) {
    private static final int STREAM = 32;

    Totals totals(List<Line> lines, List<Parcel> parcels, List<Fee> fees) {
        Amount subtotal = Amount.ZERO;
        Amount wrapping = Amount.ZERO;
        for (Line line : lines) {
            subtotal = subtotal.plus(line.total());
            wrapping = wrapping.plus(line.wrapping());
        }
        Amount shipping = Amount.ZERO;
        Amount handling = Amount.ZERO;
        for (Parcel parcel : parcels) {
            shipping = shipping.plus(parcel.cost());
            handling = handling.plus(parcel.handling());
        }
        Amount sum = subtotal.plus(shipping).plus(handling).plus(wrapping);
        for (Fee fee : fees) {
            sum = sum.plus(fee.cost());
        }
        long exact = profile.tax().exact(sum) - discounts.discount() - discounts.couponDiscount();
        long[] paid = paid(total(exact, sum.tax()));
        if (data.creditLowersTotal()) {
            exact -= paid[0] + paid[1];
        }
        if (state.defect() == Defect.TOTAL_OFF) {
            exact += profile.currency().unit();
        }
        return new Totals(
                subtotal,
                shipping,
                handling,
                wrapping,
                discounts.discount(),
                discounts.couponDiscount(),
                paid[0],
                paid[1],
                total(exact, sum.tax()));
    }

    private Amount total(long exact, long tax) {
        return profile.tax().inclusive() ? new Amount(exact - tax, exact, tax) : new Amount(exact, exact + tax, tax);
    }

    /** What gift certificates and store credit pay, never more than there is to pay. */
    private long[] paid(Amount total) {
        Dice dice = new Dice(data.seed(), STREAM, state.index());
        long left = Math.max(
                0,
                data.creditLowersTotal()
                        ? total.ex()
                                / profile.currency().unit()
                                * profile.currency().unit()
                        : total.inc());
        long certificate = price(dice.pick(List.of(1000, 2500, 5000, 10_000)));
        long store = price(dice.between(100, 4000));
        long gift = profile.is(Trait.GIFT_CERTIFICATES_USED) ? Math.min(left, certificate) : 0;
        long credit = profile.is(Trait.STORE_CREDIT_USED) ? Math.min(left - gift, store) : 0;
        return new long[] {gift, credit};
    }

    private long price(int cents) {
        return Basket.Prices.inCurrency(profile.currency(), cents);
    }
}
