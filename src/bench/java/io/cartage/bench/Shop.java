package io.cartage.bench;

import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.StockBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sandbox shop without a quota, in a process of its own. */
final class Shop implements AutoCloseable {
    private static final int HEAP_MB = 512;

    private final ChildJvm process;
    private final Map<String, String> connection;

    private Shop(ChildJvm process) {
        this.process = process;
        this.connection = process.answer();
    }

    /** A BigCommerce shop of so many ordinary orders. */
    static Shop open(int orders) {
        return open(HEAP_MB, "bigcommerce", text(orders), List.of());
    }

    /**
     * A shop without orders that keeps stock of so many SKUs at its first place, and of some more: not each will do, as some
     * are also those of items that aren't counted.
     *
     * @param skus the file that the SKUs are written to, one a line
     */
    static Shop stocked(String cart, int number, Path skus) {
        String api = cart.equals("shopify") ? "bucket: unlimited" : "quota: unlimited";
        String settings = "{seed: 7, orders: 0, products: " + Math.max(20, number) + ", api: {" + api + "}}";
        return open(2 * HEAP_MB, cart, settings, List.of(Integer.toString(number + number / 5), skus.toString()));
    }

    private static Shop open(int heapMb, String cart, String settings, List<String> stock) {
        List<String> arguments = new ArrayList<>(List.of(cart, settings));
        arguments.addAll(stock);
        return new Shop(ChildJvm.start(heapMb, Shop.class, arguments));
    }

    /** What a BigCommerce shop of so many orders is made from: all of them are wanted, so that each is staged. */
    static SandboxSettings settings(int orders) {
        return SandboxSettings.of(text(orders));
    }

    private static String text(int orders) {
        return "{seed: 7, orders: " + orders + ", statuses: {11: 1}, api: {quota: unlimited}}";
    }

    /** What a store file's {@code connection:} holds. */
    Map<String, String> connection() {
        return connection;
    }

    String apiPath() {
        return connection.getOrDefault("api_path", "");
    }

    String key() {
        return connection.getOrDefault("key", "");
    }

    public static void main(String[] arguments) throws IOException {
        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop shop = sandbox.open(arguments[0], "bench", SandboxSettings.of(arguments[1]));
            if (arguments.length > 2) {
                Files.write(Path.of(arguments[3]), stock(shop.stock(), Integer.parseInt(arguments[2])));
            }
            ChildJvm.answer(shop.connection());
            ChildJvm.waitForParent();
        }
    }

    /** Counts one unit of each of so many SKUs at the first place; leaves out those that differ by case alone. */
    private static List<String> stock(StockBook stock, int number) {
        Map<String, String> byKey = new LinkedHashMap<>();
        stock.skus().forEach(sku -> byKey.merge(sku.toLowerCase(Locale.ROOT), sku, (one, other) -> ""));
        List<String> skus = byKey.values().stream()
                .filter(sku -> !sku.isBlank())
                .limit(number)
                .toList();
        String place = stock.places().get(0).id();
        skus.forEach(sku -> stock.setQuantity(sku, place, 1));
        return skus;
    }

    @Override
    public void close() {
        process.close();
    }
}
