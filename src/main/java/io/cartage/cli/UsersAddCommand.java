package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Users;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage users add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Lets somebody use the console: prints a link by which they choose a password. It works once.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class UsersAddCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name to log in by.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "viewer, operator, consultant or admin. Default: ${DEFAULT-VALUE}.")
    private String role = "viewer";

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        Role wanted = UserLines.role(role);
        String known = Users.name(name)
                .orElseThrow(() -> new WrongOptionException("'" + name
                        + "' can't be a name. Take letters a to z, digits, and . _ @ - between them, at most 63"));
        try (StagingDatabase database = workplace.open()) {
            Accounts.Link link = new Accounts(database, Clock.systemUTC())
                    .invite(known, wanted)
                    .orElseThrow(() -> new WrongOptionException("there is a user " + known
                            + " already. 'cartage users reset " + known + "' makes a link for a new password"));
            User user = database.users().byName(known).orElseThrow();
            database.audit().write(Terminal.user(), "invite user", user, "as " + wanted.word());
            UserLines.print(
                    link, workplace.settings().console(), spec.commandLine().getOut());
            return ExitCode.OK;
        }
    }
}
