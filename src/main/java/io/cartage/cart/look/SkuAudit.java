package io.cartage.cart.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the SKUs that an ERP can't tell apart or find: blank, twice, different only by case or blanks; and untracked stock. */
final class SkuAudit {
    private static final String SUBJECT = "SKUs";

    private final LookFacts.Skus facts;
    private final List<String> blank = new ArrayList<>();
    private final Map<String, Map<String, Integer>> bySpelling = new TreeMap<>();
    private int seen;
    private int untracked;
    private boolean cut;

    SkuAudit(LookFacts.Skus facts) {
        this.facts = facts;
    }

    /** Adds one page. */
    void add(JsonNode list) {
        for (JsonNode element : list) {
            String name = Place.at(element, facts.name()).asText("");
            boolean counted = facts.tracking().isEmpty()
                    || !facts.untracked()
                            .contains(Place.at(element, facts.tracking()).asText(""));
            if (facts.inside().isEmpty()) {
                add(element, name, counted);
            } else {
                Place.at(element, facts.inside()).forEach(variant -> add(variant, name, counted));
            }
        }
    }

    /** Notes whether more pages were there than are read. */
    void cut(boolean isMore) {
        cut |= isMore;
    }

    private void add(JsonNode variant, String name, boolean counted) {
        String sku = Place.at(variant, facts.sku()).asText("");
        seen++;
        untracked += counted ? 0 : 1;
        if (sku.isBlank()) {
            blank.add(Words.quoted(name));
        } else {
            String plain = sku.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
            bySpelling.computeIfAbsent(plain, none -> new TreeMap<>()).merge(sku, 1, Integer::sum);
        }
    }

    Finding look(Answers answers, Gaps gaps) {
        Optional<String> gap = gaps.at(facts.list());
        if (gap.isPresent()) {
            return Finding.skipped(SUBJECT, gap.get());
        }
        String looked = (cut ? "the first " : "") + Words.count(seen, "variant") + (cut ? " looked at: " : ": ");
        String notCounted =
                untracked == 0 ? "all tracked" : Words.number(untracked) + " untracked, which take no stock";
        List<String> lines = lines();
        if (lines.isEmpty()) {
            return Finding.ok(SUBJECT, looked + "each has a SKU of its own, " + notCounted);
        }
        String text = looked + Words.number(blank.size()) + " without SKU, " + Words.number(twice().size())
                + " SKUs twice, " + Words.number(alike().size()) + " alike but for case or blanks, " + notCounted;
        return Finding.warning(
                        SUBJECT,
                        text,
                        "Give each variant a SKU of its own under " + facts.where()
                                + ", else the ERP can't tell what was sold")
                .with(lines);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!blank.isEmpty()) {
            lines.add("without SKU: " + Words.examples(blank));
        }
        if (!twice().isEmpty()) {
            lines.add("twice: " + Words.examples(twice()));
        }
        if (!alike().isEmpty()) {
            lines.add("alike: " + Words.examples(alike()));
        }
        return lines;
    }

    private List<String> twice() {
        return bySpelling.values().stream()
                .flatMap(spellings -> spellings.entrySet().stream())
                .filter(spelling -> spelling.getValue() > 1)
                .map(spelling -> Words.quoted(spelling.getKey()))
                .toList();
    }

    private List<String> alike() {
        return bySpelling.values().stream()
                .filter(spellings -> spellings.size() > 1)
                .map(spellings -> String.join(
                        " and ", spellings.keySet().stream().map(Words::quoted).toList()))
                .toList();
    }
}
