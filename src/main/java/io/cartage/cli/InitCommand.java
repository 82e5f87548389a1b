package io.cartage.cli;

import io.cartage.config.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage init}: writes the packaged routes, mappings and stores out, so that they can be edited. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes routes/, mappings/ and stores/ out of the jar to be edited; files that exist stay.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class InitCommand implements Callable<Integer> {
    private static final List<String> ROOMS = List.of("routes", "mappings", "stores");

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where to. Default: the working directory.")
    private Path directory = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Home home = Home.at(directory);
        for (String room : ROOMS) {
            int written = 0;
            int kept = 0;
            for (String path : home.packagedFiles(room)) {
                if (write(home, path)) {
                    written++;
                } else {
                    kept++;
                }
            }
            out.printf(
                    "%-10s %s written%s%n",
                    room + "/",
                    ProblemList.count(written, "file"),
                    kept == 0 ? "" : ", " + ProblemList.count(kept, "file") + " there already");
        }
        out.println("These files now win over the copies in the jar. Check them with 'cartage check'.");
        out.flush();
        return ExitCode.OK;
    }

    private boolean write(Home home, String path) throws IOException {
        Path target = directory.resolve(path);
        if (Files.exists(target)) {
            return false;
        }
        byte[] content = home.packaged(path).orElseThrow(() -> new IOException("the jar has lost " + path));
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.write(target, content);
        return true;
    }
}
