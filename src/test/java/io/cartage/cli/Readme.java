package io.cartage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's excerpts and commands. */
final class Readme {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern COMMAND = Pattern.compile("\\./cartage ([a-z][^`\\n]*)");

    private final String text;

    /** A block of code with the last link before it. */
    record Excerpt(String language, String linkBefore, String code) {}

    private Readme(String text) {
        this.text = text;
    }

    static Readme read() throws IOException {
        return new Readme(Files.readString(Path.of("README.md")));
    }

    List<Excerpt> excerpts() {
        List<Excerpt> excerpts = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            String link = "";
            Matcher before = LINK.matcher(text.substring(0, fence.start()));
            while (before.find()) {
                link = before.group(1);
            }
            excerpts.add(new Excerpt(fence.group(1), link, fence.group(2)));
        }
        return excerpts;
    }

    /** What is said to be typed after {@code ./cartage}. */
    List<String> commands() {
        return COMMAND.matcher(text)
                .results()
                .map(result -> result.group(1).strip())
                .distinct()
                .toList();
    }
}
