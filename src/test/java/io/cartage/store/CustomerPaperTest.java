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
