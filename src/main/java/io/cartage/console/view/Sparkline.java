package io.cartage.console.view;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A few numbers as a line without axes. */
public final class Sparkline {
    private static final double WIDTH = 96;
    private static final double HEIGHT = 20;
    private static final double MARGIN = 2;

    private Sparkline() {}

    /** The points of the line, in a box of 96 by 24 whose lowest value is at the bottom. */
    public static String points(List<Long> values) {
        long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        double step = WIDTH / Math.max(1, values.size() - 1);
        StringJoiner points = new StringJoiner(" ");
        for (int i = 0; i < values.size(); i++) {
            double y = MARGIN + HEIGHT - HEIGHT * values.get(i) / most;
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", i * step, y));
        }
        return points.toString();
    }
}
