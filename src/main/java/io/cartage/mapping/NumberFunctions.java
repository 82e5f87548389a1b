package io.cartage.mapping;

import static io.cartage.mapping.Function.ANY;

import io.cartage.mapping.Function.Argument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;

/** Functions over numbers; all of them exact but for the rounding that their name tells. */
final class NumberFunctions {
    private static final int MOST_DECIMALS = 10;

    static final List<Function> ALL = List.of(
            new Function(
                    "round",
                    "round(number, decimals)",
                    1,
                    2,
                    "The number rounded to so many decimals, half up; 0 decimals if none are given.",
                    "round(price * quantity, 2)",
                    arguments -> rounded(arguments, RoundingMode.HALF_UP)),
            new Function(
                    "floor",
                    "floor(number, decimals)",
                    1,
                    2,
                    "The number cut down to so many decimals.",
                    "floor(weight, 1)",
                    arguments -> rounded(arguments, RoundingMode.FLOOR)),
            new Function(
                    "ceiling",
                    "ceiling(number, decimals)",
                    1,
                    2,
                    "The number raised to so many decimals.",
                    "ceiling(weight)",
                    arguments -> rounded(arguments, RoundingMode.CEILING)),
            new Function(
                    "abs",
                    "abs(number)",
                    1,
                    1,
                    "The number without its sign.",
                    "abs(adjustment)",
                    arguments -> frame -> arguments.get(0).numberOf(frame).abs()),
            new Function(
                    "sum",
                    "sum(path, ...)",
                    1,
                    ANY,
                    "All numbers at the paths added up, all elements of lists included; 0 if there are none.",
                    "sum(lines.total_tax)",
                    NumberFunctions::sum),
            new Function(
                    "min",
                    "min(a, b, ...)",
                    1,
                    ANY,
                    "The smallest of all numbers at the paths.",
                    "min(quantity, 10)",
                    arguments -> folded(arguments, BigDecimal::min)),
            new Function(
                    "max",
                    "max(a, b, ...)",
                    1,
                    ANY,
                    "The largest of all numbers at the paths.",
                    "max(discount, 0)",
                    arguments -> folded(arguments, BigDecimal::max)),
            new Function(
                    "number",
                    "number(value)",
                    1,
                    1,
                    "The value as a number, without needless zeros when it becomes text.",
                    "number('5.1000') & ' kg' gives '5.1 kg'",
                    arguments -> frame -> plain(arguments.get(0).numberOf(frame))));

    private NumberFunctions() {}

    private static Expr rounded(List<Argument> arguments, RoundingMode mode) {
        Argument number = arguments.get(0);
        if (arguments.size() == 1) {
            return frame -> number.numberOf(frame).setScale(0, mode);
        }
        Argument decimals = arguments.get(1);
        return frame -> number.numberOf(frame).setScale(decimals.wholeOf(frame, 0, MOST_DECIMALS), mode);
    }

    private static Expr sum(List<Argument> arguments) {
        return frame -> {
            BigDecimal[] sum = {BigDecimal.ZERO};
            for (Argument argument : arguments) {
                argument.expr().each(frame, value -> sum[0] = sum[0].add(Numbers.needed(value, argument.text())));
            }
            return sum[0];
        };
    }

    @SuppressWarnings("NullAway") // null in the array stands for "none yet"
    private static Expr folded(List<Argument> arguments, BinaryOperator<BigDecimal> better) {
        return frame -> {
            BigDecimal[] best = {null};
            for (Argument argument : arguments) {
                argument.expr().each(frame, value -> {
                    BigDecimal number = Numbers.needed(value, argument.text());
                    best[0] = best[0] == null ? number : better.apply(best[0], number);
                });
            }
            return best[0];
        };
    }

    /** 5.1000 becomes 5.1, and 100 stays 100. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
