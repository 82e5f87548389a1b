package io.cartage.sandbox.erp;

import static io.cartage.sandbox.erp.Office.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.erp.ErpSettings.Pace;
import io.cartage.sandbox.erp.ErpSettings.Shares;
import io.cartage.staging.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A simulated ERP over many rounds, and over its own death. */
class ErpLifeTest {
    private static final List<String> SKUS = List.of("MUG", "CUP", "VASE", "ROPE");
    private static final ErpSettings USUAL = ErpSettings.of(Office.STORE, "EAST", "WEST")
            .withItems(List.of("MUG", "CUP", "ROPE"), 30)
            .with(new Shares(20, 50, 20, 10, 5, 30));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void doesTheSameForTheSameSeed(TestDatabase kind) {
        List<String> one = livedIn(kind, USUAL, false);
        List<String> again = livedIn(kind, USUAL, false);
        List<String> other = livedIn(kind, USUAL.withSeed(2), false);

        assertThat(again).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void goesOnWhereAnotherInstanceStopped(TestDatabase kind) {
        List<String> one = livedIn(kind, USUAL, false);

        List<String> many = livedIn(kind, USUAL, true);

        assertThat(many).isEqualTo(one);
    }

    private static List<String> livedIn(TestDatabase kind, ErpSettings settings, boolean aNewInstanceEachRound) {
        Office office = new Office(kind);
        SandboxErp erp = office.erp(settings);
        List<String> told = new ArrayList<>();
        for (int round = 0; round < 25; round++) {
            for (int i = 0; round < 10 && i < 3; i++) {
                office.stage(line("MUG", 3), line("CUP", 2 + i), line("MUG", 1));
            }
            erp = aNewInstanceEachRound ? office.erp(settings) : erp;
            told.add(erp.workOnce().toString());
        }
        assertThat(erp.books().faults()).isEmpty();
        told.addAll(office.rows("select shipment_no, order_no, cart_order_id, sku,"
                + " cart_line_id, quantity, warehouse, carrier, tracking_no, shipped_at"
                + " from external_order_shipments order by id"));
        return told;
    }

    /** The connection is refused at the first, second, third … wish for one: an instance dies between any two steps. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void losesNothingWhereverItIsStopped(TestDatabase kind) {
        for (int steps = 1; steps < 40; steps += 7) {
            Office office = new Office(kind);
            for (int i = 0; i < 3; i++) {
                office.stage(line("MUG", 3), line("CUP", 2));
            }
            int deaths = 0;
            while (office.erp(USUAL).books().ordersShipped() < 3 && deaths < 200) {
                deaths += diesAfter(steps + deaths, office) ? 1 : 0;
            }

            assertThat(deaths).isBetween(1, 199);
            assertThat(office.rows("select erp_order_no from s_orders order by erp_order_no"))
                    .containsExactly("SO-10001", "SO-10002", "SO-10003");
            assertThat(office.row("select sum(quantity) from external_order_shipments"))
                    .isEqualTo("15");
            office.erp(USUAL).workOnce();
            assertThat(office.row("select count(*) from erp_stock s join product_qty_in_stock q on q.sku = s.sku"
                            + " and q.warehouse = s.warehouse and q.qty_on_hand = s.on_hand"))
                    .isEqualTo("6");
            assertThat(office.erp(USUAL).books().faults()).isEmpty();
        }
    }

    private static boolean diesAfter(int steps, Office office) {
        try {
            SandboxErp erp = SandboxErp.open(dying(office.dataSource(), steps), USUAL, office.clock());
            for (int round = 0; round < 10; round++) {
                erp.workOnce();
            }
            return false;
        } catch (CannotGetJdbcConnectionException | CannotCreateTransactionException e) {
            return true;
        }
    }

    private static DataSource dying(DataSource database, int connections) {
        int[] left = {connections};
        return (DataSource) Proxy.newProxyInstance(
                ErpLifeTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && left[0]-- <= 0) {
                        throw new SQLException("stopped");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsItsBooksInAThousandRounds(TestDatabase kind) {
        Office office = new Office(kind);
        ErpSettings settings = USUAL.with(new Pace(2, 1, 3, 1, 3));
        SandboxErp erp = office.erp(settings);
        List<String> orders = new ArrayList<>();
        for (int round = 0; round < 1000; round++) {
            happen(new Dice(99, 1, round), office, erp, orders, round);
            erp.workOnce();
            if (round % 50 == 0) {
                assertThat(erp.books().faults()).as("round " + round).isEmpty();
            }
        }

        ErpBooks books = erp.books();
        assertThat(books.faults()).isEmpty();
        assertThat(books.unitsShipped()).isGreaterThan(new BigDecimal("500"));
        assertThat(books.unitsBeyondStock()).isPositive();
        assertThat(overshipped(office)).isEmpty();
        assertThat(office.row("select count(*) from product_qty_in_stock where qty_available"
                        + " <> qty_on_hand - qty_committed or qty_on_hand < 0"))
                .isEqualTo("0");
    }

    private static void happen(Dice dice, Office office, SandboxErp erp, List<String> orders, int round) {
        if (dice.below(4) == 0) {
            Office.Line[] lines = new Office.Line[dice.between(1, 4)];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = line(dice.pick(SKUS), dice.below(10) == 0 ? "0.7500" : dice.between(1, 9));
            }
            orders.add(office.stage(lines));
        }
        if (!orders.isEmpty() && dice.below(10) == 0) {
            String kind = dice.pick(List.of("changed", "refunded", "cancelled", "withdrawn"));
            office.change(dice.pick(orders), kind, round + 2, Map.of(1, dice.between(0, 9), 2, dice.below(5)), "MUG");
        }
        if (dice.below(20) == 0) {
            erp.receive(dice.pick(List.of("MUG", "CUP", "ROPE")), dice.pick(List.of("EAST", "WEST")), 25);
        }
    }

    /** Orders of which more was shipped than they ever held, by what stands in the staging tables alone. */
    private static List<String> overshipped(Office office) {
        return office.rows(
                """
                select o.cart_order_id
                from s_orders o
                where not exists (
                        select 1
                        from s_order_changes c
                        where c.cart_order_id = o.cart_order_id)
                  and (
                        select coalesce(sum(r.quantity), 0)
                        from external_order_shipments r
                        where r.cart_order_id = o.cart_order_id or r.order_no = o.order_no)
                    > (
                        select sum(d.quantity)
                        from s_order_details d
                        where d.cart_order_id = o.cart_order_id)
                """);
    }
}
