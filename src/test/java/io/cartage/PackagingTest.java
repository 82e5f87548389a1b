package io.cartage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The unit for systemd and the Containerfile, as far as they can be held without systemd and without an image. */
class PackagingTest {
    private static final Path UNIT = Path.of("packaging/cartage.service");
    private static final Path CONTAINERFILE = Path.of("Containerfile");

    @Test
    void startsTheProgramByItsServiceCommand() throws IOException {
        Map<String, String> service = directives();

        assertThat(service.get("ExecStart"))
                .startsWith("/usr/bin/java ")
                .endsWith(service.get("WorkingDirectory") + "/cartage.jar run");
        assertThat(service.get("User")).isNotEqualTo("root");
    }

    @Test
    void startsAgainUnlessAFileMustBeMended() throws IOException {
        Map<String, String> service = directives();

        assertThat(service)
                .containsEntry("Restart", "on-failure")
                .containsEntry("RestartPreventExitStatus", "2")
                .containsEntry("SuccessExitStatus", "143");
        assertThat(Files.readString(Path.of("docs/operations.md")))
                .as("the codes are those of the table")
                .contains("143 for SIGTERM")
                .contains("| 2 | a file or the command line is wrong; nothing was started |");
    }

    @Test
    void letsTheServiceWriteItsDataAlone() throws IOException {
        Map<String, String> service = directives();

        assertThat(service)
                .containsEntry("ProtectSystem", "strict")
                .containsEntry("NoNewPrivileges", "true")
                .containsEntry("ReadWritePaths", "-" + service.get("WorkingDirectory") + "/data");
        assertThat(Files.readString(Path.of("docs/settings.md")))
                .as("where the data are unless a setting says otherwise")
                .contains("`data`");
    }

    @Test
    void packsTheJarThatIsBuiltAndRunsItAsNobodySpecial() throws IOException {
        String text = Files.readString(CONTAINERFILE);
        String jar = only(text, "COPY target/(\\S+) \\S+");

        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<finalName>" + jar.replace(".jar", "") + "</finalName>");
        assertThat(text)
                .contains("ENTRYPOINT [\"java\", ")
                .contains("CMD [\"run\"]")
                .contains("STOPSIGNAL SIGTERM");
        assertThat(only(text, "(?m)^USER (\\d+)$")).isEqualTo(only(text, "--uid (\\d+)"));
        assertThat(all(text, "(/\\S+/cartage\\.jar)\\b")).containsOnly(only(text, "COPY target/\\S+ (\\S+)"));
    }

    @Test
    void keepsTheDataInTheVolume() throws IOException {
        String text = Files.readString(CONTAINERFILE);
        String volume = only(text, "(?m)^VOLUME (\\S+)$");

        assertThat(only(text, "CARTAGE_DATA=(\\S+)")).isEqualTo(volume);
        assertThat(text).containsPattern("install -d -o cartage .*" + volume);
    }

    @Test
    void asksForHealthByWordsThatAreSaid() throws IOException {
        String sentence = only(Files.readString(CONTAINERFILE), "grep -q \"([^\"]+)\"");

        assertThat(Files.readString(Path.of("src/main/java/io/cartage/cli/ScheduleCommand.java")))
                .contains("\"" + sentence);
    }

    private static Map<String, String> directives() throws IOException {
        return Files.readAllLines(UNIT).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first + " " + second));
    }

    private static String only(String text, String pattern) {
        List<String> found = all(text, pattern);
        assertThat(found).as(pattern).hasSize(1);
        return found.get(0);
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
