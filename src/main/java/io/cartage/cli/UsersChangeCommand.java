package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage users change}. */
@Command(
        name = "change",
        mixinStandardHelpOptions = true,
        description = "Gives a user another role, switches one off or on. A user who is switched off has no session and"
                + " can't log in; what was done stays told.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class UsersChangeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "viewer, operator, consultant or admin.")
    private @Nullable String role;

    @Option(names = "--off", description = "Nobody can log in by this name any more.")
    private boolean off;

    @Option(names = "--on", description = "The user may log in again.")
    private boolean on;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((on && off) || (!on && !off && role == null)) {
            throw new WrongOptionException("say one of --off and --on, or --role, or both");
        }
        try (StagingDatabase database = workplace.open()) {
            User user = UserLines.find(database, name);
            Role wanted = role == null ? user.role() : UserLines.role(role);
            boolean active = on || (user.active() && !off);
            if (!new Accounts(database, Clock.systemUTC()).change(user.id(), wanted, active)) {
                throw new WrongOptionException("nobody would be left who may change users. Make somebody else an"
                        + " administrator first, who has come in once");
            }
            String words = wanted.word() + (active ? "" : ", switched off");
            database.audit().write(Terminal.user(), "change user", user, words);
            PrintWriter out = spec.commandLine().getOut();
            out.println(user.name() + " is " + words + " now.");
            out.flush();
            return ExitCode.OK;
        }
    }
}
