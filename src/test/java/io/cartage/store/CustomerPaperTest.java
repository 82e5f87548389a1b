package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store file that a person copies out of docs/adding-a-customer.md must work. */
class CustomerPaperTest {
    private static final Pattern STORE =
            Pattern.compile("```yaml\\n((?:(?!```).)*\\nstore: (\\S+)\\n.*?)```", Pattern.DOTALL);

    private static final Pattern WAY_BACK =
            Pattern.compile("```yaml\\n(# stores/globex.yaml, further down\\n.*?)```", Pattern.DOTALL);

    @Test
    void showsWhatSwitchesTheWayBackOn(@TempDir Path directory) throws IOException {
        String paper = Files.readString(Path.of("docs/adding-a-customer.md"));
        Matcher store = STORE.matcher(paper);
        Matcher wayBack = WAY_BACK.matcher(paper);
        assertThat(store.find() && wayBack.find()).isTrue();
        StoreFolder folder = new StoreFolder(directory).write("stores/globex.yaml", store.group(1) + wayBack.group(1));
        Problems problems = new Problems();

        var stores = StoreFiles.load(folder.home(), Map.of("GLOBEX_BC_KEY", "client:token"), problems);

        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
        assertThat(stores.get(0).push().inventory().orElseThrow().warehouses())
                .containsExactlyInAnyOrderEntriesOf(Map.of("MAIN", "Main Street", "02", "Outlet"));
    }

    @Test
    void showsAStoreFileThatIsReadWithoutAWord(@TempDir Path directory) throws IOException {
        Matcher store = STORE.matcher(Files.readString(Path.of("docs/adding-a-customer.md")));
        assertThat(store.find()).isTrue();
        StoreFolder folder = new StoreFolder(directory).write("stores/" + store.group(2) + ".yaml", store.group(1));
        Problems problems = new Problems();

        var stores = StoreFiles.load(folder.home(), Map.of("GLOBEX_BC_KEY", "client:token"), problems);

        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
        assertThat(stores).extracting(Store::id).containsExactly("globex");
    }
}
