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
    private final List<String> untracked = new ArrayList<>();
    private final Map<String, Map<String, Integer>> bySpelling = new TreeMap<>();
    private int seen;
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
        if (!counted) {
            untracked.add(sku.isBlank() ? Words.quoted(name) : Words.quoted(sku));
        }
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
        List<String> counts = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        tell(blank, " without SKU", counts, lines);
        tell(twice(), " SKUs more than once", counts, lines);
        tell(alike(), " SKUs alike but for case or blanks", counts, lines);
        boolean clean = counts.isEmpty();
        tell(untracked, " untracked, whose stock is not counted", counts, lines);
        String looked = (cut ? "the first " : "")
                + Words.count(seen, "variant")
                + (cut ? " of more: " : ": ")
                + (clean ? "each has a SKU of its own" + (counts.isEmpty() ? "" : ", ") : "")
                + Words.list(counts);
        Finding finding = clean ? Finding.ok(SUBJECT, looked) : Finding.warning(SUBJECT, looked, remedy());
        return finding.with(lines);
    }

    private static void tell(List<String> found, String what, List<String> counts, List<String> lines) {
        if (!found.isEmpty()) {
            counts.add(Words.number(found.size()) + what);
            lines.add(what.strip().replaceFirst(",.*", "") + ": " + Words.examples(found));
        }
    }

    private String remedy() {
        return "Give each variant a SKU of its own under " + facts.where()
                + ", else orders are quarantined or the ERP picks the wrong item";
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
