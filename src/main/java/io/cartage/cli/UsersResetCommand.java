package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.User;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage users reset}: the way back in for who forgot the password. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description =
                "Prints a link by which a user chooses a new password. It works once; the old password works until"
                        + " then. Also unlocks the name.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class UsersResetCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The user's name.")
    private String name = "";

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (StagingDatabase database = workplace.open()) {
            User user = UserLines.find(database, name);
            if (!user.active()) {
                throw new WrongOptionException(
                        user.name() + " is switched off. 'cartage users change " + user.name() + " --on' comes first");
            }
            Accounts.Link link = new Accounts(database, Clock.systemUTC()).newLink(user);
            database.audit().write(Terminal.user(), "make link for user", user, "");
            UserLines.print(
                    link, workplace.settings().console(), spec.commandLine().getOut());
            return ExitCode.OK;
        }
    }
}
