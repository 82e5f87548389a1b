package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cli.Jar.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shaded jar alone, in an empty directory: what tests in this process can't see. */
class JarIT {
    @TempDir
    private Path directory;

    private Jar jar;

    @BeforeEach
    void standsInAnEmptyDirectory() {
        jar = new Jar(directory);
    }

    @Test
    void demonstratesTheWholeCircleOnce() throws Exception {
        Ended ended = jar.run("demo", "--once");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .containsPattern(
                        "acme-us +orders +320 seen +[0-9]+ staged +[0-9]+ filtered +1 quarantined +[0-9]+ API calls")
                .containsPattern("northwind +orders +240 seen")
                .contains("Every order is accounted for: 740 seen = ", "a line has no SKU")
                .containsPattern("erp +round 4: .+ shipments of [0-9]+ units, [0-9]+ stock levels")
                .containsPattern(
                        "boutique +takes +[1-9][0-9]* statuses +[1-9][0-9]* shipments +[1-9][0-9]* stock levels")
                .containsPattern(
                        "Every shipment is accounted for: [1-9][0-9]* rows of the ERP = [1-9][0-9]* in the carts")
                .containsPattern("Every stock level is accounted for: [1-9][0-9]* rows of the ERP = [1-9][0-9]* in the")
                .doesNotContain("WARN", "ERROR", "Exception");
    }

    @Test
    void endsCleanlyWhenItIsInterrupted() throws Exception {
        Process demo = jar.start("demo");
        waitFor(demo, "Ctrl-C ends");

        interrupt(demo);

        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).as("ends within 30 s").isTrue();
        assertThat(jar.output()).contains("Stopping after the page at hand").doesNotContain("Exception", "ERROR");
        Ended status = jar.run("status", "--data", "data/demo");
        assertThat(status.output()).contains("740 seen").doesNotContain("interrupted");
    }

    @Test
    void showsTheStatusWhileTheDemoGoesOn() throws Exception {
        Process demo = jar.start("demo");
        try {
            waitFor(demo, "Ctrl-C ends");
            Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
            Ended status = new Jar(elsewhere).run("status", "--data", "../data/demo");
            assertThat(status.exitCode()).as(status.output()).isZero();
            assertThat(status.output()).contains("Every order is accounted for: 740 seen = ");
        } finally {
            demo.destroyForcibly().waitFor();
        }
    }

    @Test
    void servesTheSandboxAlone() throws Exception {
        Process sandbox = jar.start("sandbox", "--port", "0");
        try {
            waitFor(sandbox, "Ctrl-C ends");
            assertThat(jar.output()).contains("api_path: http://127.0.0.1:", "key: ", "acme-us (bigcommerce)");
        } finally {
            interrupt(sandbox);
        }
        assertThat(sandbox.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void checksAndTriesWithThePackagedFiles() throws Exception {
        Ended check = jar.run("check");
        Ended attempt = jar.run("try", "northwind", "150");

        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(directory.resolve("data"))
                .as("what writes nothing makes no database")
                .doesNotExist();
        assertThat(attempt.output()).contains("s_orders", "order_total", "mappings/default/bigcommerce/orders.yaml:");
    }

    private void waitFor(Process process, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!jar.output().contains(text)) {
            boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            assertThat(ended || System.nanoTime() > end)
                    .as("waiting for '%s' in: %s", text, jar.output())
                    .isFalse();
        }
    }

    /**
     * Ends a process as Ctrl-C does, by the same hook. Not by SIGINT itself: what a script starts in the background
     * ignores that one.
     */
    private static void interrupt(Process process) {
        process.destroy();
    }
}
