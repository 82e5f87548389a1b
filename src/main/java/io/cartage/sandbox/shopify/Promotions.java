package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import io.cartage.sandbox.shopify.Reduction.Sort;
import io.cartage.sandbox.shopify.Reduction.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * The discounts of one order, spread over its lines to the last cent: first those of single lines, then those of the
 * order. Tips and gift cards are never discounted.
 */
final class Promotions {
    private static final int STREAM = 131;

    private final Profile profile;
    private final Dice dice;
    private final List<Reduction> reductions = new ArrayList<>();
    private final List<Bag> left = new ArrayList<>();
    private final List<List<Allocation>> byLine = new ArrayList<>();

    Promotions(ShopData data, Profile profile, OrderState state, List<Item> items) {
        this.profile = profile;
        dice = new Dice(data.seed(), STREAM, state.index());
        for (Item item : items) {
            left.add(item.isOrdinary() ? item.total() : Bag.ZERO);
            byLine.add(new ArrayList<>(0));
        }
        ofLines();
        ofOrder();
    }

    /** In the order in which they were applied. */
    List<Reduction> reductions() {
        return reductions;
    }

    List<Allocation> ofLine(int line) {
        return byLine.get(line);
    }

    /** What is taken off shipping; to be asked once, after the lines' discounts. */
    List<List<Allocation>> ofShipping(List<Bag> prices) {
        List<List<Allocation>> allocations = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            allocations.add(new ArrayList<>(0));
        }
        if (profile.is(Trait.SHIPPING_DISCOUNTS) && !Bag.sum(prices).isZero()) {
            int percent = dice.pick(List.of(100, 100, 50));
            Sort sort = dice.below(2) == 0 ? Sort.CODE : Sort.AUTOMATIC;
            Reduction reduction = entered(
                    sort, sort == Sort.CODE ? "FREESHIP" : "Shipping on us", Target.SHIPPING, percent, Bag.ZERO);
            for (int i = 0; i < prices.size(); i++) {
                Bag amount = prices.get(i).scaled(percent, 100);
                if (!amount.isZero()) {
                    allocations.get(i).add(new Allocation(reduction, amount));
                }
            }
        }
        return allocations;
    }

    private void ofLines() {
        if (profile.is(Trait.LINE_DISCOUNTS)) {
            int percent = dice.pick(List.of(10, 15, 33));
            takeEach(entered(Sort.MANUAL, "Damaged box", Target.PICKED, percent, Bag.ZERO), 1);
        }
        if (profile.is(Trait.SCRIPT_DISCOUNTS)) {
            int percent = dice.pick(List.of(5, 7));
            takeEach(entered(Sort.SCRIPT, "Second one cheaper", Target.ENTITLED, percent, Bag.ZERO), 2);
        }
        if (profile.is(Trait.AUTOMATIC_DISCOUNTS)) {
            int percent = dice.pick(List.of(5, 10, 15, 33));
            if (dice.below(2) == 0) {
                takeEach(entered(Sort.AUTOMATIC, "Autumn sale", Target.ENTITLED, percent, Bag.ZERO), left.size());
            } else {
                take(entered(Sort.AUTOMATIC, "Buy more, save more", Target.ORDER, percent, Bag.ZERO));
            }
        }
    }

    private void ofOrder() {
        if (profile.is(Trait.MANUAL_DISCOUNTS)) {
            Bag amount = profile.tender().price(dice.between(50, 1500));
            take(entered(Sort.MANUAL, "Goodwill", Target.ORDER, 0, amount));
        }
        if (profile.is(Trait.COUPONS)) {
            String code = "SAVE" + (100 + dice.between(1, 30));
            switch (dice.below(4)) {
                case 0 -> takeEach(entered(Sort.CODE, code, Target.ENTITLED, dice.between(5, 50), Bag.ZERO), 2);
                case 1 ->
                    take(entered(
                            Sort.CODE, code, Target.ORDER, 0, profile.tender().price(dice.between(100, 2000))));
                default -> take(entered(Sort.CODE, code, Target.ORDER, dice.between(5, 50), Bag.ZERO));
            }
        }
    }

    private Reduction entered(Sort sort, String name, Target target, int percent, Bag amount) {
        Reduction reduction = new Reduction(reductions.size(), sort, name, target, percent, amount);
        reductions.add(reduction);
        return reduction;
    }

    /** A percentage of each of the first {@code lines} lines. */
    private void takeEach(Reduction reduction, int lines) {
        for (int i = 0; i < Math.min(lines, left.size()); i++) {
            take(i, reduction, left.get(i).scaled(reduction.percent(), 100));
        }
    }

    /** A percentage or an amount of everything that is left, in proportion. */
    private void take(Reduction reduction) {
        Bag whole = Bag.sum(left);
        Bag wanted = reduction.percent() > 0 ? whole.scaled(reduction.percent(), 100) : reduction.amount();
        List<Bag> shares = wanted.least(whole).among(left);
        for (int i = 0; i < shares.size(); i++) {
            take(i, reduction, shares.get(i));
        }
    }

    private void take(int line, Reduction reduction, Bag amount) {
        if (!amount.isZero()) {
            left.set(line, left.get(line).minus(amount));
            byLine.get(line).add(new Allocation(reduction, amount));
        }
    }
}
