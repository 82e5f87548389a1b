package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Desk;
import io.cartage.staging.StagingException;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.WatchedDataSource;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.Shipments.Back;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * An ERP that writes, rewrites and deletes rows as it likes, a flow that is cut off at random statements, a cart that loses
 * answers, refuses and holds, and people who retry and drop: the cart never gets a unit twice, nor one too many.
 */
class ShipmentsPropertyTest {
    private static final Map<String, Integer> ORDERED = Map.of("1/L1", 2, "1/L2", 3, "1/L3", 2, "2/L1", 4);

    private static TestBed bed;

    @BeforeContainer
    static void open() {
        bed = new TestBed(TestDatabase.H2);
    }

    @AfterContainer
    static void close() {
        bed.close();
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void shipsEachUnitAtMostOnce(@ForAll long seed, @ForAll Split split) {
        new World(new Random(seed), split).live(40);
    }

    private static final class World {
        private final Random chance;
        private final Split split;
        private final WatchedDataSource watched =
                new WatchedDataSource(bed.database().dataSource());
        private final Desk desk = bed.desk();
        private final Dock dock = new Dock(desk, watched);
        private final OutboxDesk people = new OutboxDesk(watched, Desk.CLOCK);

        /** What the cart has: by write, the units of each line. */
        private final Map<Long, Map<String, Integer>> cart = new HashMap<>();

        World(Random chance, Split split) {
            this.chance = chance;
            this.split = split;
            dock.order("1", "L1 MUG 2 A1", "L2 CUP 3 A1", "L3 MUG 2 A2");
            dock.order("2", "L1 MUG 4");
        }

        void live(int steps) {
            for (int step = 0; step < steps; step++) {
                step();
                check();
            }
            settle();
        }

        private void step() {
            switch (chance.nextInt(10)) {
                case 0, 1, 2 -> write();
                case 3 -> rewrite();
                case 4 -> correct();
                case 5, 6 -> cutOff(() -> dock.plan(split));
                case 7, 8 -> cutOff(this::send);
                default -> cutOff(this::meddle);
            }
        }

        /** The ERP ships something, not always what makes sense. */
        private void write() {
            String order = chance.nextInt(4) == 0 ? "BC-2" : "BC-1";
            String goods = List.of("MUG", "cup", "#L1", "#L3", "JAR").get(chance.nextInt(5));
            String place = chance.nextBoolean() ? "EAST" : null;
            dock.ship("S" + chance.nextInt(3), order, goods, number(), "T" + chance.nextInt(2), place);
        }

        /** The ERP deletes a row and writes the same again. */
        private void rewrite() {
            anyRow().ifPresent(id -> {
                desk.sql(
                        """
                        insert into external_order_shipments (store_id, shipment_no, order_no, sku, cart_line_id, quantity,
                            tracking_no, warehouse)
                        select store_id, shipment_no, order_no, sku, cart_line_id, quantity, tracking_no, warehouse
                        from external_order_shipments
                        where id = ?
                        """,
                        id);
                desk.sql("delete from external_order_shipments where id = ?", id);
            });
        }

        private void correct() {
            String change = List.of(
                            "quantity = " + number(),
                            "tracking_no = 'T9'",
                            "order_no = 'BC-2'",
                            "sku = 'CUP', cart_line_id = null",
                            "quantity = quantity")
                    .get(chance.nextInt(5));
            anyRow().ifPresent(id -> desk.sql(
                    "update external_order_shipments set " + change + ", push_status = 'pending' where id = ?", id));
        }

        private void send() {
            DueWrites due = dock.outbox().due(desk.store(), Shipments.FLOW, Desk.NOW, 2);
            for (List<Write> block = due.next(); !block.isEmpty(); block = due.next()) {
                block.forEach(this::send);
            }
        }

        private void send(Write write) {
            if (write.doubtful() && cart.containsKey(write.id())) {
                dock.shipments().confirm(write, "S" + write.id(), "found", null);
                return;
            }
            int mood = chance.nextInt(10);
            if (mood == 0) {
                dock.shipments().release(write, Back.WAITING, "on-hold", "it is on hold");
                return;
            }
            Write begun = dock.outbox().begin(write, "{}");
            if (mood == 1) {
                dock.shipments().refuse(begun, "refused", "no", "400");
            } else if (mood == 2) {
                dock.outbox().later(begun, "throttled", "429", Desk.NOW);
            } else {
                deliver(begun);
                if (mood == 3) {
                    dock.outbox().doubt(begun, "read timed out", Desk.NOW);
                } else {
                    dock.shipments().confirm(begun, "S" + begun.id(), "201", null);
                }
            }
        }

        private void deliver(Write write) {
            assertThat(cart).as("sent once").doesNotContainKey(write.id());
            Map<String, Integer> units = new HashMap<>();
            write.source()
                    .orElseThrow()
                    .path("lines")
                    .forEach(line -> units.put(
                            write.cartOrderId().orElseThrow() + "/"
                                    + line.path("cart_line_id").asText(),
                            line.path("quantity").intValue()));
            cart.put(write.id(), units);
        }

        private void meddle() {
            Filter mine = Filter.of(desk.store(), Shipments.FLOW);
            if (chance.nextBoolean()) {
                people.retry(mine);
            } else {
                people.drop(mine, "ann");
            }
        }

        /** Runs work that may be cut off at any statement. */
        private void cutOff(Runnable work) {
            watched.reset();
            if (chance.nextBoolean()) {
                watched.dieAt(chance.nextInt(40));
            }
            try {
                work.run();
            } catch (StagingException e) {
                // as if the process had been killed
            }
            watched.reset();
        }

        private void check() {
            Map<String, Integer> shipped = new HashMap<>();
            cart.values().forEach(units -> units.forEach((line, some) -> shipped.merge(line, some, Integer::sum)));
            assertThat(shipped).as("in the cart").allSatisfy((line, units) -> assertThat(units)
                    .isLessThanOrEqualTo(ORDERED.get(line)));
            assertThat(dock.ledger()).as("in the ledger").allSatisfy(entry -> {
                String[] words = entry.split(" ", -1);
                assertThat(Integer.parseInt(words[2])).isLessThanOrEqualTo(ORDERED.get(words[0] + "/" + words[1]));
            });
            assertThat(desk.rows(
                            """
                            select l.shipment_id, l.cart_line_id
                            from cartage_shipment_line l
                            join cartage_outbox w on w.id = l.outbox_id
                            where l.store_id = ?
                              and w.state in ('waiting', 'sending')
                            group by l.shipment_id, l.cart_line_id
                            having count(*) > 1
                            """,
                            desk.store()))
                    .as("rows that two writes ship")
                    .isEmpty();
            assertThat(desk.rows(
                            """
                            select r.id
                            from external_order_shipments r
                            where r.store_id = ?
                              and r.push_status = 'sending'
                              and not exists (
                                  select 1
                                  from cartage_shipment_line l
                                  join cartage_outbox w on w.id = l.outbox_id
                                  where l.shipment_id = r.id
                                    and w.state in ('waiting', 'sending'))
                            """,
                            desk.store()))
                    .as("rows that are said to be sent, but by no write")
                    .isEmpty();
        }

        /** Everything goes well at last: then the ledger is what the cart has, and every row has its answer. */
        private void settle() {
            for (int round = 0; round < 3; round++) {
                dock.plan(split);
                finish();
            }
            check();
            assertThat(dock.rows("push_status")).doesNotContain("pending", "sending");
            List<String> delivered = new ArrayList<>();
            cart.forEach(
                    (write, units) -> units.forEach((line, some) -> delivered.add(write + " " + line + " " + some)));
            assertThat(desk.rows(
                            """
                            select l.outbox_id, l.cart_order_id || '/' || l.cart_line_id, cast(sum(l.quantity) as integer)
                            from cartage_shipment_line l
                            join cartage_outbox w on w.id = l.outbox_id
                            where l.store_id = ?
                              and w.state = 'done'
                            group by l.outbox_id, l.cart_order_id, l.cart_line_id
                            """,
                            desk.store()))
                    .containsExactlyInAnyOrderElementsOf(delivered);
        }

        private void finish() {
            DueWrites due = dock.outbox().due(desk.store(), Shipments.FLOW, Desk.NOW, 2);
            for (List<Write> block = due.next(); !block.isEmpty(); block = due.next()) {
                for (Write write : block) {
                    if (!write.doubtful() || !cart.containsKey(write.id())) {
                        deliver(write);
                    }
                    dock.shipments().confirm(write, "S" + write.id(), "201", null);
                }
            }
        }

        private Optional<Long> anyRow() {
            List<String> ids = dock.rows("id");
            return ids.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(ids.get(chance.nextInt(ids.size()))));
        }

        private String number() {
            return Integer.toString(1 + chance.nextInt(3));
        }
    }
}
