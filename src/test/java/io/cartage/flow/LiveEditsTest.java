package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.Connection;
import io.cartage.config.Home;
import io.cartage.config.Secret;
import io.cartage.config.SecretStore;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are edited while Cartage works by them. */
class LiveEditsTest {
    private static final String MAPPING = "mappings/%s/bigcommerce/orders.yaml";

    private final Workshop workshop =
            Workshop.open(TestDatabase.usual(), "{seed: 5, orders: 30, api: {quota: unlimited}}", "{statuses: [11]}");
    private LiveEdits edits;

    @BeforeEach
    void copyTheMappings() throws IOException {
        for (String path : Home.at(Path.of("")).list("mappings")) {
            write(path, Files.readString(Path.of(path)));
        }
        workshop.restart();
        edits = new LiveEdits(
                Home.at(workshop.home()), Map.of(), workshop.flows(), workshop.database(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void goesOnByAnEditedMapping() throws IOException {
        change(
                MAPPING.formatted("default"),
                text -> text.replaceFirst("customer_division: .*", "customer_division: {value: \"07\"}"));
        lookTwice();

        workshop.run();

        assertThat(workshop.count("select count(*) from s_orders where customer_division = '07'"))
                .isEqualTo(workshop.count("select count(*) from s_orders"))
                .isPositive();
        assertThat(latest().stores()).containsExactly(Workshop.STORE);
        assertThat(latest().files()).containsExactly(MAPPING.formatted("default"));
        assertThat(latest().problems()).isEmpty();
    }

    @Test
    void takesWhatWasEditedAfterTheStoresWereRead() throws IOException {
        Home read = Home.at(workshop.home()).snapshot();
        change(
                MAPPING.formatted("default"),
                text -> text.replaceFirst("customer_division: .*", "customer_division: {value: \"07\"}"));
        edits = new LiveEdits(read, Map.of(), workshop.flows(), workshop.database(), Clock.systemUTC());
        lookTwice();

        assertThat(latest().stores()).containsExactly(Workshop.STORE);
    }

    @Test
    void waitsForAFileThatIsStillBeingWritten() throws IOException {
        String whole = Files.readString(workshop.home().resolve(MAPPING.formatted("default")));
        for (int part = 1; part <= 3; part++) {
            write(MAPPING.formatted("default"), whole.substring(0, whole.length() * part / 4));
            edits.look();
        }
        write(MAPPING.formatted("default"), whole + "\n# a word more\n");
        lookTwice();

        assertThat(workshop.database().edits().latest(9)).hasSize(1);
        assertThat(latest().problems()).isEmpty();
        assertThat(latest().stores()).as("a comment changes nothing").isEmpty();
    }

    @Test
    void keepsTheLastGoodVersionOfWhatIsBroken() throws IOException {
        change(MAPPING.formatted("default"), text -> text.replace("customer_division:", "custmer_division:"));
        lookTwice();

        RunAccount run = workshop.run();

        assertThat(run.state()).isEqualTo(RunAccount.State.COMPLETED);
        assertThat(run.counts().staged()).isPositive();
        assertThat(latest().stores()).isEmpty();
        assertThat(latest().problems()).singleElement().asString().contains("custmer_division");
        assertThat(workshop.database().edits().broken()).isPresent();

        change(MAPPING.formatted("default"), text -> text.replace("custmer_division:", "customer_division:"));
        lookTwice();
        assertThat(workshop.database().edits().broken()).isEmpty();
    }

    @Test
    void takesASecretThatWasSetAnew() throws IOException {
        SecretStore secrets = SecretStore.at(workshop.home());
        secrets.keep("STORE_REAL_KEY", Secret.of("the-first-token"));
        write(
                "stores/real.yaml",
                """
                store: real
                cart: bigcommerce
                connection: {api_path: "http://127.0.0.1:1/stores/real/v3/", key: "${secret:STORE_REAL_KEY}"}
                orders: {statuses: [11]}
                """);
        lookTwice();
        assertThat(latest().problems()).isEmpty();
        Connection first = connection("real");

        secrets.keep("STORE_REAL_KEY", Secret.of("the-second-one"));
        lookTwice();

        Edit second = workshop.database().edits().latest(1).get(0);
        assertThat(second.files()).containsExactly("secrets/STORE_REAL_KEY");
        assertThat(second.stores()).containsExactly("real");
        assertThat(connection("real")).isNotEqualTo(first);
    }

    private Connection connection(String storeId) {
        return workshop.flows().stores().stream()
                .filter(store -> store.id().equals(storeId))
                .findFirst()
                .flatMap(PreparedStore::connection)
                .orElseThrow();
    }

    @Test
    void letsNoStoreSufferFromAnothersFiles() throws IOException {
        write("stores/broken.yaml", "store: broken\ncart: bigcomerce\n");
        change("stores/test.yaml", text -> text.replace("statuses: [11]", "statuses: [11], prefix: Z-"));
        lookTwice();

        workshop.run();

        assertThat(latest().stores()).containsExactly(Workshop.STORE);
        assertThat(latest().problems()).isNotEmpty().allMatch(line -> line.startsWith("stores/broken.yaml"));
        assertThat(workshop.count("select count(*) from s_orders where order_no not like 'Z-%'"))
                .isZero();
        assertThat(workshop.flows().stores()).hasSize(1);
    }

    @Test
    void beginsAndEndsStoresWithTheirFiles() throws IOException {
        String file = Files.readString(workshop.home().resolve("stores/test.yaml"));
        write("stores/second.yaml", file.replace("store: test", "store: second"));
        lookTwice();

        assertThat(workshop.flows().runNow("second").counts().staged()).isPositive();
        assertThat(latest().stores()).containsExactly("second");

        Files.delete(workshop.home().resolve("stores/second.yaml"));
        lookTwice();
        assertThat(workshop.flows().stores()).extracting(PreparedStore::id).containsExactly(Workshop.STORE);
        assertThat(latest().stores()).containsExactly("second (removed)");
    }

    @Test
    void goesOnByEditedRoutesAndNotByBrokenOnes() throws IOException {
        String path = "routes/bigcommerce/orders.camel.yaml";
        String right = Files.readString(workshop.home().resolve(path));
        write(path, right.replace("uri: staging:orders", "uri: mapping:orders"));
        lookTwice();
        assertThat(workshop.run().counts().staged())
                .as("nothing is staged by the edited route")
                .isZero();

        write(path, right.replace("steps:", "stpes:"));
        lookTwice();
        assertThat(latest().problems()).isNotEmpty().allMatch(line -> line.startsWith(path));

        write(path, right);
        lookTwice();
        assertThat(workshop.run().counts().staged()).isPositive();
        assertThat(latest().problems()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithRoutesAndMappingsAtOnce() throws IOException {
        change("routes/bigcommerce/orders.camel.yaml", text -> text.replace("steps:", "stpes:"));
        change(MAPPING.formatted("default"), text -> text.replace("customer_division:", "custmer_division:"));
        lookTwice();

        assertThat(latest().problems())
                .anyMatch(line -> line.startsWith("routes/bigcommerce/orders.camel.yaml"))
                .anyMatch(line -> line.contains("custmer_division"));
        assertThat(latest().stores()).isEmpty();
    }

    @Test
    void keepsTheRoutesAtWorkWhenOthersCannotBeStarted() throws IOException {
        change(
                "routes/bigcommerce/orders.camel.yaml",
                text -> text.replace("uri: staging:orders", "uri: nowhere:orders"));
        lookTwice();

        assertThat(latest().problems())
                .singleElement()
                .asString()
                .startsWith("routes: the routes could not be started");
        assertThat(workshop.run().counts().staged()).isPositive();
    }

    private Edit latest() {
        List<Edit> latest = workshop.database().edits().latest(1);
        assertThat(latest).hasSize(1);
        return latest.get(0);
    }

    /** At the first look something is different, at the second it stands still. */
    private void lookTwice() {
        edits.look();
        edits.look();
    }

    private void change(String path, UnaryOperator<String> change) throws IOException {
        write(path, change.apply(Files.readString(workshop.home().resolve(path))));
    }

    private void write(String path, String text) throws IOException {
        Path file = workshop.home().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
