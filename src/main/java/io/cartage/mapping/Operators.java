package io.cartage.mapping;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What the operators of formulas do. */
final class Operators {

    private Operators() {}

    static Expr prefix(String sign, Expr operand, String text) {
        return switch (sign.toLowerCase(Locale.ROOT)) {
            case "not" -> frame -> !Values.isTrue(operand.value(frame), text);
            case "-" -> frame -> Numbers.needed(operand.value(frame), text).negate();
            default -> frame -> Numbers.needed(operand.value(frame), text);
        };
    }

    static Expr infix(String sign, Expr left, String leftText, Expr right, String rightText) {
        Optional<Comparison> comparison = Comparison.of(sign);
        if (comparison.isPresent()) {
            return compared(comparison.get(), left, right);
        }
        return switch (sign.toLowerCase(Locale.ROOT)) {
            case "and" ->
                frame -> Values.isTrue(left.value(frame), leftText) && Values.isTrue(right.value(frame), rightText);
            case "or" ->
                frame -> Values.isTrue(left.value(frame), leftText) || Values.isTrue(right.value(frame), rightText);
            case "&" -> frame -> joined(left.value(frame), right.value(frame));
            case "+" -> calculated(BigDecimal::add, left, leftText, right, rightText);
            case "-" -> calculated(BigDecimal::subtract, left, leftText, right, rightText);
            case "*" -> calculated(BigDecimal::multiply, left, leftText, right, rightText);
            case "/" -> calculated((a, b) -> divided(a, b, rightText), left, leftText, right, rightText);
            default -> throw new IllegalStateException("no operator " + sign);
        };
    }

    private static Expr compared(Comparison comparison, Expr left, Expr right) {
        boolean asText = Comparison.asText(left) || Comparison.asText(right);
        return frame -> comparison.holds(left.value(frame), right.value(frame), asText);
    }

    private static Expr calculated(
            BinaryOperator<BigDecimal> operator, Expr left, String leftText, Expr right, String rightText) {
        return frame -> operator.apply(
                Numbers.needed(left.value(frame), leftText), Numbers.needed(right.value(frame), rightText));
    }

    private static BigDecimal divided(BigDecimal number, BigDecimal by, String text) {
        if (by.signum() == 0) {
            throw new CellFault(
                    "'" + text + "' is 0, and nothing can be divided by it", "Write if(" + text + " = 0, ...)");
        }
        return number.divide(by, Values.MONEY);
    }

    private static @Nullable Object joined(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return Values.text(left) + Values.text(right);
    }
}
