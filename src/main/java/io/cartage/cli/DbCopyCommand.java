package io.cartage.cli;

import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import io.cartage.staging.CopiedTable;
import io.cartage.staging.DatabaseCopy;
import io.cartage.staging.DatabaseSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage db copy}: moves from the embedded database to PostgreSQL. */
@Command(
        name = "copy",
        mixinStandardHelpOptions = true,
        description = "Copies everything from the embedded database into an empty PostgreSQL. 'cartage run' must stand"
                + " still. The embedded database is left as it is.",
        footer = {
            "",
            "Exit code 0: copied and compared; 1: nothing was copied, and the message says why; 2: an option is wrong."
        })
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class DbCopyCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "The new database: jdbc:postgresql://host:5432/database. It must be empty, or have tables of"
                    + " others only.")
    private String to = "";

    @Option(names = "--to-user", paramLabel = "USER", description = "Its user, who may create tables in it.")
    private String user = "";

    @Option(
            names = "--to-password-file",
            paramLabel = "FILE",
            description = "A file with the user's password and nothing else.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--leave-out-columns",
            description = "Leave out columns of your own that the new database lacks, instead of refusing.")
    private boolean leaveOut;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!to.startsWith("jdbc:postgresql:")) {
            throw new WrongOptionException(
                    "--to is no address of a PostgreSQL. Write jdbc:postgresql://host:5432/database");
        }
        PrintWriter out = spec.commandLine().getOut();
        DatabaseSettings target = new DatabaseSettings(to, user, password().reveal());
        List<String> leftBehind = new DatabaseCopy(workplace.database(), target, Clock.systemUTC())
                .run(leaveOut, table -> print(table, out));
        leftBehind.forEach(out::println);
        out.println();
        out.println(
                "Everything is copied, and both databases tell the same counts and sums. Let Cartage use the new one"
                        + " from now on (CARTAGE_DB_URL, CARTAGE_DB_USER, CARTAGE_DB_PASSWORD) and put the old file away.");
        out.flush();
        return ExitCode.OK;
    }

    private Secret password() {
        if (passwordFile == null) {
            return Secret.of("");
        }
        try {
            Secret password = Secret.of(Files.readString(passwordFile).strip());
            Redaction.register(password);
            return password;
        } catch (IOException e) {
            throw new WrongOptionException(
                    "--to-password-file: " + passwordFile + " can't be read. Is the path right?");
        }
    }

    private static void print(CopiedTable table, PrintWriter out) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "%-26s %,12d row%s", table.name(), table.rows(), table.rows() == 1 ? " " : "s"));
        table.sums().forEach((column, sum) -> {
            if (column.endsWith("_total") && sum.signum() != 0) {
                line.append("  ").append(column).append(' ').append(sum.toPlainString());
            }
        });
        out.println(line.toString().stripTrailing());
        out.flush();
    }
}
