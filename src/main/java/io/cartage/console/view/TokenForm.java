package io.cartage.console.view;

import io.cartage.staging.desk.ApiTokens;
import io.cartage.staging.desk.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wrote to have a token made.
 *
 * @param fault what is wrong with it, in a sentence; empty if nothing, or nobody has looked
 */
public record TokenForm(String name, String role, String days, String fault) {
    /** How long a token may last, in days. */
    public static final List<Integer> LIVES = List.of(7, 30, 90, 365);

    public static final TokenForm EMPTY = new TokenForm("", Role.VIEWER.word(), "90", "");

    public TokenForm with(String someFault) {
        return new TokenForm(name, role, days, someFault);
    }

    /** The roles that somebody of this role may give. */
    public static List<Role> roles(Role own) {
        return Arrays.stream(Role.values()).filter(own::may).toList();
    }

    public Optional<Role> wanted() {
        return Arrays.stream(Role.values())
                .filter(one -> one.word().equals(role))
                .findFirst();
    }

    public Optional<Integer> life() {
        return LIVES.stream().filter(one -> String.valueOf(one).equals(days)).findFirst();
    }

    /** What is wrong with it, if somebody of this role wrote it. */
    public String fault(Role own) {
        if (name.isBlank() || name.strip().length() > ApiTokens.LONGEST_NAME) {
            return "Name the program that will use it, in at most " + ApiTokens.LONGEST_NAME + " signs.";
        }
        if (wanted().isEmpty() || !own.may(wanted().get())) {
            return "A token may do no more than you: " + own.word() + ".";
        }
        return life().isEmpty() ? "Choose how long it lasts." : "";
    }
}
