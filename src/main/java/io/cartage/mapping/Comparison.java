package io.cartage.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values: as numbers where both are numbers, as dates where both are dates, as text otherwise. No value is
 * equal to no value only, and neither less nor greater than anything.
 */
enum Comparison {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** The comparison of a sign; {@code ==} and {@code !=} are understood too. */
    static Optional<Comparison> of(String sign) {
        String usual = sign.equals("==") ? "=" : sign.equals("!=") ? "<>" : sign;
        return Arrays.stream(values()).filter(c -> c.sign.equals(usual)).findFirst();
    }

    /** Whether a comparison with this operand is one of texts: {@code '001'} in quotes is not the number 1. */
    static boolean asText(Expr operand) {
        return operand instanceof Constant constant && constant.constant() instanceof String;
    }

    boolean holds(@Nullable Object left, @Nullable Object right, boolean asText) {
        if (asText && (this == EQUAL || this == NOT_EQUAL)) {
            return Objects.equals(Values.text(left), Values.text(right)) == (this == EQUAL);
        }
        return switch (this) {
            case EQUAL -> Values.equal(left, right);
            case NOT_EQUAL -> !Values.equal(left, right);
            case LESS -> left != null && right != null && order(left, right) < 0;
            case LESS_OR_EQUAL -> left != null && right != null && order(left, right) <= 0;
            case GREATER -> left != null && right != null && order(left, right) > 0;
            case GREATER_OR_EQUAL -> left != null && right != null && order(left, right) >= 0;
        };
    }

    private static int order(Object left, Object right) {
        BigDecimal leftNumber = Values.numberOrNull(left);
        BigDecimal rightNumber = leftNumber == null ? null : Values.numberOrNull(right);
        if (leftNumber != null && rightNumber != null) {
            return leftNumber.compareTo(rightNumber);
        }
        if (left instanceof Instant earlier && right instanceof Instant later) {
            return earlier.compareTo(later);
        }
        return String.valueOf(Values.text(left)).compareTo(String.valueOf(Values.text(right)));
    }
}
