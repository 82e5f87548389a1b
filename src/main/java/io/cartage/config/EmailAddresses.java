package io.cartage.config;

import io.cartage.problem.Problems;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads e-mail addresses as people list them: plain ones, without names. */
public final class EmailAddresses {
    private static final int LONGEST = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>\"()\\[\\]\\\\\\p{Cntrl}]+@[\\p{L}\\p{N}.-]+");

    private EmailAddresses() {}

    /** Each address once, in small letters; several may stand in one value, by commas. What is none is a problem. */
    public static List<String> read(List<YamlScalar> values, Problems problems) {
        List<String> addresses = new ArrayList<>();
        for (YamlScalar value : values) {
            Arrays.stream(value.text().split(",", -1))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> {
                        if (!isOne(text)) {
                            problems.error(
                                    value.at(),
                                    "'" + text + "' is no e-mail address",
                                    "Write it without a name, such as ops@example.com");
                        } else if (!addresses.contains(text.toLowerCase(Locale.ROOT))) {
                            addresses.add(text.toLowerCase(Locale.ROOT));
                        }
                    });
        }
        return addresses;
    }

    /** Whether a text can be an address. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }
}
