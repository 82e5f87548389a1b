package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/adding-a-cart.md must show the files of a cart that works, and every key that a cart.yaml may have. */
class CartPaperTest {
    private static final Path PAPER = Path.of("docs/adding-a-cart.md");
    private static final Path ROOMS = Path.of("src/test/resources/carts/barrow");
    private static final Path SOURCES = Path.of("src/main/java/io/cartage/cart");
    private static final Pattern EXCERPT =
            Pattern.compile("`((?:routes|mappings)/[^`]*\\.yaml)`:\\n?[^`]*?```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("`([a-z_.*]+)`");
    private static final Pattern READ = Pattern.compile(
            "(?:text|requiredText|scalars?|flag|integer|duration|oneOf|nested|list|optional|required|requiredPath|path"
                    + "|statusValues|words)\\((?:\\w+, )?\"([a-z_]+)\"");
    private static final List<String> READERS =
            List.of("CartFiles", "CallSections", "ConnectionSection", "OrderSection", "PushSections");

    @Test
    void quotesTheFilesOfTheMadeUpCart() throws IOException {
        String paper = Files.readString(PAPER);
        List<MatchResult> named = EXCERPT.matcher(paper).results().toList();

        assertThat(named).hasSizeGreaterThanOrEqualTo(5).allSatisfy(excerpt -> assertThat(
                        Files.readString(ROOMS.resolve(excerpt.group(1))))
                .contains(excerpt.group(2)));
        String files = Files.readString(ROOMS.resolve("routes/barrow/cart.yaml"));
        assertThat(BLOCK.matcher(paper).results().map(block -> block.group(1)))
                .as("blocks that no file is named for are of cart.yaml")
                .allMatch(block -> files.contains(block)
                        || named.stream().anyMatch(excerpt -> excerpt.group(2).equals(block)));
    }

    @Test
    void explainsEveryKeyThatIsRead() throws IOException {
        String paper = Files.readString(PAPER);
        Set<String> explained = new TreeSet<>();
        paper.substring(paper.indexOf("## All keys"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> {
                    String keys = line.substring(0, line.indexOf('|', 1));
                    KEY.matcher(keys).results().forEach(key -> explained.add(last(key.group(1))));
                });
        Set<String> read = new TreeSet<>();
        for (String reader : READERS) {
            String source = Files.readString(SOURCES.resolve(reader + ".java"));
            READ.matcher(source).results().forEach(key -> read.add(key.group(1)));
        }
        read.remove("routes"); // the room
        read.addAll(Set.of("too_dear", "denied")); // read in a loop, with throttled and unavailable

        assertThat(explained).isEqualTo(read);
    }

    @Test
    void leadsToACartThatIsCheckedWithoutAWord(@TempDir Path directory) throws IOException {
        Workshop.furnish(directory, CartUnderTest.BARROW, UnaryOperator.identity());
        Files.createDirectories(directory.resolve("stores"));
        Files.copy(ROOMS.resolve("stores/fruit.yaml"), directory.resolve("stores/fruit.yaml"));
        Problems problems = new Problems();

        try (StagingDatabase database =
                StagingDatabase.open(TestDatabase.usual().fresh(), Clock.systemUTC())) {
            List<PreparedStore> stores = Preparation.readAll(
                    Home.at(directory), Map.of("FRUIT_PASS", "barrow-fruit"), database.tables(), problems);

            assertThat(problems.all()).extracting(Problem::toString).isEmpty();
            assertThat(stores).extracting(PreparedStore::id).containsExactly("fruit");
        }
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
