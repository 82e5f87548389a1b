package io.cartage.mapping;

import io.cartage.mapping.Completion.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may be written in a formula beside paths. */
final class FormulaChoices {
    private static final List<String> OPERATORS = List.of("and", "or", "not", "true", "false", "null");

    private FormulaChoices() {}

    /** These, and the functions and operators that begin so. */
    static List<Completion> with(List<Completion> paths, String typed) {
        List<Completion> all = new ArrayList<>();
        String low = typed.toLowerCase(Locale.ROOT);
        if (typed.indexOf('.') < 0) {
            for (Function function : Functions.all()) {
                String help = function.description() + "\n" + function.example();
                if (function.name().startsWith(low)) {
                    all.add(new Completion(
                            function.name(), Sort.FUNCTION, function.signature(), help, function.name() + "("));
                }
            }
            OPERATORS.stream()
                    .filter(word -> !low.isEmpty() && word.startsWith(low))
                    .forEach(word -> all.add(Completion.of(word, Sort.WORD, "", "")));
        }
        boolean pathsFirst = low.isEmpty();
        all.addAll(pathsFirst ? 0 : all.size(), paths);
        return all;
    }

    /** Where the quote stands that opens the text at the end; -1 if none is open. */
    static int openQuote(String formula) {
        int open = -1;
        for (int i = 0; i < formula.length(); i++) {
            if (formula.charAt(i) == '\'') {
                open = open < 0 ? i : -1;
            }
        }
        return open;
    }
}
