package io.cartage.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Java process with this one's class path, so that what is measured starts cold and shares neither heap nor compiled
 * code with anything else. It ends when its standard input is closed, so that none outlives a benchmark.
 */
final class ChildJvm implements AutoCloseable {
    private static final String ANSWER = "answer ";

    private final String name;
    private final Process process;
    private final BufferedReader output;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts {@code main} with a heap of so many megabytes. */
    static ChildJvm start(int heapMb, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        Collections.addAll(command, java(), "-Xmx" + heapMb + "m", "-Dorg.slf4j.simpleLogger.log.io.cartage=warn");
        Collections.addAll(command, System.getProperty("bench.jvm", "").split(" "));
        command.removeIf(String::isEmpty);
        Collections.addAll(command, "-cp", System.getProperty("java.class.path"), main.getName());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new ChildJvm(main.getSimpleName(), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The executable of the JVM that runs this. */
    static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    /** Called in the child: hands values over to {@link #answer()}. */
    static void answer(Map<String, ?> values) {
        StringBuilder line = new StringBuilder(ANSWER);
        values.forEach(
                (key, value) -> line.append(key).append('=').append(value).append('\t'));
        System.out.println(line);
    }

    /** Called in the child: waits until the parent has had enough of it. */
    static void waitForParent() throws IOException {
        while (System.in.read() >= 0) {
            // the parent says nothing
        }
    }

    /** Waits for the values that the child hands over. */
    Map<String, String> answer() {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return values(line.substring(ANSWER.length()));
                }
                System.out.println("  " + line);
            }
            throw new IllegalStateException(name + " ended without an answer, with exit code " + process.waitFor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.split("\t")) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return values;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
