package io.cartage.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that people wrote, as a stranger may see it: without comments, secrets, addresses and numbers of persons, and of a
 * mapping without lookups and tests, in which customers may stand by name.
 */
final class DiscreetFile {
    private static final String MASK = "••••";

    /** A key that names a secret, and its value; what stands there by placeholder is none. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)([\"']?[\\w-]*(?:token|secret|passwor[dt]|passphrase|credential|webhook|api_?key|(?<![a-z])key)[\\w-]*[\"']?"
                    + "\\s*[:=]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,{}\\[\\]|>][^\\s,}\\]]*)");

    private static final Pattern TOP_KEY = Pattern.compile("^([A-Za-z_]+)\\s*:.*");
    private static final List<String> LEFT_OUT = List.of("lookups", "tests");
    private static final List<String> FOLDERS = List.of("/lookups/", "/samples/");

    private DiscreetFile() {}

    /** @param path below the home directory, such as {@code stores/acme-us.yaml} */
    static String of(String path, String text) {
        if (FOLDERS.stream().anyMatch(path::contains)) {
            return "left out: " + text.lines().count() + " lines\n";
        }
        boolean isMapping = path.startsWith("mappings/");
        List<String> lines = new ArrayList<>();
        boolean leftOut = false;
        for (String line : text.lines().toList()) {
            Matcher top = TOP_KEY.matcher(line);
            if (top.matches()) {
                leftOut = isMapping && LEFT_OUT.contains(top.group(1).toLowerCase(Locale.ROOT));
                if (leftOut) {
                    lines.add(top.group(1) + ": left out");
                }
            }
            lines.add(leftOut ? "" : Discreet.plain(masked(withoutComment(line))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String masked(String line) {
        return SECRET.matcher(line).replaceAll(found -> {
            String value = found.group(2);
            boolean isTold = value.contains("{") || value.length() < 2;
            return Matcher.quoteReplacement(found.group(1) + (isTold ? value : MASK));
        });
    }

    /** The line up to a {@code #} that begins a comment. */
    private static String withoutComment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (i == 0 || " [{,:".indexOf(line.charAt(i - 1)) >= 0)) {
                quote = c;
            } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i).stripTrailing();
            }
        }
        return line;
    }
}
