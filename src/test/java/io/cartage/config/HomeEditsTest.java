package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeEditsTest {
    private static final String STORE = "stores/acme.yaml";

    @TempDir
    private Path directory;

    private HomeEdits edits;

    @BeforeEach
    void aHomeWithOneStore() throws IOException {
        Files.createDirectories(directory.resolve("stores"));
        Files.writeString(directory.resolve(STORE), "store: acme\n");
        edits = new HomeEdits(Home.at(directory));
    }

    private String text(String path) throws IOException {
        return Files.readString(directory.resolve(path));
    }

    private List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesOverWhatWasOpenedAndLeavesNothingBeside() throws IOException {
        String base = edits.open(STORE).orElseThrow().hash();

        HomeEdits.Saved saved = edits.save(STORE, "store: acme # é\n", base);

        assertThat(saved).isEqualTo(new HomeEdits.Saved.Written(HomeEdits.hash("store: acme # é\n")));
        assertThat(text(STORE)).isEqualTo("store: acme # é\n");
        assertThat(files("stores")).containsExactly("acme.yaml");
        assertThat(edits.open(STORE).orElseThrow().hash()).isEqualTo(HomeEdits.hash("store: acme # é\n"));
    }

    @Test
    void leavesAFileAloneThatSomebodyChangedMeanwhile() throws IOException {
        String base = edits.open(STORE).orElseThrow().hash();
        Files.writeString(directory.resolve(STORE), "store: theirs\n");

        HomeEdits.Saved saved = edits.save(STORE, "store: mine\n", base);

        assertThat(saved).isInstanceOfSatisfying(HomeEdits.Saved.Conflict.class, conflict -> assertThat(
                        conflict.now().orElseThrow().file().text())
                .isEqualTo("store: theirs\n"));
        assertThat(text(STORE)).isEqualTo("store: theirs\n");
    }

    @Test
    void makesANewFileButNotOverOneThatIsThere() throws IOException {
        assertThat(edits.save("stores/new.yaml", "store: new\n", "")).isInstanceOf(HomeEdits.Saved.Written.class);
        assertThat(edits.save("stores/new.yaml", "store: other\n", "")).isInstanceOf(HomeEdits.Saved.Conflict.class);

        assertThat(text("stores/new.yaml")).isEqualTo("store: new\n");
    }

    @Test
    void doesNotBringAFileBackThatWasRemoved() throws IOException {
        String base = edits.open(STORE).orElseThrow().hash();
        Files.delete(directory.resolve(STORE));

        assertThat(edits.save(STORE, "store: mine\n", base)).isInstanceOf(HomeEdits.Saved.Conflict.class);
        assertThat(files("stores")).isEmpty();
    }

    @Test
    void keepsModeAndLink() throws IOException {
        Path real = directory.resolve("elsewhere.yaml");
        Files.move(directory.resolve(STORE), real);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Files.createSymbolicLink(directory.resolve(STORE), real);

        edits.save(STORE, "store: linked\n", edits.open(STORE).orElseThrow().hash());

        assertThat(Files.isSymbolicLink(directory.resolve(STORE))).isTrue();
        assertThat(real).hasContent("store: linked");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void writesTheWholeRoomOutBeforeTheFirstFileOfIt() throws IOException {
        Home home = Home.at(directory);
        List<String> packaged = home.list("mappings");
        String path = "mappings/acme/bigcommerce/orders.yaml";

        edits.save(path, "extends: default\n", edits.open(path).orElseThrow().hash());

        assertThat(home.list("mappings")).isEqualTo(packaged);
        assertThat(text(path)).isEqualTo("extends: default\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stores/../cartage.yaml",
                "/etc/passwd",
                "data/x.yaml",
                "stores",
                "stores/",
                "stores/.hidden",
                "stores/a\u0000b",
                "stores//a",
                "stores/a/../../b",
                "cartage.yaml",
                "stores/..",
                "stores\\a.yaml",
                "mappings/a/./b.yaml"
            })
    void savesNothingOutsideOfTheRooms(String path) {
        assertThatThrownBy(() -> edits.save(path, "x", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsExactlyOneOfManyWin() throws Exception {
        String base = edits.open(STORE).orElseThrow().hash();
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        List<Callable<HomeEdits.Saved>> savings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String text = "store: s" + i + "\n";
            savings.add(() -> new HomeEdits(Home.at(directory)).save(STORE, text, base));
        }

        List<HomeEdits.Saved> results = new ArrayList<>();
        for (Future<HomeEdits.Saved> saved : crowd.invokeAll(savings)) {
            results.add(saved.get());
        }
        crowd.shutdown();

        List<String> written = results.stream()
                .filter(HomeEdits.Saved.Written.class::isInstance)
                .map(saved -> ((HomeEdits.Saved.Written) saved).hash())
                .toList();
        assertThat(written).containsExactly(HomeEdits.hash(text(STORE)));
        assertThat(files("stores")).containsExactly("acme.yaml");
    }
}
