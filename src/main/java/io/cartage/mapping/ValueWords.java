package io.cartage.mapping;

import java.util.List;

/** The words that give a value, be it of a column or of a field. */
final class ValueWords {
    static final List<Word> ALL = List.of(
            new Word(
                    Place.VALUE,
                    "from",
                    Kind.PATHS,
                    "A path or a formula, or a list of them of which the first with a value counts.",
                    "{from: [company, first_name]}"),
            new Word(Place.VALUE, "value", Kind.TEXT_OR_FORMULA, "A fixed text or number.", "{value: /FREIGHT}"),
            new Word(
                    Place.VALUE,
                    "add",
                    Kind.PATH_LIST,
                    "Several paths or formulas joined to one text; what has no value is left out.",
                    "{add: [bill.first_name, bill.last_name], separator: \" \"}"),
            new Word(
                    Place.VALUE,
                    "separator",
                    Kind.TEXT,
                    "What stands between the parts of 'add'. Nothing if left out.",
                    "separator: \", \""),
            new Word(
                    Place.VALUE,
                    "when",
                    Kind.CASES,
                    "The first case whose condition holds gives the value.",
                    "{when: [{if: total_inc_tax >= 1000, then: R}, {else: S}]}"),
            new Word(
                    Place.VALUE,
                    "lookup",
                    Kind.LOOKUP_NAME,
                    "Sends the value through the lookup of that name.",
                    "{from: payment_method, lookup: payment_terms}"),
            new Word(
                    Place.VALUE,
                    "default",
                    Kind.TEXT_OR_FORMULA,
                    "Counts where there is no value so far, also where a lookup has no row for it.",
                    "{from: currency_code, default: USD}"),
            new Word(
                    Place.VALUE,
                    "prefix",
                    Kind.TEXT_OR_FORMULA,
                    "Set before the value, if there is one.",
                    "{from: id, prefix: = store.prefix}"),
            new Word(
                    Place.VALUE,
                    "suffix",
                    Kind.TEXT_OR_FORMULA,
                    "Set behind the value, if there is one.",
                    "{from: weight, suffix: \" kg\"}"),
            new Word(
                    Place.VALUE,
                    "date",
                    Kind.DATE_PATTERN,
                    "How the value tells a date: rfc1123, iso, or a pattern such as dd.MM.yyyy HH:mm. Always read in English.",
                    "{from: date_created, date: rfc1123}"),
            new Word(
                    Place.VALUE,
                    "as",
                    Kind.TYPE,
                    "Turns the value into a text, a number (without needless zeros), a whole number or true/false before it reaches a column of another type, or the payload.",
                    "{from: weight, as: number}"),
            new Word(
                    Place.VALUE,
                    "required",
                    Kind.TEXT_OR_TRUE,
                    "Quarantines the order, or refuses the record, if there is no value; a text is shown as the reason.",
                    "{from: sku, required: \"a line has no SKU: fix the product in the cart and replay\"}"),
            new Word(
                    Place.CASE,
                    "if",
                    Kind.CONDITION,
                    "A formula that is true or false. The equals sign before it may be left out.",
                    "if: billing_address.country_iso2 = 'US'"),
            new Word(Place.CASE, "then", Kind.TEXT_OR_FORMULA, "The value if the condition holds.", "then: R"),
            new Word(Place.CASE, "else", Kind.TEXT_OR_FORMULA, "The value if no condition before it held.", "else: S"));

    private ValueWords() {}
}
