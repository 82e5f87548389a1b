package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cli.Jar.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's commands do what it says, and print what it shows. */
class ReadmeIT {
    @TempDir
    private Path directory;

    /** Those that need no database; what comes after the demo is tried with it. */
    static Stream<String> commands() throws Exception {
        return Readme.read().commands().stream().filter(command -> !command.contains("--data"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesCommandsThatWork(String command) throws Exception {
        String once = command.equals("demo") ? " --once" : "";

        Ended ended = new Jar(directory).run((command + once).split(" "));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    @Test
    void showsWhatTheDemoPrints() throws Exception {
        List<Readme.Excerpt> shown = printed();

        Ended ended = new Jar(directory).run("demo", "--once");

        assertThat(withoutTimes(ended.output()))
                .isEqualTo(withoutTimes(shown.get(0).code()));
        Ended explained = new Jar(directory).run("explain", "stock", "northwind", "LAD-0241", "--data", "data/demo");
        assertThat(withoutTimes(explained.output()))
                .isEqualTo(withoutTimes(shown.get(1).code()));
    }

    @Test
    void showsWhatATrialPrints() throws Exception {
        Ended ended = new Jar(directory).run("try", "acme-us", "150");

        assertThat(ended.output()).contains(printed().get(2).code());
    }

    @Test
    void showsWhatATestOfAConnectionPrints() throws Exception {
        Ended ended = new Jar(directory).run("test-connection", "acme-us");

        assertThat(withoutQuota(ended.output()))
                .isEqualTo(withoutQuota(printed().get(3).code()));
    }

    @Test
    void showsWhatAListingPrints() throws Exception {
        Ended ended = new Jar(directory).run("list", "orders", "acme-us", "--from", "2026-10-14", "--to", "2026-10-14");

        assertThat(ended.output()).contains(printed().get(4).code());
    }

    private static List<Readme.Excerpt> printed() throws Exception {
        return Readme.read().excerpts().stream()
                .filter(excerpt -> excerpt.language().equals("text"))
                .toList();
    }

    private static String withoutTimes(String text) {
        return text.replaceAll(" +[0-9,]+ orders/s", " N orders/s")
                .replaceAll("version [0-9a-f]{12}", "version V")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}", "TIME")
                .strip();
    }

    /** The quota is of half a minute of real time. */
    private static String withoutQuota(String text) {
        return text.replaceAll("[0-9]+ of 150 calls left", "N of 150 calls left")
                .strip();
    }
}
