package io.cartage.staging;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A process that stages pages until it is killed, and says after each page how far it has come. */
final class StagingVictim {
    static final int PAGE = 20;
    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private StagingVictim() {}

    /** Every seventh order is filtered, every tenth quarantined. */
    public static void main(String[] arguments) {
        DatabaseSettings settings = new DatabaseSettings(arguments[0], arguments[1], "");
        StagingDatabase database = StagingDatabase.open(settings, Clock.systemUTC());
        Staging staging = database.staging();
        var tables = database.tables();
        RunRef run = staging.startRun("acme", "orders");
        int read = staging.cursor("acme", "orders").map(StagingVictim::read).orElse(0);
        for (int first = Math.max(0, read - PAGE); ; first += PAGE) { // overlapping, as a flow does
            List<StagingItem> page = IntStream.range(first, first + PAGE)
                    .mapToObj(id -> item(TestOrder.of(tables, Integer.toString(id)), id))
                    .toList();
            staging.stagePage(run, page, Optional.of(BEGINNING.plusSeconds(first + PAGE)));
            System.out.println("committed " + (first + PAGE));
        }
    }

    static int read(Cursor cursor) {
        return (int) (cursor.position().getEpochSecond() - BEGINNING.getEpochSecond());
    }

    private static StagingItem item(TestOrder order, int id) {
        if (id % 7 == 0) {
            return order.filtered("status Pending");
        }
        return id % 10 == 0 ? order.quarantined("no SKU") : order.staged();
    }
}
