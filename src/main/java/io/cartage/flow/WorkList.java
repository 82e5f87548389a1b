package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.config.HomeEdits;
import io.cartage.config.HomeEdits.Opened;
import io.cartage.config.HomeEdits.Saved;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.problem.ProblemsException;
import io.cartage.problem.Suggestion;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.stock.CatalogItem;
import io.cartage.staging.stock.CatalogSearch;
import io.cartage.staging.stock.Place;
import io.cartage.staging.stock.StockQuestions;
import io.cartage.staging.stock.StockQueue;
import io.cartage.store.PushSettings;
import io.cartage.store.StoreFiles;
import io.cartage.yaml.YamlText;
import io.cartage.yaml.YamlValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the ERP's stock asks of people, and their answers: which item of the cart a SKU means, and which place a warehouse.
 * An answer is written into the store's file, whose comments stay, and releases the rows that wait for it; a file that would
 * be wrong by it isn't written. Thread-safe.
 */
public final class WorkList {
    private final Flows flows;
    private final StagingDatabase database;
    private final StockQuestions questions;
    private final CatalogSearch search;

    public WorkList(Flows flows, StagingDatabase database) {
        this.flows = flows;
        this.database = database;
        this.questions = new StockQuestions(database.dataSource());
        this.search = new CatalogSearch(database.dataSource());
    }

    /**
     * A SKU of the ERP that no item of the cart has.
     *
     * @param guess the one item that it evidently means
     */
    public record SkuQuestion(StockQuestions.Sku about, Optional<CatalogItem> guess) {}

    /**
     * A page.
     *
     * @param next after which the next page begins; empty if there is none
     */
    public record SkuPage(List<SkuQuestion> questions, Optional<StockQueue.Key> next) {}

    /**
     * A warehouse of the ERP that leads nowhere, or to several places.
     *
     * @param places of the cart that take stock
     * @param guess the id of the one that is meant, as far as names tell
     */
    public record WarehouseQuestion(StockQuestions.Warehouse about, List<Place> places, Optional<String> guess) {}

    /** What became of an answer. */
    public sealed interface Answer {

        /**
         * It stands in the store's file, which is taken up within seconds.
         *
         * @param rows that waited for it and go with the next push
         */
        record Taken(String path, int rows) implements Answer {}

        /** The file is as it was. */
        record Refused(List<Problem> problems) implements Answer {
            public Refused {
                problems = List.copyOf(problems);
            }

            private static Refused of(String path, String fault, String remedy) {
                return new Refused(List.of(Problem.error(Position.of(path), fault, remedy)));
            }
        }
    }

    /** SKUs without an item, by store and SKU. */
    public SkuPage skus(Optional<String> storeId, String begin, Optional<StockQueue.Key> after, int most) {
        StockQuestions.Skus page = questions.skus(storeId, begin, after, most);
        Map<String, Map<String, CatalogItem>> evident = new HashMap<>();
        page.skus().stream()
                .collect(Collectors.groupingBy(StockQuestions.Sku::storeId))
                .forEach((store, skus) -> evident.put(
                        store,
                        search.evident(
                                store,
                                skus.stream().map(StockQuestions.Sku::sku).toList())));
        return new SkuPage(
                page.skus().stream()
                        .map(sku -> new SkuQuestion(
                                sku,
                                Optional.ofNullable(evident.getOrDefault(sku.storeId(), Map.of())
                                        .get(sku.sku()))))
                        .toList(),
                page.next());
    }

    /** Items that a SKU of the ERP may mean, the likeliest first. */
    public List<CatalogItem> guesses(String storeId, String erpSku, int most) {
        return search.guesses(storeId, erpSku, most);
    }

    /** Items whose SKU begins so, or with this barcode or these letters in their name. */
    public List<CatalogItem> search(String storeId, String text, int most) {
        return search.search(storeId, text, most);
    }

    /** Warehouses without a place, those with the most rows first. */
    public List<WarehouseQuestion> warehouses(Optional<String> storeId) {
        Map<String, List<Place>> places = new HashMap<>();
        return questions.warehouses(storeId).stream()
                .map(about -> question(
                        about,
                        places.computeIfAbsent(about.storeId(), store -> database.catalog().places(store).stream()
                                .filter(Place::active)
                                .toList())))
                .toList();
    }

    private static WarehouseQuestion question(StockQuestions.Warehouse about, List<Place> places) {
        Optional<String> near = Suggestion.closest(
                about.warehouse(), places.stream().map(Place::name).toList());
        Optional<String> guess = places.stream()
                .filter(place -> near.isPresent() && place.name().equals(near.get()))
                .map(Place::id)
                .findFirst();
        return new WarehouseQuestion(
                about, places, places.size() == 1 ? Optional.of(places.get(0).id()) : guess);
    }

    /** Says that a SKU of the ERP means this item. */
    public Answer answerSku(String storeId, String erpSku, String itemId) {
        Optional<CatalogItem> item = search.item(storeId, itemId);
        if (item.isEmpty()) {
            return Answer.Refused.of(
                    path(storeId), "the cart has no such item any more", "Search it anew, or give another item");
        }
        String sku = item.get().sku();
        if (sku.isBlank()) {
            return Answer.Refused.of(path(storeId), "this item has no SKU in the cart", "Give it one there");
        }
        if (search.sharing(storeId, sku) > 1) {
            return Answer.Refused.of(
                    path(storeId),
                    "several items of the cart have the SKU '" + sku + "', so that none is meant by it",
                    "Leave it to one of them in the cart");
        }
        return write(storeId, List.of(Flow.INVENTORY, "skus", erpSku), sku)
                .orElseGet(() -> new Answer.Taken(path(storeId), questions.releaseSku(storeId, erpSku)));
    }

    /** Says that a warehouse of the ERP is this place of the cart. */
    public Answer answerWarehouse(String storeId, String warehouse, String placeId) {
        List<Place> places = database.catalog().places(storeId);
        Optional<Place> place =
                places.stream().filter(one -> one.id().equals(placeId)).findFirst();
        if (place.filter(Place::active).isEmpty()) {
            return Answer.Refused.of(
                    path(storeId), "the cart has no such place any more", "Load the page anew, and choose another");
        }
        String name = place.get().name();
        boolean isUnique = places.stream()
                        .filter(one -> one.name().strip().equalsIgnoreCase(name.strip()))
                        .count()
                == 1;
        return write(storeId, List.of(Flow.INVENTORY, "warehouses", warehouse), isUnique ? name : placeId)
                .orElseGet(() -> new Answer.Taken(path(storeId), questions.releaseWarehouse(storeId, warehouse)));
    }

    /** Why it can't be written; empty if it is. */
    private Optional<Answer> write(String storeId, List<String> keys, String value) {
        String path = path(storeId);
        Home home = flows.home().live();
        HomeEdits edits = new HomeEdits(home);
        Optional<Opened> opened = StoreFiles.ids(home).contains(storeId) ? edits.open(path) : Optional.empty();
        if (opened.isEmpty()) {
            return Optional.of(Answer.Refused.of(path, "there is no such file any more", "Load the page anew"));
        }
        try {
            String edited = YamlText.of(path, opened.get().file().text())
                    .set(keys, YamlValue.text(value))
                    .text();
            List<Problem> wrong = errors(home.with(path, edited), storeId);
            if (!wrong.isEmpty()) {
                return Optional.of(new Answer.Refused(wrong));
            }
            return edits.save(path, edited, opened.get().hash()) instanceof Saved.Conflict
                    ? Optional.of(Answer.Refused.of(
                            path, "somebody else saved the file at this very moment", "Answer once more"))
                    : Optional.empty();
        } catch (ProblemsException e) {
            return Optional.of(new Answer.Refused(e.problems()));
        }
    }

    /** A file with errors is taken up by nobody, whoever made them. */
    private List<Problem> errors(Home home, String storeId) {
        Problems problems = new Problems();
        StoreFiles.load(home, storeId, flows.environment(), problems);
        return problems.all().stream().filter(Problem::isError).toList();
    }

    /** Whether the running flows know an answer already, so that a push would go by it. */
    public boolean isTakenUp(String storeId, String erpName) {
        return flows.stores().stream()
                .filter(store -> store.id().equals(storeId))
                .flatMap(store -> store.store().push().inventory().stream())
                .anyMatch(stock -> knows(stock, erpName));
    }

    private static boolean knows(PushSettings.Stock stock, String erpName) {
        return stock.skus().containsKey(erpName) || stock.warehouses().containsKey(erpName);
    }

    /** What keeps running processes from taking a store's file up, as far as they told. */
    public List<String> troubles(String storeId) {
        return database.edits().broken().stream()
                .flatMap(edit -> edit.problems().stream())
                .filter(problem -> problem.startsWith(path(storeId) + ":"))
                .toList();
    }

    private static String path(String storeId) {
        return "stores/" + storeId + ".yaml";
    }
}
