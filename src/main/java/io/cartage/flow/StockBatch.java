package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.PushFacts.WayFacts;
import io.cartage.cart.StockLevels;
import io.cartage.cart.WriteRefusedException;
import io.cartage.mapping.Filled;
import io.cartage.mapping.PayloadPlan;
import io.cartage.mapping.PayloadResult;
import io.cartage.mapping.StoreContext;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.outbox.Write;
import io.cartage.staging.stock.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Levels that go to the cart in one call: the variable {@code write} of an inventory route. One thread uses it. */
public final class StockBatch implements CartWrite {
    private final StockWork work;
    private final WayFacts way;
    private final List<StockEntry> entries;
    private final List<ObjectNode> mapped = new ArrayList<>();
    private JsonNode payload = JsonNodeFactory.instance.objectNode();
    private @Nullable Write write;

    StockBatch(StockWork work, WayFacts way, List<StockEntry> entries) {
        this.work = work;
        this.way = way;
        this.entries = new ArrayList<>(entries);
    }

    /** The kind of call that takes it. */
    public String getWay() {
        return way.name();
    }

    @Override
    public boolean isOpen() {
        return !entries.isEmpty();
    }

    /** Whether levels must be read before it can be sent. */
    public boolean isLevelsMissing() {
        return work.comparesLevels() && entries.stream().anyMatch(entry -> !entry.isLevelKnown());
    }

    /** The items whose levels must be read. */
    public List<String> getItems() {
        return entries.stream()
                .filter(entry -> !entry.isLevelKnown())
                .map(StockEntry::itemId)
                .toList();
    }

    /** The place of all of them, where levels are read. */
    public String getPlace() {
        return entries.isEmpty() ? "" : entries.get(0).placeId();
    }

    /**
     * Takes the levels that the cart told. What it has already is not sent; items that it doesn't stock there are handed
     * back, to be activated.
     */
    List<String> learn(byte[] answer) {
        Map<String, StockLevels.Found> found = work.levels(answer);
        List<String> inactive = new ArrayList<>();
        List<StockEntry> reached = new ArrayList<>();
        for (StockEntry entry : List.copyOf(entries)) {
            StockLevels.Found level = entry.isLevelKnown() ? null : found.get(entry.itemId());
            if (level != null && level.active()) {
                entry.readLevel(level.quantity());
            }
            if (entry.isReached()) {
                reached.add(entry);
                entries.remove(entry);
            } else if (!entry.isLevelKnown()) {
                entries.remove(entry);
                if (level == null) {
                    work.refused(
                            entry, Obstacle.UNKNOWN_SKU, "the cart no longer has this item; it is looked for again");
                } else if (work.lookAgain(entry) && !level.active()) {
                    inactive.add(entry.itemId());
                }
            }
        }
        work.reached(reached);
        return inactive;
    }

    @Override
    public void fill(PayloadPlan mapping, StoreContext store) {
        mapped.clear();
        for (StockEntry entry : List.copyOf(entries)) {
            PayloadResult result = mapping.fill(work.source(entry, way), store);
            if (result instanceof Filled filled) {
                mapped.add(filled.payload().put(way.quantity(), entry.quantity()));
            } else {
                entries.remove(entry);
                work.refused(entry, Obstacle.UNMAPPABLE, StockWork.reason((Unmappable) result));
            }
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(mapped);
        payload = way.list().isEmpty()
                ? list
                : JsonNodeFactory.instance.objectNode().set(way.list(), list);
    }

    @Override
    public JsonNode payload() {
        return payload;
    }

    @Override
    public String key() {
        return sent().key();
    }

    @Override
    public void begin() {
        write = work.begin(entries, payload.toString());
    }

    @Override
    public void succeed(byte[] answer) {
        work.succeed(sent(), entries);
    }

    @Override
    public void refuse(WriteRefusedException refusal) {
        work.refuse(sent(), new StockRefusal(entries, mapped, refusal));
    }

    @Override
    public void doubt(String message) {
        work.doubt(sent(), message);
    }

    @Override
    public void postpone(String message) {
        work.postpone(sent(), entries, message);
    }

    @Override
    public boolean hasOtherWay() {
        return work.takeOtherWay();
    }

    private Write sent() {
        if (write == null) {
            throw new IllegalStateException("the route must call bean:writes?method=begin first");
        }
        return write;
    }
}
