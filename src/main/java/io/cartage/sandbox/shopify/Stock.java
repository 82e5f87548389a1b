package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.shopify.Delivery.Content;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What lies where. How it began follows from the seed; only what changed is kept, so that a large catalog costs next to
 * nothing. Thread-safe.
 */
final class Stock {
    private static final int STREAM = 160;
    private static final int PLACES = 100;

    private final long seed;
    private final Clock clock;
    private final Map<Key, Level> changed = new HashMap<>();
    private final Map<Long, Tracking> tracking = new HashMap<>();

    private record Key(long item, Places place) {}

    private record Tracking(boolean isTracked, long millis) {}

    /**
     * The stock of one item at one place.
     *
     * @param isActive whether the place sells the item; of one that doesn't, the quantity is mere paper
     * @param available what can be sold; may be negative
     * @param committed what is sold and has not left
     * @param millis when it changed while the shop ran; 0 if it didn't
     */
    record Level(boolean isActive, int available, int committed, long millis) {

        /** Of an item that was never kept at a place. */
        static final Level NONE = new Level(false, 0, 0, 0);

        int onHand() {
            return available + committed;
        }
    }

    Stock(long seed, Clock clock) {
        this.seed = seed;
        this.clock = clock;
    }

    /** Carries out {@code work} while nothing else changes. */
    synchronized <T> T alone(Supplier<T> work) {
        return work.get();
    }

    /** Empty if the item was never kept there. */
    synchronized Optional<Level> level(Article article, Places place) {
        Level level = changed.get(new Key(article.inventoryItemId(), place));
        return level == null ? begun(article, place) : Optional.of(level);
    }

    boolean isActive(Article article, Places place) {
        return level(article, place).filter(Level::isActive).isPresent();
    }

    /** Where the item is kept, by ascending id. */
    List<Places> places(Article article, boolean inactiveToo) {
        return Arrays.stream(Places.values())
                .filter(place -> level(article, place)
                        .filter(level -> inactiveToo || level.isActive())
                        .isPresent())
                .sorted(Comparator.comparing(Places::id))
                .toList();
    }

    synchronized boolean isTracked(Article article) {
        Tracking changedTo = tracking.get(article.inventoryItemId());
        return changedTo == null ? article.tracked() : changedTo.isTracked();
    }

    synchronized void track(Article article, boolean isTracked) {
        tracking.put(article.inventoryItemId(), new Tracking(isTracked, clock.millis()));
    }

    /** When the item changed while the shop ran, in epoch milliseconds; 0 if it didn't. */
    synchronized long changed(Article article) {
        Tracking changedTo = tracking.get(article.inventoryItemId());
        return changedTo == null ? 0 : changedTo.millis();
    }

    /** The place keeps the item from now on, with what it had when it last did. */
    synchronized void activate(Article article, Places place) {
        Level before = level(article, place).orElse(Level.NONE);
        put(article, place, true, before.available(), before.committed());
    }

    /** Sets what can be sold. Where the item isn't kept, that stays so, and quantities add up. */
    synchronized void setAvailable(Article article, Places place, int quantity) {
        Level before = level(article, place).orElse(Level.NONE);
        int available = before.isActive() ? quantity : before.available() + quantity;
        put(article, place, before.isActive(), available, before.committed());
    }

    /** A shopper takes so many, if there are so many to be sold. */
    synchronized boolean take(Article article, Places place, int units) {
        Level level = level(article, place).orElse(Level.NONE);
        boolean isThere = level.isActive() && level.available() >= units;
        if (isThere) {
            put(article, place, true, level.available() - units, level.committed() + units);
        }
        return isThere;
    }

    /** Units that were sold have left the house. Only those that shoppers bought while the shop ran were set aside. */
    void left(Order order, Places place, List<Content> contents) {
        contents.forEach(content -> commit(order, place, -content.units(), 0));
    }

    void cameBack(Order order, Places place, List<Content> contents) {
        contents.forEach(content -> commit(order, place, content.units(), 0));
    }

    /** Units are set aside at another place than before. */
    void moved(Order order, Places from, Places to, int units) {
        commit(order, from, -units, units);
        commit(order, to, units, -units);
    }

    private synchronized void commit(Order order, Places place, int committed, int available) {
        Purchase purchase = order.state().written().purchase();
        if (purchase != null) {
            Level level = level(purchase.article(), place).orElse(Level.NONE);
            put(
                    purchase.article(),
                    place,
                    level.isActive(),
                    level.available() + available,
                    level.committed() + committed);
        }
    }

    private void put(Article article, Places place, boolean isActive, int available, int committed) {
        changed.put(
                new Key(article.inventoryItemId(), place), new Level(isActive, available, committed, clock.millis()));
    }

    private Optional<Level> begun(Article article, Places place) {
        Dice dice = new Dice(seed, STREAM, article.inventoryItemId() * PLACES + place.id() % PLACES);
        int chance = dice.below(100);
        int quantity = dice.below(8) == 0 ? 0 : dice.between(1, 200);
        if (article.sort() != Article.Sort.GOODS) {
            return place == Places.MAIN ? Optional.of(new Level(true, 0, 0, 0)) : Optional.empty();
        }
        if (article.service()) {
            return place == Places.PRINT_PARTNER ? Optional.of(new Level(true, quantity, 0, 0)) : Optional.empty();
        }
        return switch (place) {
            case MAIN -> begun(chance, 94, 97, quantity);
            case WEST -> begun(chance, 60, 70, quantity);
            case MARKET_SQUARE -> begun(chance, 40, 50, quantity);
            case OLD_STORE -> begun(chance, 0, 20, quantity);
            case PRINT_PARTNER -> Optional.empty();
        };
    }

    private static Optional<Level> begun(int chance, int active, int known, int quantity) {
        return chance < known ? Optional.of(new Level(chance < active, quantity, 0, 0)) : Optional.empty();
    }
}
