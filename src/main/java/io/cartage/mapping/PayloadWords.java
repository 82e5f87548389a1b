package io.cartage.mapping;

import java.util.List;

/** The words of mappings that turn records of the staging tables into what a cart takes. */
final class PayloadWords {
    static final List<Word> ALL = List.of(
            new Word(
                    Place.PAYLOAD_FILE,
                    "payload",
                    Kind.SECTION,
                    "The fields of what is sent to the cart, one a line.",
                    "payload: {tracking_number: tracking_no}"),
            new Word(
                    Place.PAYLOAD_FILE,
                    "warnings",
                    Kind.SECTION,
                    "What a person should know although the payload is sent.",
                    "warnings: {carrier: {if: carrier_name = null, text: the carrier is not known}}"),
            new Word(
                    Place.FIELD,
                    "all",
                    Kind.PATHS,
                    "Every value there is at a path or formula, or at a list of them: the field becomes a list, and the other words work on each of its values.",
                    "numbers: {all: tracking_nos}"),
            new Word(
                    Place.FIELD,
                    "truncate",
                    Kind.NUMBER,
                    "Cuts a text that has more characters than this.",
                    "{from: comment, truncate: 255}"),
            new Word(
                    Place.FIELD,
                    "longest",
                    Kind.NUMBER,
                    "Refuses the record if the text has more characters than this.",
                    "{from: tracking_no, longest: 50}"),
            new Word(
                    Place.FIELD,
                    "always",
                    Kind.FLAG,
                    "Writes the field even if there is nothing to write: null, [] for a list, { } for a group of fields. Without it such a field is left out. To write an empty text, say {value: \"\"} or default: \"\".",
                    "changeFromQuantity: {from: cart_quantity, always: true}"),
            new Word(
                    Place.FIELD,
                    "fields",
                    Kind.SECTION,
                    "The fields of a group, or of each element of a list.",
                    "trackingInfo: {fields: {company: carrier}}"),
            new Word(
                    Place.FIELD,
                    "each",
                    Kind.PATH,
                    "Makes the group a list: one element for every element at this path or name. Inside, bare names are fields of the element first.",
                    "items: {each: lines, fields: {quantity: quantity}}"),
            new Word(
                    Place.FIELD,
                    "where",
                    Kind.CONDITION,
                    "Only where this holds: the group, or elements of 'each'.",
                    "where: quantity > 0"),
            new Word(
                    Place.FIELD,
                    "skip",
                    Kind.FLAG,
                    "Leaves the field out: how a customer's file undoes an entry of the default.",
                    "comments: {skip: true}"),
            new Word(Place.WARNING, "if", Kind.CONDITION, "When to warn.", "if: carrier_name = null"),
            new Word(
                    Place.WARNING,
                    "text",
                    Kind.TEXT_OR_FORMULA,
                    "What to tell.",
                    "text: = 'the carrier ' & carrier & ' is not known'"),
            new Word(
                    Place.WARNING,
                    "skip",
                    Kind.FLAG,
                    "Drops the warning: how a customer's file undoes one of the default.",
                    "carrier: {skip: true}"),
            new Word(
                    Place.PAYLOAD_EXPECTATION,
                    "payload",
                    Kind.SECTION,
                    "Fields of the payload; only those named are compared. Text that looks like a number stands in quotes, and nothing after the colon means that the field is left out or null. A list is compared whole, or by the numbers of its elements from 0.",
                    "payload: {items: [{quantity: 2}]}"),
            new Word(
                    Place.PAYLOAD_EXPECTATION,
                    "warnings",
                    Kind.TEXTS,
                    "A part of each warning, in their order; [] for none.",
                    "warnings: [is not known]"),
            new Word(
                    Place.PAYLOAD_EXPECTATION,
                    "unmappable",
                    Kind.TEXT,
                    "A part of the reason for which the record must be refused.",
                    "unmappable: has no tracking number"));

    private PayloadWords() {}
}
