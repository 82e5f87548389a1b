package io.cartage.mapping;

import java.util.List;

/** The words that any mapping has, whichever way it maps. */
final class FileWords {
    static final List<Word> ALL = List.of(
            new Word(
                    Place.FILE,
                    "mapping",
                    Kind.TEXT,
                    "The cart and the flow of this file. A customer's file may leave it out, for its folder says it.",
                    "mapping: bigcommerce/orders"),
            new Word(
                    Place.FILE,
                    "extends",
                    Kind.DEFAULT,
                    "Lays this file over the default mapping of the same cart and flow: each entry replaces the default's entry of the same name, rows of lookups are added, tests are not taken over.",
                    "extends: default"),
            new Word(
                    Place.FILE,
                    "settings",
                    Kind.SECTION,
                    "Settings of the whole mapping.",
                    "settings: {timezone: America/Chicago}"),
            new Word(
                    Place.FILE,
                    "names",
                    Kind.SECTION,
                    "Short names for awkward paths, lists put together from several places, and values used more than once.",
                    "names: {bill: billing_address}"),
            new Word(
                    Place.FILE,
                    "lookups",
                    Kind.SECTION,
                    "Tables of two columns. A lookup may also be a file of its own, mappings/lookups/<name>.yaml.",
                    "lookups: {carriers: {rows: {UPS Ground: UPS}}}"),
            new Word(
                    Place.FILE,
                    "tests",
                    Kind.SECTION,
                    "Examples that must hold whenever the file is loaded; a file whose tests fail is refused.",
                    "tests: [{name: plain order, input: samples/bigcommerce/plain.json, expect: {s_orders: {order_no: '100'}}}]"),
            new Word(
                    Place.SETTINGS,
                    "timezone",
                    Kind.TEXT,
                    "The time zone of dates that name none. The store's own if left out, else UTC.",
                    "timezone: America/Chicago"),
            new Word(
                    Place.NAME,
                    "first",
                    Kind.NAMES,
                    "The first of several places that holds anything.",
                    "lines: {first: [fetched.products, consignments.shipping.line_items]}"),
            new Word(
                    Place.NAME,
                    "all",
                    Kind.NAMES,
                    "All of several places in turn.",
                    "lines: {all: [consignments.shipping.line_items, consignments.pickups.line_items]}"),
            new Word(
                    Place.NAME,
                    "step",
                    Kind.TEXT,
                    "A step of paths: behind a dot the name stands for this field, so that one entry turns many paths. Alone, in a formula, the name is the field's name as text.",
                    "money: {step: shopMoney} makes total.money.amount mean total.shopMoney.amount"),
            new Word(
                    Place.LOOKUP,
                    "ignore_case",
                    Kind.FLAG,
                    "Whether PayPal and PAYPAL are the same.",
                    "ignore_case: true"),
            new Word(
                    Place.LOOKUP,
                    "default",
                    Kind.TEXT,
                    "What any other value, and no value, becomes. Without it a value that is not listed is a reason for quarantine.",
                    "default: \"00\""),
            new Word(
                    Place.LOOKUP,
                    "rows",
                    Kind.PAIRS,
                    "The table: value, colon, result.",
                    "rows: {PayPal: PP, Credit Card: CC}"),
            new Word(Place.TEST, "name", Kind.TEXT, "What the test shows.", "name: plain order"),
            new Word(
                    Place.TEST,
                    "input",
                    Kind.TEXT,
                    "The payload, as a path below mappings/.",
                    "input: samples/bigcommerce/plain.json"),
            new Word(Place.TEST, "store", Kind.PAIRS, "What store.<name> gives in this test.", "store: {prefix: BC-}"),
            new Word(
                    Place.TEST,
                    "expect",
                    Kind.SECTION,
                    "What must come of it.",
                    "expect: {s_orders: {order_no: BC-100}}"));

    private FileWords() {}
}
