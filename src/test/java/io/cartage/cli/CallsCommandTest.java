package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cartage.cli.Shell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code calls} as a person types it, after a run of a store whose shop throttles its first call. */
class CallsCommandTest {
    private static final String STORE =
            """
            store: small
            cart: bigcommerce
            sandbox: {seed: 5, orders: 12, statuses: {11: 1}, faults: [{kind: block, at: 1}]}
            orders: {statuses: [11]}
            """;

    @TempDir
    private static Path home;

    @BeforeAll
    static void run() throws IOException {
        Files.createDirectories(home.resolve("stores"));
        Files.writeString(home.resolve("stores/small.yaml"), STORE);
        Said ran = run("run", "--once");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void showsEachCallAndWhatTheyComeTo() {
        Said said = run("calls", "small");

        assertThat(said.exitCode()).as(said.err()).isZero();
        List<String> lines = said.out().lines().toList();
        assertThat(lines.get(0)).matches(" +time \\(UTC\\) +flow +run +status +millis +cost +try +call");
        assertThat(lines.get(1)).matches("  20[-0-9]+ [:0-9]+  orders +1 +429 +\\d+ +1 +1  GET /v[23]/\\S+");
        assertThat(lines.get(2)).isEqualTo("      throttled");
        assertThat(lines.get(lines.size() - 1))
                .matches("\\d+ calls, 1 failed; half of them took \\d+ ms at most, the slowest \\d+ ms; cost \\d+\\.");
    }

    @Test
    void choosesByFlowRunAndTime() throws IOException {
        assertThat(run("calls", "small", "--flow", "inventory").out())
                .isEqualToIgnoringNewLines("No such call is in the log.");
        assertThat(run("calls", "small", "--run", "999").out()).startsWith("No such call");
        assertThat(run("calls", "small", "--since", "2h", "--last", "0").out()).contains("calls, 1 failed");
        assertThat(run("calls", "small", "--since", "2100-01-01").out()).startsWith("No such call");
        assertThat(run("calls", "nobody").out()).startsWith("No such call");

        Said json = run("calls", "small", "--failed", "--json");

        JsonNode call = new ObjectMapper().readTree(json.out());
        assertThat(json.out().lines()).hasSize(1);
        assertThat(call.path("status").asInt()).isEqualTo(429);
        assertThat(call.path("error").asText()).isEqualTo("throttled");
        assertThat(call.path("attempt").asInt()).isEqualTo(1);
        assertThat(call.path("run").asInt()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoTimeAndNoNumber() {
        assertThat(run("calls", "small", "--since", "yesterday").exitCode()).isEqualTo(2);
        assertThat(run("calls", "small", "--last", "-1").err()).contains("--last is -1. Write 0 or more");
    }

    private static Said run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        arguments.addAll(List.of(
                "--home", home.toString(), "--data", home.resolve("data").toString()));
        return Shell.run(arguments.toArray(String[]::new));
    }
}
