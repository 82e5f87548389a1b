package io.cartage.mapping;

/**
 * A value of one payload that doesn't fit its mapping: thrown inside an expression and always caught where the cell or
 * check is worked out, where it becomes a {@link Reason}. Carries no stack trace, for it is about data.
 */
final class CellFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param fault what is wrong, with the value found; no full stop at its end
     * @param remedy what to do about it; no full stop at its end
     */
    CellFault(String fault, String remedy) {
        this(fault + ". " + remedy);
    }

    /** A fault whose whole text a person wrote. */
    CellFault(String text) {
        super(text, null, false, false);
    }

    /** A value that a date or number can't be worked out of, as the JDK tells it. */
    static CellFault of(RuntimeException e) {
        return new CellFault("this can't be worked out: " + e.getMessage(), "Correct the value in the cart");
    }

    /** The same fault with the path it was found at. */
    CellFault at(String path) {
        return new CellFault(path + ": " + text());
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
