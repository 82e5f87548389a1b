package io.cartage.cli;

import io.cartage.config.ConsoleSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Users;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads and tells what commands about users share. */
final class UserLines {
    private UserLines() {}

    /** @throws WrongOptionException if there is no such role */
    static Role role(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new WrongOptionException("--role is '" + word + "'. There are "
                        + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "))));
    }

    /** @throws WrongOptionException if there is no such user */
    static User find(StagingDatabase database, String name) {
        return Users.name(name).flatMap(database.users()::byName).orElseThrow(() -> {
            List<String> known = database.users().all().stream().map(User::name).toList();
            return new WrongOptionException("there is no user '" + name + "'. "
                    + (known.isEmpty()
                            ? "There is none at all: 'cartage run' prints a link for the first one"
                            : "There are " + String.join(", ", known)));
        });
    }

    static void print(Accounts.Link link, ConsoleSettings console, PrintWriter out) {
        out.println("Whoever opens this link first chooses the password of " + link.name() + ". It works once, until "
                + Words.second(link.until()) + " (UTC):");
        out.println("  " + console.address() + link.path());
        if (console.port() == 0) {
            out.println("But no console is served: 'console.port' in cartage.yaml is 0.");
        }
        out.flush();
    }
}
