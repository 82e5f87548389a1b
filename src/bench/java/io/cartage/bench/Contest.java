package io.cartage.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same work done by Cartage and by hand-written code, by turns, so that a busy machine slows both alike.
 *
 * @param cartage one measurement for each round
 * @param hand the same
 */
record Contest<T>(List<T> cartage, List<T> hand) {

    Contest {
        cartage = List.copyOf(cartage);
        hand = List.copyOf(hand);
    }

    /** By how many percent of the hand-written code's speed Cartage works: the median of the rounds. */
    double percent(ToDoubleFunction<T> time) {
        List<Double> percents = new ArrayList<>();
        for (int round = 0; round < cartage.size(); round++) {
            percents.add(100 * time.applyAsDouble(hand.get(round)) / time.applyAsDouble(cartage.get(round)));
        }
        return median(percents);
    }

    /** The median of a value of Cartage's measurements. */
    double median(ToDoubleFunction<T> value) {
        return median(cartage.stream().map(value::applyAsDouble).toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
