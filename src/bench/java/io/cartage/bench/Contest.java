package io.cartage.bench;

import java.util.Arrays;
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
        double[] percents = new double[cartage.size()];
        for (int round = 0; round < percents.length; round++) {
            percents[round] = 100 * time.applyAsDouble(hand.get(round)) / time.applyAsDouble(cartage.get(round));
        }
        return median(percents);
    }

    /** The median of a value of Cartage's measurements. */
    double median(ToDoubleFunction<T> value) {
        return median(cartage.stream().mapToDouble(value).toArray());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
