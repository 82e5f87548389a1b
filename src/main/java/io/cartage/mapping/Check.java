package io.cartage.mapping;

import io.cartage.problem.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One check between the payload and the finished rows.
 *
 * @param accepted what the payload says; any of them may match
 * @param rows what the rows come to
 * @param decimals to compare with; null for those of the order's currency
 * @param message what to tell people beside the two numbers, may be empty
 */
record Check(String name, List<Side> accepted, Side rows, @Nullable Integer decimals, String message, Position at) {

    /** One side of a check, with its text as written. */
    record Side(Expr expr, String text) {
        BigDecimal number(Frame frame) {
            return Numbers.needed(expr.value(frame), text);
        }
    }

    Check {
        accepted = List.copyOf(accepted);
    }

    /** Why the rows must not be used; empty if they agree with the payload. */
    Optional<Reason> fault(Frame frame, int currencyDecimals) {
        try {
            int scale = decimals == null ? currencyDecimals : decimals;
            BigDecimal found = rows.number(frame).setScale(scale, RoundingMode.HALF_UP);
            Map<BigDecimal, String> wanted = new LinkedHashMap<>();
            for (Side side : accepted) {
                BigDecimal number = side.number(frame).setScale(scale, RoundingMode.HALF_UP);
                if (number.compareTo(found) == 0) {
                    return Optional.empty();
                }
                wanted.putIfAbsent(number, side.text());
            }
            return reason(difference(found, wanted));
        } catch (CellFault fault) {
            return reason(fault.text());
        } catch (ArithmeticException | DateTimeException e) {
            return reason(CellFault.of(e).text());
        }
    }

    private String difference(BigDecimal found, Map<BigDecimal, String> wanted) {
        String payload = wanted.entrySet().stream()
                .map(entry -> shown(entry.getKey()) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(" or "));
        String numbers = "the payload says " + payload + ", the rows come to " + shown(found);
        return (message.isEmpty() ? "" : message + ": ") + numbers
                + ". Compare the order in the cart with its rows, correct the order or the mapping, and replay";
    }

    private String shown(BigDecimal number) {
        return (decimals == null ? number : NumberFunctions.plain(number)).toPlainString();
    }

    private Optional<Reason> reason(String message) {
        return Optional.of(new Reason("control." + name, message, at));
    }
}
