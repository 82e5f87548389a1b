package io.cartage.mapping;

import java.util.List;

/** The words of mappings that turn payloads into rows. */
final class RowWords {
    static final List<Word> ALL = List.of(
            new Word(
                    Place.ORDERS_FILE,
                    "control",
                    Kind.SECTION,
                    "Checks between the payload and the finished rows. An order that fails one is quarantined with both numbers. An orders mapping needs at least one.",
                    "control: {total: {payload: total_inc_tax, rows: sum(s_order_details.line_total)}}"),
            new Word(
                    Place.ORDERS_SETTINGS,
                    "on_error",
                    Kind.QUARANTINE,
                    "What becomes of a payload with a reason against it: it is kept and shown, and staged after a replay.",
                    "on_error: quarantine"),
            new Word(
                    Place.COLUMN,
                    "truncate",
                    Kind.FLAG,
                    "Cuts a text that is too long for its column. Without it such a text is a reason for quarantine.",
                    "{from: customer_message, truncate: true}"),
            new Word(
                    Place.COLUMN,
                    "skip",
                    Kind.FLAG,
                    "Leaves the column empty: how a customer's file undoes an entry of the default.",
                    "comments: {skip: true}"),
            new Word(
                    Place.GROUP,
                    "each",
                    Kind.PATH,
                    "One row for every element of the list at this path or name. Inside, bare names are fields of the element first.",
                    "each: lines"),
            new Word(
                    Place.GROUP,
                    "once",
                    Kind.CONDITION,
                    "One row if the condition holds.",
                    "once: shipping_cost_ex_tax > 0"),
            new Word(Place.GROUP, "where", Kind.CONDITION, "Only where this holds.", "where: quantity > 0"),
            new Word(
                    Place.GROUP,
                    "columns",
                    Kind.SECTION,
                    "The columns of these rows.",
                    "columns: {line_type: {value: freight}}"),
            new Word(
                    Place.GROUP,
                    "skip",
                    Kind.FLAG,
                    "Drops the group: how a customer's file undoes a group of the default.",
                    "freight: {skip: true}"),
            new Word(
                    Place.CHECK,
                    "payload",
                    Kind.PATHS,
                    "A path or a formula over the payload, or a list of which any may match.",
                    "payload: total_inc_tax"),
            new Word(
                    Place.CHECK,
                    "rows",
                    Kind.CONDITION,
                    "A formula over the finished rows.",
                    "rows: sum(s_order_details.line_total) + s_orders.tax_total"),
            new Word(
                    Place.CHECK,
                    "decimals",
                    Kind.NUMBER,
                    "Compares with so many decimals. Without it with those of the order's currency: 2 for USD, 0 for JPY, 3 for KWD.",
                    "decimals: 0"),
            new Word(
                    Place.CHECK,
                    "message",
                    Kind.TEXT,
                    "What to tell people beside the two numbers.",
                    "message: \"the cart cut the list of lines\""),
            new Word(
                    Place.EXPECTATION,
                    "quarantined",
                    Kind.TEXT,
                    "A part of the reason for which the payload must be refused.",
                    "quarantined: has no SKU"));

    private RowWords() {}
}
