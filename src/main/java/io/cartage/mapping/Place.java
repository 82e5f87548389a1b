package io.cartage.mapping;

/** Where a word may stand. */
enum Place {
    FILE("a mapping file", "Top of the file"),
    ORDERS_FILE("a mapping of orders", "Top of a mapping of orders"),
    PAYLOAD_FILE("a mapping back to a cart", "Top of a mapping back to a cart"),
    SETTINGS("settings", "settings"),
    ORDERS_SETTINGS("settings of orders", "settings of orders only"),
    NAME("a name", "An entry of names"),
    LOOKUP("a lookup", "An entry of lookups"),
    VALUE("a column or field", "A column, or a field of a payload"),
    COLUMN("a column", "A column only"),
    FIELD("a field", "A field of a payload only"),
    CASE("a case of 'when'", "A case of when"),
    GROUP("a group of rows", "A group of rows"),
    CHECK("a check of 'control'", "A check of control"),
    WARNING("a warning", "An entry of warnings"),
    TEST("a test", "A test"),
    EXPECTATION("'expect' of a test of orders", "expect, of orders"),
    PAYLOAD_EXPECTATION("'expect' of a test of a payload", "expect, back to a cart");

    /** As it stands in a sentence. */
    final String phrase;

    final String title;

    Place(String phrase, String title) {
        this.phrase = phrase;
        this.title = title;
    }
}
