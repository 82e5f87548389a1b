package io.cartage.mapping;

/**
 * Something that may be written at a place of a mapping.
 *
 * @param detail what it is, in a few words; may be empty
 * @param help what it does or holds; may be empty
 * @param written what to write for it
 */
public record Completion(String label, Sort sort, String detail, String help, String written) {

    /** What is completed. */
    public enum Sort {
        COLUMN,
        FIELD,
        NAME,
        PATH,
        STORE,
        LOOKUP,
        FUNCTION,
        WORD,
        VALUE
    }

    static Completion of(String label, Sort sort, String detail, String help) {
        return new Completion(label, sort, detail, help, label);
    }
}
