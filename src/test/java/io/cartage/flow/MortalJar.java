package io.cartage.flow;

import io.cartage.staging.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jar at work in a home of its own, as processes that are meant to be killed. */
final class MortalJar {
    private final Path home;
    private final DatabaseSettings settings;

    MortalJar(Path home, DatabaseSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    /** Starts a command; what it prints is added to the {@link #log}. */
    Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // for a short life
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("cartage.jar")));
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

    /** What all of them printed. */
    String log() throws IOException {
        Path log = home.resolve("log.txt");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
