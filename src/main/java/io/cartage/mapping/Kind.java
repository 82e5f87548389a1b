package io.cartage.mapping;

/** What sort of value a word of the mapping language takes. */
enum Kind {
    TEXT("text"),
    TEXT_OR_TRUE("text, or true"),
    TEXT_OR_FORMULA("text, or = formula"),
    FLAG("true or false"),
    NUMBER("whole number"),
    PATH("path"),
    PATHS("path or = formula, or a list of them"),
    PATH_LIST("list of paths and = formulas"),
    NAMES("list of paths, first: and all:"),
    CONDITION("formula"),
    CASES("list of {if, then} and a last {else}"),
    LOOKUP_NAME("name of a lookup"),
    DATE_PATTERN("rfc1123, iso or a pattern"),
    TYPE("text, number, integer or boolean"),
    PAIRS("lines of name: text"),
    TEXTS("list of texts"),
    DEFAULT("default"),
    QUARANTINE("quarantine"),
    SECTION("lines of their own, see below");

    final String description;

    Kind(String description) {
        this.description = description;
    }
}
