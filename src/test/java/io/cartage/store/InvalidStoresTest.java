package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.Golden;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every broken file under src/test/resources/invalid/stores is loaded as {@code stores/shop.yaml}, and what is said about
 * it must be what stands beside it in the file of the same name with {@code .txt}.
 */
class InvalidStoresTest {
    private static final Path FOLDER = Path.of("src/test/resources/invalid/stores");

    static List<String> faults() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void explainsEveryFaultWithItsPlaceAndRemedy(String fault, @TempDir Path directory) throws IOException {
        String text = Files.readString(FOLDER.resolve(fault + ".yaml"));
        StoreFolder folder = new StoreFolder(directory).write("stores/shop.yaml", text);
        Problems problems = new Problems();

        List<Store> stores = folder.load(problems);

        String said = problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        String home = directory.toAbsolutePath().normalize().toString();
        Golden.check(FOLDER.resolve(fault + ".txt"), said.replace(home, "<home>"));
        assertThat(stores).as("a store with errors is not loaded").hasSize(problems.hasErrors() ? 0 : 1);
        assertThat(said).doesNotContain("q8zt4mfx2kd7w1hv9rb");
    }
}
