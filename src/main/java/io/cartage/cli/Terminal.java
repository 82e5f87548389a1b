package io.cartage.cli;

import java.io.Console;

/** Whether a person watches what is printed, and who it is. */
final class Terminal {
    private Terminal() {}

    /** False if the output goes to a file, a pipe or a service's log. */
    @SuppressWarnings("SystemConsoleNull") // both ways to tell are used, one for each age of Java
    static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console even without a terminal, and a method that tells which.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Whether a terminal shows what is printed and nobody asked to have it without colour. */
    static boolean isColourful() {
        return isWatched() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** The account that the command runs under, to be noted with what it decides. */
    static String user() {
        return System.getProperty("user.name", "a person");
    }
}
