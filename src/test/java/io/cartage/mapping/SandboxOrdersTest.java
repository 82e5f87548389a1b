package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.sandbox.OrderControl;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.table.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default mappings against orders that nobody wrote with them in mind. */
final class SandboxOrdersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigcommerce | {seed: 1, mix: everything}",
                "bigcommerce | {seed: 2, mix: everything, tax_inclusive: true}",
                "bigcommerce | {seed: 3, mix: everything, credit_lowers_total: true, api: {consignments: always_array}}",
                "shopify     | {seed: 1, mix: everything, unmappable: 5, api: {bucket: unlimited}}",
                "shopify     | {seed: 2, mix: everything, tax_inclusive: true, api: {bucket: unlimited}}"
            })
    void mapsEveryOrderOnceItsLinesAreComplete(String cart, String settings) throws Exception {
        compare(cart, settings);
    }

    @Test
    @Tag("slow")
    void mapsThousandsOfOrdersAsTheShopHasThem() throws Exception {
        compare("bigcommerce", "{seed: 4, mix: everything, orders: 2000, unmappable: 20}");
        compare("shopify", "{seed: 4, mix: everything, orders: 2000, unmappable: 20, api: {bucket: unlimited}}");
    }

    private static void compare(String cart, String settings) throws Exception {
        MappingPlan plan = ShippedMappings.plan(cart);
        List<String> wrong = new ArrayList<>();
        int incomplete = 0;
        int defective = 0;

        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop shop = sandbox.open(cart, "shop", SandboxSettings.of(settings));
            ShopReader reader = ShopReader.of(shop);
            for (ObjectNode order : reader.listed()) {
                OrderControl control = shop.orders().control(id(cart, order));
                MappingResult result = plan.map(order, ShippedMappings.STORE);
                if (!control.defect().isEmpty()) {
                    defective++;
                } else if (result instanceof Unmappable) {
                    incomplete++;
                    result = plan.map(reader.completed(order), ShippedMappings.STORE);
                }
                String difference = difference(control, result);
                if (!difference.isEmpty()) {
                    wrong.add(control.id() + ": " + difference);
                }
            }
            assertThat(defective).isEqualTo(shop.orders().unmappable().size());
            assertThat(incomplete)
                    .as("orders cut off by the list answer")
                    .isBetween(1, shop.orders().size() / 10);
        }

        assertThat(wrong).isEmpty();
    }

    /** What of an order arrived otherwise than the shop has it; empty if nothing. */
    private static String difference(OrderControl control, MappingResult result) {
        if (result instanceof Unmappable refused) {
            return control.defect().isEmpty() ? refused.reasons().toString() : "";
        }
        if (!control.defect().isEmpty()) {
            return "mapped, though " + control.defect();
        }
        Rows header = ((Mapped) result).rows().get(0);
        String wanted = control.currency() + " " + plain(control.totalIncTax()) + ", tax " + plain(control.totalTax());
        String found = cell(header, "currency") + " " + plain(cell(header, "order_total")) + ", tax "
                + plain(cell(header, "tax_total"));
        return wanted.equals(found) ? "" : "wanted " + wanted + ", found " + found;
    }

    private static @Nullable Object cell(Rows header, String column) {
        return MappingDesk.cell(header, 0, column);
    }

    private static String plain(@Nullable Object amount) {
        return amount instanceof BigDecimal number
                ? NumberFunctions.plain(number).toPlainString()
                : "nothing";
    }

    private static long id(String cart, ObjectNode order) {
        return cart.equals("shopify")
                ? order.get("legacyResourceId").asLong()
                : order.get("id").asLong();
    }
}
