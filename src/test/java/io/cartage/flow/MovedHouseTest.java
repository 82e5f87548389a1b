package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Call;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.SimulatedCarts;
import io.cartage.staging.DatabaseCopy;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store that began on the embedded database and goes on from PostgreSQL: nothing comes twice, and nothing goes twice. */
@Tag("slow")
class MovedHouseTest {
    private static final String STORE = "mover";

    @TempDir
    private Path home;

    private final DatabaseSettings there = TestDatabase.POSTGRESQL.fresh();

    @Test
    void goesOnWhereItWas() throws IOException {
        DatabaseSettings here = DatabaseSettings.embedded(home.resolve("data"));
        try (Sandbox sandbox = SimulatedCarts.start()) {
            SandboxShop shop = sandbox.open(
                    "bigcommerce", STORE, SandboxSettings.of("{seed: 5, orders: 40, statuses: {11: 1}, products: 50}"));
            Workshop.furnish(home, CartUnderTest.BIGCOMMERCE, Workshop::impatient);
            Workshop.writeStore(
                    home, STORE, "bigcommerce", shop.connection(), "{statuses: [11]}\nshipments: {}\ninventory: {}");
            run(here, Flow.ORDERS);
            enterStock(here, shop);
            update(here, Workshop.EVERYTHING_SHIPPED);
            run(here, Flow.SHIPMENTS);
            run(here, Flow.INVENTORY);
            long shipped = shipments(shop);
            String before = told(here);

            new DatabaseCopy(here, there, Clock.systemUTC()).run(false, table -> {});

            assertThat(told(there)).isEqualTo(before);
            int calls = last(shop);
            RunAccount orders = run(there, Flow.ORDERS);
            RunAccount shipments = run(there, Flow.SHIPMENTS);
            RunAccount stock = run(there, Flow.INVENTORY);
            assertThat(orders.counts().staged()).isEqualTo(orders.counts().unchanged());
            assertThat(shipments.pushed().done()).isZero();
            assertThat(stock.pushed().done()).isZero();
            assertThat(told(there)).isEqualTo(before);
            assertThat(shipments(shop)).isEqualTo(shipped).isPositive();
            assertThat(shop.calls().latest())
                    .filteredOn(call -> call.number() > calls)
                    .isNotEmpty()
                    .as("nothing was written to the shop")
                    .allMatch(call -> call.method().equals("GET"));
        }
    }

    private RunAccount run(DatabaseSettings settings, String flow) {
        RunAccount account = OneRun.run(home, STORE, flow, settings);
        assertThat(account.state()).as(account::toString).isEqualTo(RunAccount.State.COMPLETED);
        return account;
    }

    private static void enterStock(DatabaseSettings settings, SandboxShop shop) {
        List<String> skus = shop.stock().skus().stream().distinct().limit(20).toList();
        for (int i = 0; i < skus.size(); i++) {
            jdbc(settings)
                    .sql(
                            """
                            insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at)
                            values (:store, :sku, :warehouse, :units, current_timestamp)
                            """)
                    .param("store", STORE)
                    .param("sku", skus.get(i))
                    .param("warehouse", shop.stock().places().get(0).name())
                    .param("units", 500 + i)
                    .update();
        }
    }

    private static long shipments(SandboxShop shop) {
        return shop.orders().all().stream()
                .mapToLong(order -> shop.orders().shipments(order.id()).size())
                .sum();
    }

    private static int last(SandboxShop shop) {
        return shop.calls().latest().stream().mapToInt(Call::number).max().orElse(0);
    }

    /** What the ERP reads. */
    private static String told(DatabaseSettings settings) {
        return List.of(
                        "select cart_order_id || ' ' || order_no || ' ' || revision || ' ' || order_total from s_orders",
                        "select cart_order_id || ' ' || line_no || ' ' || line_total from s_order_details",
                        "select shipment_no || ' ' || push_status || ' ' || cart_shipment_id from"
                                + " external_order_shipments where push_status = 'pushed'",
                        "select sku || ' ' || push_status || ' ' || coalesce(pushed_qty, -1) from product_qty_in_stock")
                .stream()
                .map(sql -> jdbc(settings).sql(sql).query(String.class).list().stream()
                        .sorted()
                        .toList()
                        .toString()
                        .replace(", ", "\n"))
                .reduce("", (all, part) -> all + part.toLowerCase(Locale.ROOT) + "\n");
    }

    private static void update(DatabaseSettings settings, String sql) {
        jdbc(settings).sql(sql).update();
    }

    private static JdbcClient jdbc(DatabaseSettings settings) {
        return JdbcClient.create(new DriverManagerDataSource(settings.url(), settings.user(), settings.password()));
    }
}
