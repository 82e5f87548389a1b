package io.cartage.flow.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cartage.flow.Flow;
import io.cartage.flow.Flows;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.bench.MappingDesk.Opened;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.StoreContext;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.problem.ProblemsException;
import io.cartage.problem.Suggestion;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.outbox.ShipmentCarriers;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;
import io.cartage.yaml.YamlText;
import io.cartage.yaml.YamlValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Carriers that the ERP names and a store's mapping of shipments doesn't know: those that its warning {@code carrier} tells of.
 * An answer is a row of its lookup {@code carriers}, written as a person would and saved as a version. Thread-safe.
 */
public final class CarrierWork {
    private static final String CARRIER = "carrier";
    private static final List<String> ROWS = List.of("lookups", "carriers", "rows");
    private static final int LONGEST = 64;

    private final Flows flows;
    private final MappingDesk desk;
    private final ShipmentCarriers carriers;

    public CarrierWork(Flows flows, StagingDatabase database, Clock clock) {
        this.flows = flows;
        this.desk = new MappingDesk(flows, database, clock);
        this.carriers = new ShipmentCarriers(database.dataSource());
    }

    /**
     * A carrier that the mapping has no word of the cart for.
     *
     * @param words of the cart that the lookup has, for a choice
     * @param guess the one that is evidently meant
     * @param path where the answer goes
     */
    public record Question(ShipmentCarriers.Carrier about, List<String> words, Optional<String> guess, String path) {
        public Question {
            words = List.copyOf(words);
        }
    }

    /** What became of an answer. */
    public sealed interface Answer {

        /** It stands in the mapping, which is taken up within seconds. */
        record Taken(MappingSubject subject, int version) implements Answer {}

        /** The file is as it was. */
        record Refused(List<Problem> problems) implements Answer {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** The unknown ones among the carriers of the latest shipments, those with the most rows first. */
    public List<Question> questions(Optional<String> storeId) {
        Map<String, Map<String, String>> lookups = new LinkedHashMap<>();
        List<Question> questions = new ArrayList<>();
        for (ShipmentCarriers.Carrier carrier : carriers.latest(storeId)) {
            Optional<PreparedStore> store = store(carrier.storeId());
            if (store.filter(one -> isUnknown(one, carrier.name())).isPresent()) {
                Map<String, String> rows =
                        lookups.computeIfAbsent(carrier.storeId(), id -> rows(plan(store.orElseThrow())));
                questions.add(new Question(
                        carrier,
                        List.copyOf(new TreeSet<>(rows.values())),
                        guess(carrier.name(), rows),
                        subject(store.orElseThrow()).path()));
            }
        }
        return questions;
    }

    /** Whether the running flows know a carrier of this store by now. */
    public boolean isTakenUp(String storeId, String carrier) {
        return store(storeId).filter(store -> !isUnknown(store, carrier)).isPresent();
    }

    /** Says what the cart calls a carrier of the ERP. */
    public Answer answer(String storeId, String carrier, String word, String who) {
        Optional<PreparedStore> store = store(storeId);
        if (store.isEmpty()) {
            return refused("stores/" + storeId + ".yaml", "there is no such store any more", "Load the page anew");
        }
        MappingSubject subject = subject(store.get());
        if (word.isBlank() || word.length() > LONGEST || carrier.isBlank() || carrier.length() > LONGEST) {
            return refused(subject.path(), "'" + word + "' is no carrier's word", "Write the cart's word for it");
        }
        Opened opened = desk.open(subject);
        List<String> row = new ArrayList<>(ROWS);
        row.add(carrier);
        try {
            String edited = YamlText.of(subject.path(), opened.text())
                    .set(row, YamlValue.text(word.strip()))
                    .text();
            MappingDesk.Result result = desk.save(subject, edited, opened.hash(), who, "carrier " + carrier);
            if (result instanceof MappingDesk.Result.Written written) {
                return new Answer.Taken(subject, written.number());
            }
            return result instanceof MappingDesk.Result.Refused refused
                    ? new Answer.Refused(
                            refused.problems().stream().filter(Problem::isError).toList())
                    : refused(subject.path(), "somebody else saved the file at this very moment", "Answer once more");
        } catch (ProblemsException e) {
            return new Answer.Refused(e.problems());
        }
    }

    private static Answer refused(String path, String fault, String remedy) {
        return new Answer.Refused(List.of(Problem.error(Position.of(path), fault, remedy)));
    }

    private Optional<PreparedStore> store(String id) {
        return flows.stores().stream()
                .filter(store ->
                        store.id().equals(id) && store.push().mappings().containsKey(Flow.SHIPMENTS))
                .findFirst();
    }

    private static PayloadPlan plan(PreparedStore store) {
        return Optional.ofNullable(store.push().mappings().get(Flow.SHIPMENTS)).orElseThrow();
    }

    private static MappingSubject subject(PreparedStore store) {
        return new MappingSubject(store.store().customer(), store.store().cart(), Flow.SHIPMENTS);
    }

    private static boolean isUnknown(PreparedStore store, String carrier) {
        return plan(store)
                .remark(
                        CARRIER,
                        JsonNodeFactory.instance.objectNode().put(CARRIER, carrier),
                        new StoreContext(store.id(), store.store().contextValues()))
                .isPresent();
    }

    /** The lookup's rows as they count, the default's and the customer's. */
    private static Map<String, String> rows(PayloadPlan plan) {
        Optional<YamlNode> node =
                Yaml.readMap(plan.path(), plan.merged(), new Problems()).map(map -> map);
        for (String key : ROWS) {
            node = node.filter(one -> one instanceof YamlMap).flatMap(one -> ((YamlMap) one).get(key));
        }
        Map<String, String> rows = new LinkedHashMap<>();
        node.filter(one -> one instanceof YamlMap)
                .ifPresent(map -> ((YamlMap) map).entries().forEach(row -> {
                    if (row.value() instanceof YamlScalar word && !word.text().isBlank()) {
                        rows.put(row.key().text(), word.text());
                    }
                }));
        return rows;
    }

    /** The carrier by which the name begins, else one that is spelled nearly so. */
    private static Optional<String> guess(String carrier, Map<String, String> rows) {
        String low = carrier.toLowerCase(Locale.ROOT) + " ";
        return rows.keySet().stream()
                .filter(known -> low.startsWith(known.toLowerCase(Locale.ROOT) + " "))
                .max(Comparator.comparingInt(String::length))
                .or(() -> Suggestion.closest(carrier, rows.keySet()))
                .map(rows::get);
    }
}
