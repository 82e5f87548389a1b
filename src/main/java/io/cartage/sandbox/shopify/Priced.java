package io.cartage.sandbox.shopify;

import graphql.language.IntValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A selected field with what it costs. The formula isn't published; it was fitted to what the platform charges: plain
 * fields and money are free, an object costs a point (a list of objects too, whatever its length), a page costs two and
 * its rows grow with the logarithm of their number, a count costs ten, and a write ten with the first object it answers.
 *
 * @param key under which the answer shows it
 * @param branches the selected fields of each type that it may be; of a page, those of its rows
 * @param size how many rows are asked for, of a page
 */
record Priced(String key, Sort sort, Map<String, List<Priced>> branches, @Nullable Value<?> size) {
    private static final int COUNT = 10;
    private static final int WRITE = 10;
    private static final int PAGE = 2;

    /** How a field is charged. */
    enum Sort {
        FREE,
        OBJECT,
        /** Free itself, unlike what it holds. */
        EDGE,
        PAGE,
        COUNT,
        WRITE
    }

    /** What it may cost at most, by how much is asked for. */
    int requested(Map<String, Object> variables) {
        return switch (sort) {
            case FREE -> 0;
            case COUNT -> COUNT;
            case OBJECT -> 1 + requestedBelow(variables);
            case EDGE -> requestedBelow(variables);
            case WRITE -> WRITE + Math.max(0, requestedBelow(variables) - 1);
            case PAGE -> PAGE + growth(rows(variables)) * requestedBelow(variables);
        };
    }

    /** What it did cost, by what was answered. */
    int actual(@Nullable Object answer) {
        return switch (sort) {
            case FREE -> 0;
            case COUNT -> COUNT;
            case OBJECT -> 1 + actualBelow(answer);
            case EDGE -> actualBelow(answer);
            case WRITE -> WRITE + Math.max(0, actualBelow(answer) - 1);
            case PAGE -> PAGE + (answer instanceof Map<?, ?> page ? actualRows(page) : 0);
        };
    }

    /** How the price of rows grows with their number. */
    static int growth(int rows) {
        return rows == 0 ? 0 : Math.max(1, (int) Math.floor(2 * Math.log(rows)));
    }

    static int requested(List<Priced> fields, Map<String, Object> variables) {
        return fields.stream().mapToInt(field -> field.requested(variables)).sum();
    }

    static int actual(List<Priced> fields, Map<?, ?> answer) {
        return fields.stream()
                .filter(field -> answer.containsKey(field.key))
                .mapToInt(field -> field.actual(answer.get(field.key)))
                .sum();
    }

    private int requestedBelow(Map<String, Object> variables) {
        return branches.values().stream()
                .mapToInt(fields -> requested(fields, variables))
                .max()
                .orElse(0);
    }

    private int actualBelow(@Nullable Object answer) {
        if (answer instanceof Collection<?> list) {
            return list.stream().mapToInt(this::actualBelow).max().orElse(0);
        }
        return answer instanceof Map<?, ?> object
                ? branches.values().stream()
                        .mapToInt(fields -> actual(fields, object))
                        .max()
                        .orElse(0)
                : 0;
    }

    /** Rows come as {@code nodes} or, one level deeper, in {@code edges}; either way they are charged alike. */
    private int actualRows(Map<?, ?> page) {
        int price = 0;
        for (List<Priced> fields : branches.values()) {
            for (Priced rows : fields) {
                if (page.get(rows.key) instanceof Collection<?> list) {
                    price += growth(list.size())
                            * list.stream().mapToInt(rows::actual).max().orElse(0);
                }
            }
        }
        return price;
    }

    private int rows(Map<String, Object> variables) {
        Object value = size instanceof VariableReference variable ? variables.get(variable.getName()) : size;
        if (value instanceof IntValue number) {
            return number.getValue().intValue();
        }
        return value instanceof Number number ? number.intValue() : 1;
    }
}
