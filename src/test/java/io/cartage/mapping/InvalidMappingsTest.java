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
 * Every broken file under src/test/resources/invalid/mapping is loaded as the orders mapping of the customer
 * {@code broken}, every one under invalid/payload as its shipments mapping, with the shipped default beside it, and what is
 * said about it must be what stands in the file of the same name with {@code .txt}.
 */
class InvalidMappingsTest {
    static final Path FOLDER = Path.of("src/test/resources/invalid/mapping");

    private static final Path PAYLOADS = Path.of("src/test/resources/invalid/payload");

    static List<String> faults() throws IOException {
        return faults(FOLDER);
    }

    static List<String> faultsOfPayloads() throws IOException {
        return faults(PAYLOADS);
    }

    private static List<String> faults(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
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
        Home home = broken(FOLDER.resolve(fault + ".yaml"), "orders", directory);
        Problems problems = new Problems();

        var plan = MappingFiles.load(home, "broken", "bigcommerce", "orders", TestTables.all(), problems);

        check(problems, plan.isPresent(), FOLDER.resolve(fault + ".txt"));
    }

    @ParameterizedTest
    @MethodSource("faultsOfPayloads")
    void explainsEveryFaultOfAMappingBackToACart(String fault, @TempDir Path directory) throws IOException {
        Home home = broken(PAYLOADS.resolve(fault + ".yaml"), "shipments", directory);
        Problems problems = new Problems();

        var plan = MappingFiles.loadPayload(home, "broken", "bigcommerce", "shipments", problems);

        check(problems, plan.isPresent(), PAYLOADS.resolve(fault + ".txt"));
    }

    private static Home broken(Path file, String flow, Path directory) throws IOException {
        copyShipped(directory);
        Path broken = directory.resolve("mappings/broken/bigcommerce/" + flow + ".yaml");
        Files.createDirectories(broken.getParent());
        Files.copy(file, broken);
        return Home.at(directory);
    }

    private static void check(Problems problems, boolean hasPlan, Path expected) {
        String said = problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        Golden.check(expected, said.replaceAll("(mappings/default/[\\w/]+.yaml):\\d+:\\d+", "$1:<place>"));
        assertThat(said).isNotEmpty();
        assertThat(hasPlan).as("a plan is given only without errors").isEqualTo(!problems.hasErrors());
    }

    private static void copyShipped(Path directory) throws IOException {
        Path home = Path.of("");
        for (String file : ShippedMappings.HOME.list("mappings")) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.copy(home.resolve(file), directory.resolve(file));
        }
    }
}
