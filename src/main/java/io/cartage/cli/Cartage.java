package io.cartage.cli;

import io.cartage.config.Redaction;
import io.cartage.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
        name = "cartage",
        mixinStandardHelpOptions = true,
        versionProvider = Cartage.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Carries orders out of web carts into SQL staging tables, and stock and shipments back.",
        footer = {"", "'cartage help COMMAND' tells more of a command. Begin with 'cartage demo'."},
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            StatusCommand.class,
            NoticesCommand.class,
            ScheduleCommand.class,
            CheckCommand.class,
            TestConnectionCommand.class,
            TryCommand.class,
            MapCommand.class,
            ListCommand.class,
            ImportCommand.class,
            BackfillCommand.class,
            QuarantineCommand.class,
            ReplayCommand.class,
            OutboxCommand.class,
            TraceCommand.class,
            ReofferCommand.class,
            ExplainCommand.class,
            CatalogCommand.class,
            CallsCommand.class,
            PurgeCommand.class,
            ForgetCommand.class,
            UsersCommand.class,
            SupportBundleCommand.class,
            DbCommand.class,
            InitCommand.class,
            SandboxCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Cartage implements Runnable {
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.io.cartage";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: name a command.");
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setOut(Redaction.guard(System.out));
        System.setErr(Redaction.guard(System.err));
        System.setProperty("h2.bindAddress", "127.0.0.1"); // the embedded database is no server for others
        if (Terminal.isWatched() || arguments.length == 0 || !arguments[0].equals("run")) {
            // What is printed tells the same; a service has only its log.
            System.setProperty(LOG_LEVEL, System.getProperty(LOG_LEVEL, "warn"));
        }
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with its exit codes and error texts. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Cartage());
        commandLine.setExecutionExceptionHandler((failure, failed, result) -> explain(failure, failed.getErr()));
        return commandLine;
    }

    private static int explain(Exception failure, PrintWriter err) {
        if (failure instanceof ProblemsException problems) {
            ProblemList.print(problems.problems(), err);
            return ExitCode.USAGE;
        }
        if (failure instanceof WrongOptionException) {
            err.println("cartage: " + failure.getMessage());
            err.flush();
            return ExitCode.USAGE;
        }
        err.println("cartage: " + Redaction.redact(message(failure)));
        if (Boolean.getBoolean("cartage.trace")) {
            failure.printStackTrace(err);
        } else {
            err.println("         (more with CARTAGE_JAVA_OPTS=-Dcartage.trace=true)");
        }
        err.flush();
        return ExitCode.SOFTWARE;
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** Tells the version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Properties properties = new Properties();
            try (InputStream in = Cartage.class.getResourceAsStream("/cartage-version.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new String[] {"Cartage " + properties.getProperty("version", "of unknown version")};
        }
    }
}
