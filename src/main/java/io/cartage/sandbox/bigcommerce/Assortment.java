package io.cartage.sandbox.bigcommerce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalog with what was changed in it since the shop was opened: SKUs and ways of counting. Nothing is kept of what
 * wasn't changed. A SKU is found by the number in it, which every SKU of the seed has. Thread-safe.
 */
final class Assortment {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int DAY = 86_400;

    private final Catalog catalog;
    private final long historyEnds;
    private final Map<Long, String> skus = new HashMap<>();
    private final Map<Integer, String> trackings = new HashMap<>();
    private final Map<Integer, Long> changed = new TreeMap<>();
    private @Nullable RunningCount items;
    private @Nullable RunningCount variants;

    Assortment(Catalog catalog, Instant historyEnds) {
        this.catalog = catalog;
        this.historyEnds = historyEnds.getEpochSecond();
    }

    int size() {
        return catalog.size();
    }

    /** The variants of a product; none if it was deleted. */
    synchronized List<Goods> at(int index) {
        if (index < 0 || Catalog.isDeleted(index)) {
            return List.of();
        }
        Product product = catalog.at(index);
        String tracking = tracking(index, product);
        return Variant.of(product).stream()
                .map(variant -> variant.withSku(skus.getOrDefault((long) variant.id(), variant.sku())))
                .map(variant -> new Goods(product, variant, tracking))
                .toList();
    }

    List<Goods> product(long id) {
        return at(catalog.index(id));
    }

    Optional<Goods> variant(long id) {
        return product(Variant.productId(id)).stream()
                .filter(goods -> goods.variant().id() == id)
                .findFirst();
    }

    /** All that have a SKU, whatever its case, by ascending id; none have a blank one. */
    synchronized List<Goods> bySku(String sku) {
        if (sku.isBlank()) {
            return List.of();
        }
        Matcher number = NUMBER.matcher(sku.replace(" ", "")); // a mistyped SKU has a blank, perhaps within the number
        IntStream seeded = number.find()
                ? IntStream.rangeClosed(0, 1).map(next -> Integer.parseInt(number.group()) + next)
                : IntStream.empty();
        IntStream renamed = skus.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(sku))
                .mapToInt(entry -> catalog.index(Variant.productId(entry.getKey())));
        return IntStream.concat(seeded, renamed)
                .filter(index -> index < catalog.size())
                .distinct()
                .sorted()
                .mapToObj(this::at)
                .flatMap(List::stream)
                .filter(goods -> goods.variant().sku().equalsIgnoreCase(sku))
                .toList();
    }

    synchronized int items() {
        return countedItems().total();
    }

    /** Some of all that is counted, by ascending product. */
    synchronized List<Goods> items(long skip, int limit) {
        return some(countedItems(), skip, limit, true);
    }

    synchronized int variants() {
        return allVariants().total();
    }

    synchronized List<Goods> variants(long skip, int limit) {
        return some(allVariants(), skip, limit, false);
    }

    synchronized void setSku(Goods goods, String sku, long now) {
        skus.put((long) goods.variant().id(), sku);
        touch(goods.product().id(), now);
    }

    synchronized void setTracking(Product product, String tracking, long now) {
        trackings.put(catalog.index(product.id()), tracking);
        items = null;
        touch(product.id(), now);
    }

    synchronized void touch(long productId, long now) {
        changed.put(catalog.index(productId), now);
    }

    /** When the product changed last, in epoch seconds: until the shop was opened, later the greater its id. */
    synchronized long modified(int index) {
        return changed.getOrDefault(index, seeded(index));
    }

    /** The indexes of the products that exist and changed in a span of time, both ends included. */
    synchronized List<Integer> modifiedBetween(long from, long to) {
        Stream<Integer> found = from > seeded(catalog.size() - 1)
                ? changed.keySet().stream()
                : IntStream.range(0, catalog.size()).boxed();
        return found.filter(index -> !Catalog.isDeleted(index))
                .filter(index -> modified(index) >= from && modified(index) <= to)
                .toList();
    }

    private long seeded(int index) {
        return historyEnds - 400L * DAY + 390L * DAY * index / catalog.size();
    }

    /** Downloads and one good of twenty-five are not counted; of goods with variants some are counted as a whole. */
    private String tracking(int index, Product product) {
        boolean counted = !product.digital() && product.id() % 25 != 7;
        boolean apart = Variant.count(product) > 1 && product.id() % 25 != 12;
        return trackings.getOrDefault(index, counted ? apart ? "variant" : "product" : "none");
    }

    private RunningCount countedItems() {
        RunningCount known = items;
        if (known == null) {
            known = new RunningCount(catalog.size(), this::itemsAt);
            items = known;
        }
        return known;
    }

    private int itemsAt(int index) {
        if (Catalog.isDeleted(index)) {
            return 0;
        }
        Product product = catalog.at(index);
        return switch (tracking(index, product)) {
            case "none" -> 0;
            case "product" -> 1;
            default -> Variant.count(product);
        };
    }

    private RunningCount allVariants() {
        RunningCount known = variants;
        if (known == null) {
            known = new RunningCount(
                    catalog.size(), index -> Catalog.isDeleted(index) ? 0 : Variant.count(catalog.at(index)));
            variants = known;
        }
        return known;
    }

    private List<Goods> some(RunningCount count, long skip, int limit, boolean itemsOnly) {
        List<Goods> found = new ArrayList<>();
        if (skip < count.total()) {
            int index = count.holder((int) skip);
            long passed = skip - count.before(index);
            for (; found.size() < limit + passed && index < catalog.size(); index++) {
                at(index).stream().filter(goods -> !itemsOnly || goods.isItem()).forEach(found::add);
            }
            int from = (int) Math.min(passed, found.size());
            return List.copyOf(found.subList(from, Math.min(from + limit, found.size())));
        }
        return found;
    }
}
