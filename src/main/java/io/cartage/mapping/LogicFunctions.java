package io.cartage.mapping;

import static io.cartage.mapping.Function.ANY;

import io.cartage.mapping.Function.Argument;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Functions that choose between values. */
final class LogicFunctions {
    static final List<Function> ALL = List.of(
            new Function(
                    "if",
                    "if(condition, then, otherwise)",
                    2,
                    3,
                    "The second argument where the condition holds, else the third, or nothing without it.",
                    "if(total >= 100, 'R', 'S')",
                    LogicFunctions::choose),
            new Function(
                    "coalesce",
                    "coalesce(a, b, ...)",
                    1,
                    ANY,
                    "The first argument that has a value.",
                    "coalesce(handling_cost, 0)",
                    LogicFunctions::coalesce),
            new Function(
                    "exists",
                    "exists(path)",
                    1,
                    1,
                    "Whether anything stands at the path.",
                    "exists(fetched.products)",
                    LogicFunctions::exists),
            new Function(
                    "count",
                    "count(path, ...)",
                    1,
                    ANY,
                    "How many values stand at the paths, all elements of lists counted.",
                    "count(lines.id)",
                    LogicFunctions::count));

    private LogicFunctions() {}

    private static Expr choose(List<Argument> arguments) {
        Argument condition = arguments.get(0);
        Expr then = arguments.get(1).expr();
        Expr otherwise = arguments.size() > 2 ? arguments.get(2).expr() : new Constant(null);
        return new Expr() {
            @Override
            public @Nullable Object value(Frame frame) {
                return chosen(frame).value(frame);
            }

            @Override
            public void each(Frame frame, Consumer<Object> taker) {
                chosen(frame).each(frame, taker);
            }

            private Expr chosen(Frame frame) {
                return Values.isTrue(condition.expr().value(frame), condition.text()) ? then : otherwise;
            }
        };
    }

    private static Expr coalesce(List<Argument> arguments) {
        Expr[] alternatives = arguments.stream().map(Argument::expr).toArray(Expr[]::new);
        return frame -> {
            for (Expr alternative : alternatives) {
                Object value = alternative.value(frame);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    private static Expr exists(List<Argument> arguments) {
        Expr expr = arguments.get(0).expr();
        return frame -> expr instanceof PathExpr path ? path.holdsAnything(frame) : expr.value(frame) != null;
    }

    private static Expr count(List<Argument> arguments) {
        return frame -> {
            int[] count = {0};
            for (Argument argument : arguments) {
                if (argument.expr() instanceof PathExpr path) {
                    count[0] += path.count(frame);
                } else {
                    argument.expr().each(frame, value -> count[0]++);
                }
            }
            return BigDecimal.valueOf(count[0]);
        };
    }
}
