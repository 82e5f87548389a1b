package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.ShopShipment;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.OlderDatabase;
import io.cartage.staging.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database is put back to an older backup: what became of the time since. */
@Tag("slow")
class RestoredBackupTest {
    private static final String SHIPPED =
            """
            insert into external_order_shipments
                (store_id, shipment_no, cart_order_id, cart_line_id, quantity, carrier, tracking_no)
            select d.store_id, 'S-' || d.cart_order_id, d.cart_order_id, d.cart_line_id, %s, 'UPS',
                '1Z' || d.cart_order_id
            from s_order_details d
            where d.line_type = 'item'
              and d.cart_line_id is not null
              and d.quantity >= %s
            """;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource
    void readsAgainWhatCameSince(TestDatabase kind) throws SQLException {
        try (Workshop workshop = open(CartUnderTest.BIGCOMMERCE, kind)) {
            workshop.run();
            DatabaseSettings backup = backUp(workshop, kind);
            Map<String, BigDecimal> known = workshop.totalsStaged();
            workshop.shop().orders().add(4);
            workshop.shop().orders().edit(workshop.firstWanted());
            workshop.run();

            workshop.moveTo(backup);
            assertThat(workshop.totalsStaged()).isEqualTo(known);
            workshop.run();

            workshop.assertEverythingIsStagedOnce();
            assertThat(workshop.count("select count(*) from s_orders where revision > 1"))
                    .as("only the edited order is offered again")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CartUnderTest.class,
            names = {"BIGCOMMERCE", "SHOPIFY"})
    void shipsNothingTwiceThatWasWholeSince(CartUnderTest cart) throws SQLException {
        try (Workshop workshop = open(cart, TestDatabase.H2)) {
            workshop.run();
            workshop.update(SHIPPED.formatted("d.quantity", "1"));
            DatabaseSettings backup = backUp(workshop, TestDatabase.H2);
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
            Map<String, Long> shipped = units(workshop);

            workshop.moveTo(backup);
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);

            assertThat(units(workshop)).isEqualTo(shipped).isNotEmpty();
        }
    }

    /** What the docs tell an operator to do: nobody can know by the cart alone that half an order isn't another half. */
    @ParameterizedTest
    @EnumSource(
            value = CartUnderTest.class,
            names = {"BIGCOMMERCE", "SHOPIFY"})
    void leavesPartsAloneThatAPersonMarkedAsPushed(CartUnderTest cart) throws SQLException {
        try (Workshop workshop = open(cart, TestDatabase.H2)) {
            workshop.run();
            workshop.update(SHIPPED.formatted("1", "2"));
            DatabaseSettings backup = backUp(workshop, TestDatabase.H2);
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);
            Map<String, Long> shipped = units(workshop);

            workshop.moveTo(backup);
            workshop.update("update external_order_shipments set push_status = 'pushed' where push_status <> 'pushed'");
            workshop.flows().runNow(Workshop.STORE, Flow.SHIPMENTS);

            assertThat(units(workshop)).isEqualTo(shipped).isNotEmpty();
        }
    }

    private DatabaseSettings backUp(Workshop workshop, TestDatabase kind) throws SQLException {
        DatabaseSettings place = kind == TestDatabase.H2 ? DatabaseSettings.embedded(data) : kind.fresh();
        return new OlderDatabase(workshop.settings(), place, "latest").settings();
    }

    private static Workshop open(CartUnderTest cart, TestDatabase kind) {
        boolean bigCommerce = cart == CartUnderTest.BIGCOMMERCE;
        return Workshop.open(
                cart,
                kind,
                cart.shop("seed: 5, orders: 25, statuses: " + (bigCommerce ? "{11: 1}" : "{PAID: 1, UNFULFILLED: 1}")),
                "{statuses: [" + (bigCommerce ? "11" : "PAID, UNFULFILLED") + "]}\nshipments: {}");
    }

    /** What has left the house by the shop's books, by line. */
    private static Map<String, Long> units(Workshop workshop) {
        Map<String, Long> units = new TreeMap<>();
        workshop.shop().orders().all().forEach(order -> {
            List<ShopShipment> shipments = workshop.shop().orders().shipments(order.id());
            shipments.forEach(shipment -> shipment.lines()
                    .forEach(line -> units.merge(String.valueOf(line.line()), (long) line.quantity(), Long::sum)));
        });
        return units;
    }
}
