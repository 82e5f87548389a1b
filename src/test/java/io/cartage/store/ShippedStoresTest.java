package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of stores/ as they are in this repository. */
class ShippedStoresTest {
    private static final Path ROOM = Path.of("stores");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROOM)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadWithoutAWord(Path file, @TempDir Path directory) throws IOException {
        String text = Files.readString(file);
        String name = file.getFileName().toString().replace("_", "");
        Home home = folder(directory).write("stores/" + name, text).home();
        Problems problems = new Problems();

        List<Store> stores = StoreFiles.load(
                home, Map.of("EXAMPLE_BC_KEY", "client:token", "EXAMPLE_SHOPIFY_KEY", "shpat_token"), problems);

        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
        assertThat(stores).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void fitsAScreenAndBeginsBySayingWhatItIsFor(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);

        assertThat(lines).hasSizeLessThanOrEqualTo(45).allSatisfy(line -> assertThat(line.length())
                .isLessThanOrEqualTo(120));
        assertThat(lines.get(0)).isEqualTo("# yaml-language-server: $schema=schema.json");
        assertThat(lines.get(1)).startsWith("# ");
    }

    @Test
    void areThreeSimulatedShopsOfThreeCustomersOnTwoCarts(@TempDir Path directory) throws IOException {
        StoreFolder folder = folder(directory);
        for (Path file : files()) {
            folder.write("stores/" + file.getFileName(), Files.readString(file));
        }
        Problems problems = new Problems();

        List<Store> stores = folder.load(problems);

        assertThat(stores).extracting(Store::id).containsExactly("acme-us", "boutique", "northwind");
        assertThat(stores).extracting(Store::cart).containsExactly("bigcommerce", "shopify", "bigcommerce");
        stores.forEach(
                store -> SandboxSettings.read(store.cart(), store.sandbox().orElseThrow(), problems));
        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
        assertThat(stores).extracting(Store::customer).doesNotHaveDuplicates();
    }

    private static StoreFolder folder(Path directory) throws IOException {
        return new StoreFolder(directory)
                .write("routes/shopify/cart.yaml", "cart: shopify\n")
                .write("mappings/default/shopify/orders.yaml", "");
    }
}
