package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.Golden;
import io.cartage.config.Home;
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
 * Every broken file under src/test/resources/invalid/mapping is loaded as the mapping of the customer {@code broken}, with
 * the shipped default beside it, and what is said about it must be what stands in the file of the same name with
 * {@code .txt}.
 */
class InvalidMappingsTest {
    static final Path FOLDER = Path.of("src/test/resources/invalid/mapping");

    static List<String> faults() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void explainsEveryFaultWithItsPlaceAndRemedy(String fault, @TempDir Path directory) throws IOException {
        copyShipped(directory);
        Path broken = directory.resolve("mappings/broken/bigcommerce/orders.yaml");
        Files.createDirectories(broken.getParent());
        Files.copy(FOLDER.resolve(fault + ".yaml"), broken);
        Problems problems = new Problems();

        var plan = MappingFiles.load(Home.at(directory), "broken", "bigcommerce", "orders", TestTables.all(), problems);

        String said = problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        Golden.check(
                FOLDER.resolve(fault + ".txt"),
                said.replaceAll("(mappings/default/[\\w/]+.yaml):\\d+:\\d+", "$1:<place>"));
        assertThat(said).isNotEmpty();
        assertThat(plan.isPresent()).as("a plan is given only without errors").isEqualTo(!problems.hasErrors());
    }

    private static void copyShipped(Path directory) throws IOException {
        Path home = Path.of("");
        for (String file : ShippedMappings.HOME.list("mappings")) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.copy(home.resolve(file), directory.resolve(file));
        }
    }
}
