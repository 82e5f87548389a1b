package io.cartage.staging.stock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What must be known of all rows of a store before the first can be judged: where each SKU has rows and since when, and
 * which rows lead to one and the same place.
 */
final class Survey {
    private final Warehouses warehouses;
    private final Fingerprints written = new Fingerprints();
    private final Fingerprints places = new Fingerprints();
    private final Set<Long> shared = new HashSet<>();
    private final Map<String, List<String>> rivals = new HashMap<>();
    private long oldest = micros(Instant.parse("9999-12-31T00:00:00Z"));

    private Survey(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    /** @param rows gives all rows by blocks; asked a second time only where rows share a place */
    static Survey of(Consumer<Consumer<List<ErpRow>>> rows, Warehouses warehouses) {
        Survey survey = new Survey(warehouses);
        rows.accept(block -> block.forEach(survey::note));
        if (!survey.shared.isEmpty()) {
            rows.accept(block -> block.forEach(survey::nameIfShared));
        }
        return survey;
    }

    /** When the ERP wrote the oldest row; far in the future if there is none. */
    Instant oldest() {
        return Instant.EPOCH.plus(oldest, ChronoUnit.MICROS);
    }

    /** Whether a row of this SKU was written before then. */
    boolean hasWrittenBefore(String key, Instant instant) {
        return written.get(Fingerprints.of(key, ""), Long.MAX_VALUE) < micros(instant);
    }

    /** Whether a row of this SKU leads to the place. */
    boolean has(String key, String placeId) {
        return places.has(Fingerprints.of(key, placeId));
    }

    /** The rows that lead to one place with this SKU, for people; empty if there is but one. */
    List<String> rivals(String key, String placeId) {
        List<String> sharing = rivals.getOrDefault(key + '\0' + placeId, List.of());
        return sharing.size() < 2 ? List.of() : sharing;
    }

    private void note(ErpRow row) {
        long time = micros(row.updatedAt());
        oldest = Math.min(oldest, time);
        if (row.key().isEmpty()) {
            return;
        }
        written.least(Fingerprints.of(row.key(), ""), time);
        warehouses.of(row.warehouse()).place().ifPresent(place -> {
            long print = Fingerprints.of(row.key(), place.id());
            if (!places.least(print, row.id())) {
                shared.add(print);
            }
        });
    }

    /** What the databases keep of an instant. */
    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private void nameIfShared(ErpRow row) {
        warehouses.of(row.warehouse()).place().ifPresent(place -> {
            if (!row.key().isEmpty() && shared.contains(Fingerprints.of(row.key(), place.id()))) {
                rivals.computeIfAbsent(row.key() + '\0' + place.id(), slot -> new ArrayList<>())
                        .add("'" + row.sku() + "' in '" + row.warehouse() + "'");
            }
        });
    }
}
