package io.cartage.flow;

import io.cartage.staging.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jar at work in a home of its own, as processes that are meant to be killed. */
final class MortalJar {
    private static final List<String> FOR_A_SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path home;
    private final DatabaseSettings settings;

    /** The classes of a run as they are in memory once they are loaded: that spares each start two fifths of its work. */
    private static final class Loaded {
        private static final Path CLASSES = Path.of(
                        "target", "loaded-" + ProcessHandle.current().pid() + ".jsa")
                .toAbsolutePath();

        static {
            try {
                archive();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void archive() throws IOException, InterruptedException {
            Path home = Files.createTempDirectory("loaded");
            Files.createDirectory(home.resolve("stores"));
            Files.writeString(
                    home.resolve("stores/one.yaml"),
                    """
                    store: one
                    cart: bigcommerce
                    customer: default
                    timezone: UTC
                    sandbox: {seed: 7, orders: 1}
                    orders:
                      statuses: [Awaiting Fulfillment]
                    """);
            List<String> command = java("-XX:ArchiveClassesAtExit=" + CLASSES, "-Xlog:disable");
            command.addAll(List.of("run", "--once", "--home", home.toString(), "--data", "data"));
            Process run = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("log.txt").toFile())
                    .start();
            if (run.waitFor() != 0 || !Files.exists(CLASSES)) {
                throw new IllegalStateException(Files.readString(home.resolve("log.txt")));
            }
            CLASSES.toFile().deleteOnExit();
        }
    }

    MortalJar(Path home, DatabaseSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    /** Starts a command; what it prints is added to the {@link #log}. */
    Process start(String... words) throws IOException {
        List<String> command = java("-XX:SharedArchiveFile=" + Loaded.CLASSES);
        command.addAll(List.of(words));
        command.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CARTAGE_DB_URL", settings.url());
        builder.environment().put("CARTAGE_DB_USER", settings.user());
        builder.environment().put("CARTAGE_DB_PASSWORD", settings.password());
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.resolve("log.txt").toFile()));
        return builder.start();
    }

    private static List<String> java(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FOR_A_SHORT_LIFE);
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", System.getProperty("cartage.jar")));
        return command;
    }

    /** What all of them printed. */
    String log() throws IOException {
        Path log = home.resolve("log.txt");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
