package io.cartage.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Levels that wait for their batch, in groups that can go together. What a cart sent back goes first, and by itself. One
 * thread uses it.
 *
 * @param <K> by which levels go together
 */
final class StockLine<K> {
    private final Function<StockEntry, K> kind;
    private final ToIntFunction<K> most;
    private final Deque<List<StockEntry>> returned = new ArrayDeque<>();
    private final Map<K, Deque<StockEntry>> groups = new LinkedHashMap<>();
    private int size;

    /** @param most how many of a kind go together */
    StockLine(Function<StockEntry, K> kind, ToIntFunction<K> most) {
        this.kind = kind;
        this.most = most;
    }

    int size() {
        return size;
    }

    void add(StockEntry entry) {
        groups.computeIfAbsent(kind.apply(entry), some -> new ArrayDeque<>()).add(entry);
        size++;
    }

    /** These go next, without others. */
    void giveBack(List<StockEntry> entries) {
        returned.addFirst(List.copyOf(entries));
        size += entries.size();
    }

    /** Sorts all anew, now that the kinds are others. */
    void sort() {
        List<StockEntry> all = groups.values().stream().flatMap(Deque::stream).toList();
        groups.clear();
        size -= all.size();
        all.forEach(this::add);
    }

    /** Takes as many as go together: of the first group that is enough for a full batch, or else of the largest. */
    List<StockEntry> next() {
        List<StockEntry> batch = returned.isEmpty() ? first() : nextReturned();
        size -= batch.size();
        return batch;
    }

    private List<StockEntry> nextReturned() {
        List<StockEntry> entries = returned.removeFirst();
        K first = kind.apply(entries.get(0));
        List<StockEntry> batch = new ArrayList<>();
        List<StockEntry> rest = new ArrayList<>();
        for (StockEntry entry : entries) {
            boolean fits =
                    batch.size() < most.applyAsInt(first) && kind.apply(entry).equals(first);
            (fits ? batch : rest).add(entry);
        }
        if (!rest.isEmpty()) {
            returned.addFirst(rest);
        }
        return batch;
    }

    private List<StockEntry> first() {
        Map.Entry<K, Deque<StockEntry>> group = groups.entrySet().stream()
                .filter(some -> some.getValue().size() >= most.applyAsInt(some.getKey()))
                .findFirst()
                .or(() -> groups.entrySet().stream()
                        .max(Comparator.comparingInt(some -> some.getValue().size())))
                .orElseThrow();
        List<StockEntry> batch = new ArrayList<>();
        Iterator<StockEntry> entries = group.getValue().iterator();
        while (entries.hasNext() && batch.size() < most.applyAsInt(group.getKey())) {
            batch.add(entries.next());
            entries.remove();
        }
        if (group.getValue().isEmpty()) {
            groups.remove(group.getKey());
        }
        return batch;
    }
}
