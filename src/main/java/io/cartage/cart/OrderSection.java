package io.cartage.cart;

import io.cartage.yaml.YamlFields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code orders:} of a cart.yaml. */
final class OrderSection {
    private final Sections sections;

    OrderSection(Sections sections) {
        this.sections = sections;
    }

    OrderFacts read(YamlFields fields) {
        Map<FieldPath, String> withdrawnBy = new LinkedHashMap<>();
        sections.texts(sections.optional(fields, "withdrawn_by"))
                .forEach((field, words) -> withdrawnBy.put(FieldPath.of(field), words));
        OrderFacts orders = new OrderFacts(
                sections.requiredPath(fields, "id", "Name the field that holds an order's id"),
                sections.requiredPath(fields, "number", "Name the field that holds its number as people know it"),
                sections.requiredPath(fields, "changed", "Name the field that holds the time of the last change"),
                sections.requiredPath(fields, "created", "Name the field that holds the time of the order"),
                sections.requiredPath(fields, "total", "Name the field that holds the order's total"),
                sections.requiredPath(fields, "currency", "Name the field that holds the currency of the total"),
                sections.path(fields, "channel"),
                withdrawnBy,
                fields.oneOf("dates", List.of("rfc1123", "iso"), "iso").equals("iso")
                        ? OrderFacts.DateForm.ISO
                        : OrderFacts.DateForm.RFC1123,
                fields.integer("page", 1, 10_000, 50),
                fields.duration("overlap", Duration.ZERO, Duration.ofDays(1)).orElse(Duration.ofMinutes(5)),
                list(sections.optional(fields, "list")),
                fields.nested("completion").map(section -> completion(new YamlFields(section, sections.problems()))));
        fields.finish();
        return orders;
    }

    private OrderFacts.ListFacts list(YamlFields fields) {
        OrderFacts.ListFacts list = new OrderFacts.ListFacts(
                sections.path(fields, "records"),
                sections.path(fields, "single"),
                sections.path(fields, "more"),
                sections.path(fields, "after"),
                fields.integer("most", 0, 10_000_000, 0));
        fields.finish();
        return list;
    }

    private CompletionFacts completion(YamlFields fields) {
        String member = fields.requiredText("member", "Name the member under 'fetched' that takes fetched lines");
        CompletionFacts completion =
                fields.map().get("more").isPresent() ? further(member, fields) : counted(member, fields);
        fields.finish();
        return completion;
    }

    private CompletionFacts further(String member, YamlFields fields) {
        YamlFields answer = sections.required(fields, "answer");
        CompletionFacts further = new FurtherLines(
                member,
                sections.requiredPath(fields, "more", "Say where an order tells that it has more lines"),
                sections.requiredPath(fields, "after", "Say where it tells the mark after which they follow"),
                sections.requiredPath(answer, "records", "Say where the lines stand in the answer"),
                sections.requiredPath(answer, "more", "Say where the answer tells that even more follow"),
                sections.requiredPath(answer, "after", "Say where it tells the mark after which they follow"),
                sections.requiredPath(answer, "changed", "Say where it tells the order's time of change"));
        answer.finish();
        return further;
    }

    private static CompletionFacts counted(String member, YamlFields fields) {
        return new CountedLines(
                member,
                fields.requiredText("lists", "Name the arrays that hold an order's lines"),
                fields.requiredText("marker", "Name the member that tells a list was cut"),
                fields.integer("cap", 1, 10_000, 50),
                fields.requiredText("units", "Name the order's count of units"),
                fields.requiredText("quantity", "Name a line's quantity"),
                fields.requiredText("bundle_child", "Name the field that tells a bundle's child"));
    }
}
