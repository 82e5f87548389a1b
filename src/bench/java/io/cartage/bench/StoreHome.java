package io.cartage.bench;

import io.cartage.config.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
        String text =
                """
                store: %s
                cart: bigcommerce
                customer: default
                connection: {api_path: "%s", key: "%s"}
                orders: {statuses: [Awaiting Fulfillment], prefix: B-}
                defaults: {payment_terms: "30", salesperson_no: "100", customer_no: WEB, order_type: S, tax_schedule: AVATAX}
                """
                        .formatted(STORE, apiPath, key);
        try {
            Files.createDirectories(directory.resolve("stores"));
            Files.writeString(directory.resolve("stores/" + STORE + ".yaml"), text);
            return Home.at(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
