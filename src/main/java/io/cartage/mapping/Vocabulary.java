package io.cartage.mapping;

import io.cartage.problem.Problems;
import io.cartage.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Every word of the mapping language, described once: the loader takes the words it knows from here, and both
 * {@code mappings/schema.json} and {@code docs/mapping-reference.md} are written from it.
 */
enum Vocabulary {
    MAPPING(
            Place.FILE,
            "mapping",
            Kind.TEXT,
            "The cart and the flow of this file. A customer's file may leave it out, for its folder says it.",
            "mapping: bigcommerce/orders"),
    EXTENDS(
            Place.FILE,
            "extends",
            Kind.DEFAULT,
            "Lays this file over the default mapping of the same cart and flow: each entry replaces the default's entry of the same name, rows of lookups are added, tests are not taken over.",
            "extends: default"),
    SETTINGS_SECTION(
            Place.FILE,
            "settings",
            Kind.SECTION,
            "Settings of the whole mapping.",
            "settings: {timezone: America/Chicago}"),
    NAMES_SECTION(
            Place.FILE,
            "names",
            Kind.SECTION,
            "Short names for awkward paths, lists put together from several places, and values used more than once.",
            "names: {bill: billing_address}"),
    LOOKUPS_SECTION(
            Place.FILE,
            "lookups",
            Kind.SECTION,
            "Tables of two columns. A lookup may also be a file of its own, mappings/lookups/<name>.yaml.",
            "lookups: {carriers: {rows: {UPS Ground: UPS}}}"),
    CONTROL(
            Place.FILE,
            "control",
            Kind.SECTION,
            "Checks between the payload and the finished rows. An order that fails one is quarantined with both numbers. An orders mapping needs at least one.",
            "control: {total: {payload: total_inc_tax, rows: sum(s_order_details.line_total)}}"),
    TESTS(
            Place.FILE,
            "tests",
            Kind.SECTION,
            "Examples that must hold whenever the file is loaded; a file whose tests fail is refused.",
            "tests: [{name: plain order, input: samples/bigcommerce/plain.json, expect: {s_orders: {order_no: '100'}}}]"),

    TIMEZONE(
            Place.SETTINGS,
            "timezone",
            Kind.TEXT,
            "The time zone of dates that name none. The store's own if left out, else UTC.",
            "timezone: America/Chicago"),
    ON_ERROR(
            Place.SETTINGS,
            "on_error",
            Kind.QUARANTINE,
            "What becomes of a payload with a reason against it: it is kept and shown, and staged after a replay.",
            "on_error: quarantine"),

    FIRST(
            Place.NAME,
            "first",
            Kind.NAMES,
            "The first of several places that holds anything.",
            "lines: {first: [fetched.products, consignments.shipping.line_items]}"),
    ALL(
            Place.NAME,
            "all",
            Kind.NAMES,
            "All of several places in turn.",
            "lines: {all: [consignments.shipping.line_items, consignments.pickups.line_items]}"),

    STEP(
            Place.NAME,
            "step",
            Kind.TEXT,
            "A step of paths: behind a dot the name stands for this field, so that one entry turns many paths. Alone, in a formula, the name is the field's name as text.",
            "money: {step: shopMoney} makes total.money.amount mean total.shopMoney.amount"),

    IGNORE_CASE(Place.LOOKUP, "ignore_case", Kind.FLAG, "Whether PayPal and PAYPAL are the same.", "ignore_case: true"),
    OTHERWISE(
            Place.LOOKUP,
            "default",
            Kind.TEXT,
            "What any other value, and no value, becomes. Without it a value that is not listed is a reason for quarantine.",
            "default: \"00\""),
    ROWS(Place.LOOKUP, "rows", Kind.PAIRS, "The table: value, colon, result.", "rows: {PayPal: PP, Credit Card: CC}"),

    FROM(
            Place.COLUMN,
            "from",
            Kind.PATHS,
            "A path or a formula, or a list of them of which the first with a value counts.",
            "{from: [company, first_name]}"),
    VALUE(Place.COLUMN, "value", Kind.TEXT_OR_FORMULA, "A fixed text or number.", "{value: /FREIGHT}"),
    ADD(
            Place.COLUMN,
            "add",
            Kind.PATH_LIST,
            "Several paths or formulas joined to one text; what has no value is left out.",
            "{add: [bill.first_name, bill.last_name], separator: \" \"}"),
    SEPARATOR(
            Place.COLUMN,
            "separator",
            Kind.TEXT,
            "What stands between the parts of 'add'. Nothing if left out.",
            "separator: \", \""),
    WHEN(
            Place.COLUMN,
            "when",
            Kind.CASES,
            "The first case whose condition holds gives the value.",
            "{when: [{if: total_inc_tax >= 1000, then: R}, {else: S}]}"),
    LOOKUP_WORD(
            Place.COLUMN,
            "lookup",
            Kind.LOOKUP_NAME,
            "Sends the value through the lookup of that name.",
            "{from: payment_method, lookup: payment_terms}"),
    DEFAULT_WORD(
            Place.COLUMN,
            "default",
            Kind.TEXT_OR_FORMULA,
            "Counts where there is no value so far, also where a lookup has no row for it.",
            "{from: currency_code, default: USD}"),
    PREFIX(
            Place.COLUMN,
            "prefix",
            Kind.TEXT_OR_FORMULA,
            "Set before the value, if there is one.",
            "{from: id, prefix: = store.prefix}"),
    SUFFIX(
            Place.COLUMN,
            "suffix",
            Kind.TEXT_OR_FORMULA,
            "Set behind the value, if there is one.",
            "{from: weight, suffix: \" kg\"}"),
    DATE(
            Place.COLUMN,
            "date",
            Kind.DATE_PATTERN,
            "How the value tells a date: rfc1123, iso, or a pattern such as dd.MM.yyyy HH:mm. Always read in English.",
            "{from: date_created, date: rfc1123}"),
    AS(
            Place.COLUMN,
            "as",
            Kind.TYPE,
            "Turns the value into a text, a number (without needless zeros), a whole number or true/false before it reaches a column of another type.",
            "{from: weight, as: number}"),
    REQUIRED(
            Place.COLUMN,
            "required",
            Kind.TEXT_OR_TRUE,
            "Quarantines the payload if there is no value; a text is shown as the reason.",
            "{from: sku, required: \"a line has no SKU: fix the product in the cart and replay\"}"),
    TRUNCATE(
            Place.COLUMN,
            "truncate",
            Kind.FLAG,
            "Cuts a text that is too long for its column. Without it such a text is a reason for quarantine.",
            "{from: customer_message, truncate: true}"),
    SKIP_COLUMN(
            Place.COLUMN,
            "skip",
            Kind.FLAG,
            "Leaves the column empty: how a customer's file undoes an entry of the default.",
            "comments: {skip: true}"),

    IF(
            Place.CASE,
            "if",
            Kind.CONDITION,
            "A formula that is true or false. The equals sign before it may be left out.",
            "if: billing_address.country_iso2 = 'US'"),
    THEN(Place.CASE, "then", Kind.TEXT_OR_FORMULA, "The value if the condition holds.", "then: R"),
    ELSE(Place.CASE, "else", Kind.TEXT_OR_FORMULA, "The value if no condition before it held.", "else: S"),

    EACH(
            Place.GROUP,
            "each",
            Kind.PATH,
            "One row for every element of the list at this path or name. Inside, bare names are fields of the element first.",
            "each: lines"),
    ONCE(Place.GROUP, "once", Kind.CONDITION, "One row if the condition holds.", "once: shipping_cost_ex_tax > 0"),
    WHERE(Place.GROUP, "where", Kind.CONDITION, "Only where this holds.", "where: quantity > 0"),
    COLUMNS(
            Place.GROUP,
            "columns",
            Kind.SECTION,
            "The columns of these rows.",
            "columns: {line_type: {value: freight}}"),
    SKIP_GROUP(
            Place.GROUP,
            "skip",
            Kind.FLAG,
            "Drops the group: how a customer's file undoes a group of the default.",
            "freight: {skip: true}"),

    PAYLOAD(
            Place.CHECK,
            "payload",
            Kind.PATHS,
            "A path or a formula over the payload, or a list of which any may match.",
            "payload: total_inc_tax"),
    RESULT(
            Place.CHECK,
            "rows",
            Kind.CONDITION,
            "A formula over the finished rows.",
            "rows: sum(s_order_details.line_total) + s_orders.tax_total"),
    DECIMALS(
            Place.CHECK,
            "decimals",
            Kind.NUMBER,
            "Compares with so many decimals. Without it with those of the order's currency: 2 for USD, 0 for JPY, 3 for KWD.",
            "decimals: 0"),
    MESSAGE(
            Place.CHECK,
            "message",
            Kind.TEXT,
            "What to tell people beside the two numbers.",
            "message: \"the cart cut the list of lines\""),

    TEST_NAME(Place.TEST, "name", Kind.TEXT, "What the test shows.", "name: plain order"),
    INPUT(
            Place.TEST,
            "input",
            Kind.TEXT,
            "The payload, as a path below mappings/.",
            "input: samples/bigcommerce/plain.json"),
    STORE(Place.TEST, "store", Kind.PAIRS, "What store.<name> gives in this test.", "store: {prefix: BC-}"),
    EXPECT(Place.TEST, "expect", Kind.SECTION, "What must come of it.", "expect: {s_orders: {order_no: BC-100}}"),

    QUARANTINED(
            Place.EXPECTATION,
            "quarantined",
            Kind.TEXT,
            "A part of the reason for which the payload must be refused.",
            "quarantined: has no SKU");

    final Place place;
    final String word;
    final Kind kind;
    final String description;
    final String example;

    Vocabulary(Place place, String word, Kind kind, String description, String example) {
        this.place = place;
        this.word = word;
        this.kind = kind;
        this.description = description;
        this.example = example;
    }

    static List<Vocabulary> of(Place place) {
        return Arrays.stream(values()).filter(word -> word.place == place).toList();
    }

    static List<String> words(Place place) {
        return of(place).stream().map(word -> word.word).toList();
    }

    /** Tells every key of a map that is neither a word of this place nor one of {@code others}. */
    static void check(Place place, YamlMap map, Collection<String> others, Problems problems) {
        List<String> known = new ArrayList<>(words(place));
        known.addAll(others);
        for (YamlMap.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.error(entry.key().at(), "'" + key + "' is not known in " + place.phrase, remedy(key, known));
            }
        }
    }

    private static String remedy(String key, List<String> known) {
        if (key.endsWith(")") || key.contains("(") || key.contains("'")) {
            return "It looks like the rest of a formula: put the whole formula in quotes, for inside { } a comma ends it";
        }
        String elsewhere = Arrays.stream(values())
                .filter(word -> word.word.equals(key))
                .findFirst()
                .map(word -> "It belongs to " + word.place.phrase + ". ")
                .orElse("");
        return elsewhere + Choices.instead(key, known, "Known are");
    }
}
