package io.cartage.sandbox.shopify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * An amount in both views of an order, each in the smallest units of its currency. Every rule is applied to each view by
 * itself, so that each adds up exactly; one is never converted from the other.
 */
record Bag(long shop, long presentment) {
    static final Bag ZERO = new Bag(0, 0);
    static final Bag SMALLEST = new Bag(1, 1);

    static Bag sum(Collection<Bag> bags) {
        Bag sum = ZERO;
        for (Bag bag : bags) {
            sum = sum.plus(bag);
        }
        return sum;
    }

    Bag plus(Bag other) {
        return new Bag(shop + other.shop, presentment + other.presentment);
    }

    Bag minus(Bag other) {
        return new Bag(shop - other.shop, presentment - other.presentment);
    }

    Bag times(int quantity) {
        return new Bag(shop * quantity, presentment * quantity);
    }

    Bag least(Bag other) {
        return new Bag(Math.min(shop, other.shop), Math.min(presentment, other.presentment));
    }

    boolean isZero() {
        return shop == 0 && presentment == 0;
    }

    /** What {@code units} of {@code of} come to, half up. */
    Bag part(int units, int of) {
        return units == of ? this : units == 0 ? ZERO : scaled(units, of);
    }

    /** This times {@code factor / divisor}, half up; nothing here is negative. */
    Bag scaled(long factor, long divisor) {
        return each(amount -> (product(amount, 2 * factor, divisor) + 1) / 2);
    }

    /** Divides this among others in proportion to them, to the last unit; none gets more than it is itself. */
    List<Bag> among(List<Bag> others) {
        Bag whole = sum(others);
        List<Bag> shares = new ArrayList<>(others.size());
        Bag before = ZERO;
        Bag given = ZERO;
        for (Bag other : others) {
            before = before.plus(other);
            Bag upToHere = new Bag(
                    upTo(shop, before.shop, whole.shop), upTo(presentment, before.presentment, whole.presentment));
            shares.add(upToHere.minus(given));
            given = upToHere;
        }
        return shares;
    }

    private Bag each(LongUnaryOperator rule) {
        return new Bag(rule.applyAsLong(shop), rule.applyAsLong(presentment));
    }

    private static long upTo(long amount, long before, long whole) {
        return whole == 0 ? 0 : product(amount, before, whole);
    }

    /** {@code amount * factor / divisor} rounded down, also where the product has more than 63 bits. */
    private static long product(long amount, long factor, long divisor) {
        if (Math.multiplyHigh(amount, factor) == 0 && amount * factor >= 0) {
            return amount * factor / divisor;
        }
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(factor))
                .divide(BigInteger.valueOf(divisor))
                .longValueExact();
    }
}
