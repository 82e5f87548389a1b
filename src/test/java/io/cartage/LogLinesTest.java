package io.cartage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Log lines are a constant message with key=value behind it, so that they can be found and counted. */
class LogLinesTest {
    /** A call and its first argument, as far as it is made of literals. */
    private static final Pattern LINE = Pattern.compile(
            "LOG\\.(?:trace|debug|info|warn|error)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)*)(.)",
            Pattern.DOTALL);

    private static final Pattern VALUE = Pattern.compile("(\\S*)\\{}");

    @Test
    void areConstantMessagesWithKeysAndValues() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        int lines = 0;
        for (Path file : sources()) {
            List<MatchResult> found =
                    LINE.matcher(Files.readString(file)).results().toList();
            lines += found.size();
            for (MatchResult line : found) {
                boolean constant = !line.group(1).isEmpty()
                        && (line.group(2).equals(",") || line.group(2).equals(")"));
                boolean keyed = VALUE.matcher(line.group(1)).results().allMatch(value -> value.group(1)
                        .matches("[a-z]+='?"));
                if (!constant || !keyed) {
                    wrong.put(
                            file.getFileName() + ": " + line.group(), constant ? "a value has no key" : "not constant");
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(lines).as("lines that were looked at").isGreaterThan(15);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
