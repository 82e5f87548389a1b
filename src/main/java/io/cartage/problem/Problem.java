package io.cartage.problem;

/**
 * One thing that is wrong with a file.
 *
 * @param fault what is wrong, with the value found; no full stop at its end
 * @param remedy what to do about it; no full stop at its end
 */
public record Problem(Position at, Severity severity, String fault, String remedy) {

    /** An error keeps the file from being used; a warning is shown and the file is used. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Problem error(Position at, String fault, String remedy) {
        return new Problem(at, Severity.ERROR, fault, remedy);
    }

    public static Problem warning(Position at, String fault, String remedy) {
        return new Problem(at, Severity.WARNING, fault, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line:column: fault. Remedy.}, with {@code warning:} before the fault of a warning. */
    @Override
    public String toString() {
        return at + ": " + (isError() ? "" : "warning: ") + sentence(fault)
                + (remedy.isEmpty() ? "" : " " + sentence(remedy));
    }

    private static String sentence(String text) {
        return text.isEmpty() || ".?!".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }
}
