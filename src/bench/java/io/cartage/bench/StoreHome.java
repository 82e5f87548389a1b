package io.cartage.bench;

import io.cartage.config.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A home directory with one store of a shop; routes and mappings are the shipped ones. */
final class StoreHome {
    /** The store's id, and so the name of its file. */
    static final String STORE = "bench";

    /** What mappings see of the store. */
    static final Map<String, String> VALUES = Map.of(
            "prefix", "B-",
            "import_as", "pending_cash_sale",
            "payment_terms", "30",
            "salesperson_no", "100",
            "customer_no", "WEB",
            "order_type", "S",
            "tax_schedule", "AVATAX",
            "timezone", "UTC");

    private StoreHome() {}

    static Home create(Path directory, String apiPath, String key) {
        return write(
                directory,
                """
                store: %s
                cart: bigcommerce
                customer: default
                connection: {api_path: "%s", key: "%s"}
                orders: {statuses: [Awaiting Fulfillment], prefix: B-}
                defaults: {payment_terms: "30", salesperson_no: "100", customer_no: WEB, order_type: S, tax_schedule: AVATAX}
                """
                        .formatted(STORE, apiPath, key));
    }

    /** The same for a store that pushes stock to a shop of any cart. */
    static Home pushing(Path directory, String cart, Map<String, String> connection, String status) {
        String lines = connection.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": \"" + entry.getValue() + "\"\n")
                .collect(Collectors.joining());
        return write(
                directory,
                "store: " + STORE + "\ncart: " + cart + "\nconnection:\n" + lines + "orders: {statuses: [" + status
                        + "]}\ninventory: {}\n");
    }

    private static Home write(Path directory, String text) {
        try {
            Files.createDirectories(directory.resolve("stores"));
            Files.writeString(directory.resolve("stores/" + STORE + ".yaml"), text);
            return Home.at(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
