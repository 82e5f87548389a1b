package io.cartage.cart.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts and lists as people read them. */
final class Words {
    private static final int EXAMPLES = 3;

    private Words() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number, String word) {
        return number(number) + " " + word + (number == 1 ? "" : "s");
    }

    /** All of them, with commas. */
    static String list(List<String> words) {
        return String.join(", ", words);
    }

    /** The first few, and how many more there are. */
    static String examples(List<String> words) {
        List<String> shown = new ArrayList<>(words.subList(0, Math.min(EXAMPLES, words.size())));
        int more = words.size() - shown.size();
        if (more > 0) {
            shown.add(number(more) + " more");
        }
        return String.join("; ", shown);
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }
}
