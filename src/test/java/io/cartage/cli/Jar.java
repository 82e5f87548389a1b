package io.cartage.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The jar as its users start it: a process of its own in a directory of its own. */
final class Jar {
    private final Path directory;

    Jar(Path directory) {
        this.directory = directory;
    }

    /** What a process did. */
    record Ended(int exitCode, String output) {}

    /** Runs to the end. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), output());
    }

    /** Starts; {@link #output} tells what it has printed so far. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1", // as ./cartage has it for short commands
                "-jar",
                Path.of(System.getProperty("cartage.jar")).toAbsolutePath().toString()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
    }

    String output() throws IOException {
        Path output = directory.resolve("output.txt");
        return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
    }
}
