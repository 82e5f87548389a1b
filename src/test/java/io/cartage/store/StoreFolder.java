package io.cartage.store;

import io.cartage.config.Home;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A home directory with one cart, {@code bigcommerce}, and one customer, {@code acme}, to put store files into. */
final class StoreFolder {
    static final Map<String, String> ENVIRONMENT =
            Map.of("SHOP_KEY", "client-7:q8zt4mfx2kd7w1hv9rb3", "SHOP_EMPTY", " ");

    private final Path directory;

    StoreFolder(Path directory) throws IOException {
        this.directory = directory;
        write("routes/bigcommerce/cart.yaml", "cart: bigcommerce\n");
        write("routes/shared/errors.camel.yaml", "");
        write("mappings/default/bigcommerce/orders.yaml", "");
        write("mappings/acme/bigcommerce/orders.yaml", "");
        Files.createDirectories(directory.resolve("stores"));
    }

    StoreFolder write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Home home() {
        return Home.at(directory);
    }

    List<Store> load(Problems problems) {
        return StoreFiles.load(home(), ENVIRONMENT, problems);
    }
}
