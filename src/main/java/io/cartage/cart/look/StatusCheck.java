package io.cartage.cart.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop's order statuses with their labels, and which of them the store file wants. */
final class StatusCheck {
    private static final String SUBJECT = "statuses";

    private StatusCheck() {}

    static Finding look(LookFacts.Statuses facts, LookSubject subject, Answers answers, Gaps gaps) {
        Optional<String> gap = facts.list().flatMap(list -> gaps.at(facts.list()));
        if (gap.isPresent()) {
            return Finding.skipped(SUBJECT, gap.get());
        }
        List<String> wanted = subject.store().orders().statuses().stream()
                .map(YamlScalar::text)
                .toList();
        List<ShopStatus> statuses = statuses(facts, subject, answers);
        List<String> lines = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (ShopStatus status : statuses) {
            if (wanted.stream().anyMatch(status::isCalled)) {
                lines.add("wanted  " + status.line());
            } else {
                others.add(status.line());
            }
        }
        String text = Words.number(statuses.size()) + " in the shop, " + lines.size() + " wanted by orders.statuses";
        if (!others.isEmpty()) {
            lines.add("others  " + Words.list(others));
        }
        return Finding.ok(SUBJECT, text).with(lines);
    }

    static List<ShopStatus> statuses(LookFacts.Statuses facts, LookSubject subject, Answers answers) {
        Map<String, String> names = new LinkedHashMap<>();
        subject.cart().statuses().values().forEach(names::putAll);
        if (facts.list().isEmpty()) {
            return names.entrySet().stream()
                    .map(status -> new ShopStatus(status.getKey(), status.getValue(), "", Optional.empty()))
                    .toList();
        }
        return answers.list(facts.list().get()).stream()
                .map(element -> status(element, facts, names))
                .toList();
    }

    private static ShopStatus status(JsonNode element, LookFacts.Statuses facts, Map<String, String> names) {
        String id = Place.at(element, facts.id()).asText("");
        String label =
                facts.label().isEmpty() ? "" : Place.at(element, facts.label()).asText("");
        JsonNode count = facts.count().isEmpty() ? Answers.nothing() : Place.at(element, facts.count());
        return new ShopStatus(
                id,
                names.getOrDefault(id, id),
                label,
                count.isNumber() ? Optional.of(count.asLong()) : Optional.empty());
    }
}
