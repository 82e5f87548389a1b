package io.cartage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private static final Pattern IN_POM = Pattern.compile(
            "<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>(?:(?!</dependency>).)*</dependency>",
            Pattern.DOTALL);
    private static final Pattern IN_PAPER = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

    @Test
    void areEachExplainedInThePaper() throws IOException {
        Set<String> inPom = new TreeSet<>();
        Matcher dependency = IN_POM.matcher(Files.readString(Path.of("pom.xml")));
        while (dependency.find()) {
            if (!dependency.group().contains("<scope>import</scope>")) {
                inPom.add(dependency.group(1).replaceAll("\\$\\{[^}]+}", "*"));
            }
        }

        Set<String> inPaper = new TreeSet<>();
        Matcher row = IN_PAPER.matcher(Files.readString(Path.of("docs/dependencies.md")));
        while (row.find()) {
            inPaper.add(row.group(1));
        }

        assertThat(inPaper)
                .as("docs/dependencies.md has a row for each <dependency> of pom.xml")
                .isEqualTo(inPom);
    }
}
