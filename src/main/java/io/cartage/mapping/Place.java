package io.cartage.mapping;

/** Where a word may stand. */
enum Place {
    FILE("a mapping file", "Top of the file"),
    SETTINGS("settings", "settings"),
    NAME("a name", "An entry of names"),
    LOOKUP("a lookup", "An entry of lookups"),
    COLUMN("a column", "A column"),
    CASE("a case of 'when'", "A case of when"),
    GROUP("a group of rows", "A group of rows"),
    CHECK("a check of 'control'", "A check of control"),
    TEST("a test", "A test"),
    EXPECTATION("'expect' of a test", "expect");

    /** As it stands in a sentence. */
    final String phrase;

    final String title;

    Place(String phrase, String title) {
        this.phrase = phrase;
        this.title = title;
    }
}
