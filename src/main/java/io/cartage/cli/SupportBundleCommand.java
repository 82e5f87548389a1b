package io.cartage.cli;

import io.cartage.flow.SupportBundle;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage support-bundle}: one file for whoever helps from afar. */
@Command(
        name = "support-bundle",
        mixinStandardHelpOptions = true,
        description =
                "Writes one file for whoever looks for a fault from afar: versions, files, their problems, and figures of"
                        + " the database. Without secrets and without data of persons.",
        footer = {"", "Exit code 0: written; 1: it can't be; 2: the file is there already."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class SupportBundleCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it. Default: cartage-support.zip in the working directory.")
    private @Nullable Path file;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path target = file == null ? Path.of("cartage-support.zip") : file;
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook();
                OutputStream zip = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            SupportBundle bundle =
                    new SupportBundle(workplace.home(), workplace.environment(), database, Clock.systemUTC());
            List<String> files = bundle.write(new Cartage.Version().getVersion()[0], zip);
            files.forEach(name -> out.println("  " + name));
            out.println(
                    ProblemList.count(files.size(), "file") + " in " + target
                            + ". Look into it before you send it: what you wrote into your files by other names can't be known.");
            out.flush();
            return ExitCode.OK;
        } catch (FileAlreadyExistsException e) {
            throw new WrongOptionException(target + " is there already. Name another file by --out");
        } catch (IOException e) {
            throw new UncheckedIOException(target + " can't be written: " + e.getMessage(), e);
        }
    }
}
