package io.cartage.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFilesTest {
    @TempDir
    private Path directory;

    private final Problems problems = new Problems();
    private StoreFolder folder;

    @BeforeEach
    void openFolder() throws IOException {
        folder = new StoreFolder(directory);
    }

    @Test
    void loadsAllStoresInTheOrderOfTheirNames() throws IOException {
        folder.write("stores/zeta.yaml", file("zeta", "Z-")).write("stores/alpha.yaml", file("alpha", "A-"));

        assertThat(folder.load(problems)).extracting(Store::id).containsExactly("alpha", "zeta");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void leavesOutBrokenFilesAndReportsThemAllAtOnce() throws IOException {
        folder.write("stores/alpha.yaml", file("alpha", "A-"))
                .write("stores/beta.yaml", file("beta", "B-").replace("cart:", "card:"))
                .write("stores/gamma.yaml", "");

        assertThat(folder.load(problems)).extracting(Store::id).containsExactly("alpha");
        assertThat(problems.all())
                .extracting(problem -> problem.at().file())
                .containsExactly("stores/beta.yaml", "stores/beta.yaml", "stores/gamma.yaml");
    }

    @Test
    void leavesFilesAloneThatBeginWithAnUnderscoreOrADot() throws IOException {
        folder.write("stores/_example.yaml", "?")
                .write("stores/.draft.yaml", "?")
                .write("stores/schema.json", "{}");

        assertThat(folder.load(problems)).isEmpty();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void warnsOfFilesThatOneMayTakeForStores() throws IOException {
        folder.write("stores/alpha.yml", file("alpha", "")).write("stores/us/beta.yaml", file("beta", ""));

        assertThat(folder.load(problems)).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "stores/alpha.yml: warning: this file is not read as a store. Name it stores/alpha.yaml.",
                        "stores/us/beta.yaml: warning: this file is not read as a store. Name it stores/beta.yaml.");
    }

    @Test
    void warnsWhenOrdersOfOneCustomerCanGetTheSameNumber() throws IOException {
        folder.write("stores/alpha.yaml", file("alpha", "A-"))
                .write("stores/beta.yaml", file("beta", "A-"))
                .write("stores/gamma.yaml", file("gamma", "A-").replace("acme", "globex"));

        assertThat(folder.load(problems)).hasSize(3);
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly("stores/beta.yaml:1:1: warning: orders of 'beta' and 'alpha' can get the same number:"
                        + " both belong to 'acme' and have the prefix 'A-'. Give each a 'prefix' of its own under"
                        + " 'orders:'.");
    }

    @Test
    void refusesNamesThatAreNone() throws IOException {
        folder.write("stores/Shop 1.yaml", file("Shop 1", ""));

        assertThat(folder.load(problems)).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly("stores/Shop 1.yaml: 'Shop 1' can't be the name of a store. Rename the file: small"
                        + " letters, digits and hyphens, at most 40 in all.");
    }

    @Test
    void loadsOneStoreWithoutLookingAtTheOthers() throws IOException {
        folder.write("stores/alpha.yaml", file("alpha", "A-")).write("stores/beta.yaml", "?");

        assertThat(load("alpha")).map(Store::id).contains("alpha");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void saysWhichStoresThereAreInsteadOfOneThatIsNot() throws IOException {
        assertThat(load("alpha")).isEmpty();
        folder.write("stores/alpha.yaml", file("alpha", "A-")).write("stores/beta.yaml", file("beta", "B-"));
        assertThat(load("alpah")).isEmpty();
        assertThat(load("../stores/alpha")).isEmpty();
        assertThat(load("_example")).isEmpty();

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "stores/: there is no store 'alpha'. There is no store file yet.",
                        "stores/: there is no store 'alpah'. Did you mean 'alpha'?",
                        "stores/: there is no store '../stores/alpha'. The stores are alpha, beta.",
                        "stores/: there is no store '_example'. The stores are alpha, beta.");
    }

    private Optional<Store> load(String id) {
        return StoreFiles.load(folder.home(), id, Map.of(), problems);
    }

    private static String file(String name, String prefix) {
        return """
                store: %s
                cart: bigcommerce
                customer: acme
                sandbox: {seed: 1}
                orders: {statuses: [9], prefix: "%s"}
                """
                .formatted(name, prefix);
    }
}
