package io.cartage.flow.connect;

import io.cartage.problem.Problem;
import io.cartage.store.StoreForm;
import io.cartage.store.StoreForm.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a file, told where a form shows it.
 *
 * @param byPath by the settings' paths
 * @param others what belongs to no setting of the form
 */
public record FieldFaults(Map<String, List<Problem>> byPath, List<Problem> others) {
    private static final Pattern NAMED = Pattern.compile("^'(?:[a-z_]+\\.)?([a-z_]+)'");

    public FieldFaults {
        byPath = Map.copyOf(byPath);
        others = List.copyOf(others);
    }

    /** Nothing is wrong. */
    public static FieldFaults none() {
        return new FieldFaults(Map.of(), List.of());
    }

    static FieldFaults of(String file, StoreForm form, Collection<Problem> problems) {
        Map<String, List<Problem>> byPath = new LinkedHashMap<>();
        List<Problem> others = new ArrayList<>();
        for (Problem problem : problems) {
            Optional<Field> field =
                    problem.at().file().equals(file) ? field(form.fields().values(), problem) : Optional.empty();
            field.ifPresentOrElse(
                    found -> byPath.computeIfAbsent(found.path(), path -> new ArrayList<>())
                            .add(problem),
                    () -> others.add(problem));
        }
        return new FieldFaults(byPath, others);
    }

    /** What is wrong with one setting. */
    public List<Problem> of(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    public boolean isEmpty() {
        return byPath.isEmpty() && others.isEmpty();
    }

    /** The one that the problem names, or else the one in whose lines it stands. */
    private static Optional<Field> field(Collection<Field> fields, Problem problem) {
        Matcher matcher = NAMED.matcher(problem.fault());
        String name = matcher.find() ? matcher.group(1) : "";
        Optional<Field> byLine = fields.stream()
                .filter(field ->
                        field.line() > 0 && field.line() <= problem.at().line())
                .max(Comparator.comparingInt(Field::line));
        List<Field> named =
                fields.stream().filter(field -> field.key().equals(name)).toList();
        boolean isNamed =
                named.size() == 1 && named.get(0).line() != problem.at().line();
        if (isNamed) {
            return Optional.of(named.get(0));
        }
        boolean inIt = byLine.filter(field -> field.line() == problem.at().line() || field.isMap() || field.isList())
                .isPresent();
        return inIt ? byLine : Optional.empty();
    }
}
