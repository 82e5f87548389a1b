package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.ShopShipment;
import io.cartage.staging.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kill -9 at any instant of a shipment confirmation, again and again: no shipment is lost, and none is made twice. */
class KilledShipmentsIT {
    /**
     * Each order goes in up to three shipments. The second and the third have no tracking number, and often the same
     * contents: only what Cartage noted of them tells them apart.
     */
    private static final String EVERYTHING =
            """
            insert into external_order_shipments
                (store_id, shipment_no, cart_order_id, cart_line_id, quantity, carrier, tracking_no)
            select d.store_id, p.prefix || d.cart_order_id, d.cart_order_id, d.cart_line_id,
                case when p.part < 3 then 1 else d.quantity - 2 end,
                case when p.part = 1 then 'UPS' end,
                case when p.part = 1 then '1Z' || d.cart_order_id end
            from s_order_details d
            cross join (values (1, 'A-'), (2, 'B-'), (3, 'C-')) p (part, prefix)
            where d.line_type = 'item'
              and d.cart_line_id is not null
              and d.quantity >= p.part
            """;

    @TempDir
    private Path home;

    static Stream<Arguments> shops() {
        return Stream.of(
                Arguments.of(CartUnderTest.BIGCOMMERCE, TestDatabase.H2, 8),
                Arguments.of(CartUnderTest.SHOPIFY, TestDatabase.H2, 8),
                Arguments.of(CartUnderTest.BIGCOMMERCE, TestDatabase.POSTGRESQL, 4));
    }

    @ParameterizedTest(name = "{0} on {1}, {2} times")
    @MethodSource("shops")
    void makesEveryShipmentOnceHoweverOftenItIsKilled(CartUnderTest cart, TestDatabase kind, int kills)
            throws Exception {
        try (MortalStore store = open(cart, kind)) {
            store.run(Flow.ORDERS);
            store.jdbc().sql(EVERYTHING).update();
            store.runAndKill(Flow.SHIPMENTS, kills, round -> {});
            store.run(Flow.SHIPMENTS);
            store.run(Flow.SHIPMENTS);
            assertEachUnitIsShippedOnce(store);
        }
    }

    private MortalStore open(CartUnderTest cart, TestDatabase kind) throws Exception {
        boolean bigCommerce = cart == CartUnderTest.BIGCOMMERCE;
        return new MortalStore(
                home,
                cart,
                kind,
                "seed: 5, orders: 25, statuses: " + (bigCommerce ? "{11: 1}" : "{PAID: 1, UNFULFILLED: 1}"),
                "{statuses: [" + (bigCommerce ? "11" : "PAID, UNFULFILLED") + "]}\nshipments: {}",
                UnaryOperator.identity());
    }

    private static void assertEachUnitIsShippedOnce(MortalStore store) {
        assertThat(
                        texts(
                                store,
                                """
                        select push_status || ' ' || coalesce(push_message, '')
                        from external_order_shipments
                        where push_status <> 'pushed'
                        """))
                .as(store::told)
                .allSatisfy(told ->
                        assertThat(told).containsAnyOf("a service that ships them", "they are digital, or picked up"));
        Map<String, Long> shipped = new TreeMap<>();
        long shipments = 0;
        for (String order : texts(store, "select distinct cart_order_id from external_order_shipments")) {
            for (ShopShipment shipment : store.shop().orders().shipments(Long.parseLong(order))) {
                shipments++;
                shipment.lines()
                        .forEach(line -> shipped.merge(String.valueOf(line.line()), (long) line.quantity(), Long::sum));
            }
        }
        assertThat(shipped).as(store::told).isEqualTo(units(store)).isNotEmpty();
        assertThat(texts(store, "select cart_id from cartage_outbox where state = 'done'"))
                .as(store::told)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .hasSize((int) shipments);
    }

    /** What the ERP shipped of each line, but for what a service of the cart ships. */
    private static Map<String, Long> units(MortalStore store) {
        Map<String, Long> units = new TreeMap<>();
        store.jdbc()
                .sql(
                        """
                        select cart_line_id, sum(quantity)
                        from external_order_shipments
                        where push_status = 'pushed'
                        group by cart_line_id
                        """)
                .query(row -> {
                    units.put(row.getString(1), row.getBigDecimal(2).longValueExact());
                });
        return units;
    }

    private static List<String> texts(MortalStore store, String sql) {
        return store.jdbc().sql(sql).query((row, i) -> row.getString(1)).list();
    }
}
