package io.cartage.cli;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Account;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cartage users}: who may use the console. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        description = "Shows who may use the console. Works beside 'cartage run'.",
        subcommands = {UsersAddCommand.class, UsersChangeCommand.class, UsersResetCommand.class})
final class UsersCommand implements Callable<Integer> {
    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            List<Account> all = new Accounts(database, Clock.systemUTC()).all();
            if (all.isEmpty()) {
                out.println("There is no user yet. 'cartage run' prints a link for the first one.");
            } else {
                print("name", "role", "", "logged in last (UTC)", out);
                all.forEach(account -> print(
                        account.user().name(),
                        account.user().role().word(),
                        state(account, Clock.systemUTC().instant()),
                        account.seenAt().map(Words::second).orElse("-"),
                        out));
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private static String state(Account account, Instant now) {
        if (!account.user().active()) {
            return "switched off";
        }
        if (account.user().isLocked(now)) {
            return "locked";
        }
        return account.isInvited(now) && !account.hasPassword() ? "invited" : "active";
    }

    private static void print(String name, String role, String state, String seen, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "  %-32s  %-10s  %-12s  %s", name, role, state, seen)
                .stripTrailing());
    }
}
