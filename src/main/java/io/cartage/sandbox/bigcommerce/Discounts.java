package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The discounts of one order, spread over its lines to the last cent. Gift certificates bought are never discounted.
 *
 * @param byLine one list for each line
 * @param discount automatic and manual discounts
 * @param couponDiscount what coupons took off
 */
record Discounts(List<List<LineDiscount>> byLine, long discount, long couponDiscount, Optional<Coupon> coupon) {
    private static final int STREAM = 31;

    static Discounts of(long seed, Profile profile, Basket basket, OrderState state) {
        return new Spreading(seed, profile, basket, state).spread();
    }

    boolean isShippingFree() {
        return coupon.filter(c -> c.type() == 4).isPresent();
    }

    long ofLine(int line) {
        long sum = 0;
        for (LineDiscount discount : byLine.get(line)) {
            sum += discount.amount();
        }
        return sum;
    }

    /** One order's discounts in the making. */
    private static final class Spreading {
        private final Profile profile;
        private final Dice dice;
        private final long unit;
        private final long[] left;
        private final List<List<LineDiscount>> byLine = new ArrayList<>();
        private long discount;
        private long couponDiscount;
        private Optional<Coupon> coupon = Optional.empty();

        private Spreading(long seed, Profile profile, Basket basket, OrderState state) {
            this.profile = profile;
            unit = profile.currency().unit();
            dice = new Dice(seed, STREAM, state.index());
            left = new long[basket.items().size()];
            for (int i = 0; i < left.length; i++) {
                Item item = basket.items().get(i);
                left[i] = item.type() == Item.Type.GIFT_CERTIFICATE ? 0 : item.exactTotal();
                byLine.add(new ArrayList<>(0));
            }
        }

        private Discounts spread() {
            if (profile.is(Trait.AUTOMATIC_DISCOUNTS)) {
                long amount = part(dice.pick(List.of(5, 10, 15, 33)));
                String id = Integer.toString(dice.between(1, 40));
                discount += take(amount, new LineDiscount(id, 0, "Buy more, save more", "", "product"));
            }
            if (profile.is(Trait.MANUAL_DISCOUNTS)) {
                long amount = price(dice.between(50, 1500));
                discount += take(amount, new LineDiscount("manual-discount", 0, "Manual Discount", "", "order"));
            }
            if (profile.is(Trait.COUPONS)) {
                useCoupon();
            }
            return new Discounts(byLine, discount, couponDiscount, coupon);
        }

        private void useCoupon() {
            int type = dice.pick(List.of(0, 1, 1, 2, 4));
            int id = dice.between(1, 30);
            String code = "SAVE" + (100 + id);
            long amount = type == 4 ? 0 : type == 1 ? dice.between(5, 50) * 10_000L : price(dice.between(100, 2000));
            long wanted = type == 1 ? part((int) (amount / 10_000)) : amount;
            couponDiscount = take(wanted, new LineDiscount("coupon", 0, "Coupon " + code, code, "order"));
            coupon = Optional.of(new Coupon(id, code, type, amount, couponDiscount));
        }

        /** A percentage of what is left, in whole units. */
        private long part(int percent) {
            return Money.rounded(sum() * percent / 100, unit);
        }

        private long price(int cents) {
            return Basket.Prices.inCurrency(profile.currency(), cents);
        }

        /** Takes {@code wanted}, or as much as is left, from the lines in proportion; answers what was taken. */
        private long take(long wanted, LineDiscount pattern) {
            long whole = sum();
            long amount = Math.min(wanted, whole);
            long given = 0;
            long before = 0;
            for (int i = 0; i < left.length; i++) {
                before += left[i];
                long upToHere = before == whole ? amount : (amount / unit) * (before / unit) / (whole / unit) * unit;
                long share = Math.min(upToHere - given, left[i]);
                if (share > 0) {
                    given += share;
                    left[i] -= share;
                    byLine.get(i)
                            .add(new LineDiscount(
                                    pattern.id(), share, pattern.name(), pattern.code(), pattern.target()));
                }
            }
            return given;
        }

        private long sum() {
            long sum = 0;
            for (long amount : left) {
                sum += amount;
            }
            return sum;
        }
    }
}
