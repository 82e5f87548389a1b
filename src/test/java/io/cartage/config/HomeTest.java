package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path temp;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectories(temp.resolve("a home"));
    }

    @Test
    void readsItsOwnFileBeforeThePackagedOne() throws IOException {
        Home home = packaged("mappings/a.yaml", "packaged").home();
        assertThat(home.find("mappings/a.yaml")).contains(new SourceFile("mappings/a.yaml", "packaged"));

        write("mappings/a.yaml", "own é");

        assertThat(home.find("mappings/a.yaml")).contains(new SourceFile("mappings/a.yaml", "own é"));
        assertThat(home.packaged("mappings/a.yaml"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("packaged"));
    }

    @Test
    void showsADraftInPlaceOfAFileAndWritesNothing() throws IOException {
        write("mappings/a.yaml", "saved");
        Home home = Home.at(directory);

        Home drafted =
                home.with(new SourceFile("mappings/a.yaml", "draft")).with(new SourceFile("mappings/b.yaml", "new"));

        assertThat(drafted.find("mappings/a.yaml")).contains(new SourceFile("mappings/a.yaml", "draft"));
        assertThat(drafted.list("mappings")).containsExactly("mappings/a.yaml", "mappings/b.yaml");
        assertThat(drafted.snapshot().find("mappings/b.yaml")).isPresent();
        assertThat(drafted.live().find("mappings/a.yaml")).contains(new SourceFile("mappings/a.yaml", "saved"));
        assertThat(home.list("mappings")).containsExactly("mappings/a.yaml");
        assertThat(Files.exists(directory.resolve("mappings/b.yaml"))).isFalse();
    }

    @Test
    void looksAtItsOwnRoomAloneOnceThereIsOne() throws IOException {
        Home home = packaged("mappings/a.yaml", "").and("routes/r.yaml", "").home();
        write("mappings/b.yaml", "");

        assertThat(home.owns("mappings")).isTrue();
        assertThat(home.list("mappings")).containsExactly("mappings/b.yaml");
        assertThat(home.find("mappings/a.yaml")).isEmpty();
        assertThat(home.list("routes")).containsExactly("routes/r.yaml");
        assertThat(home.packagedFiles("mappings")).containsExactly("mappings/a.yaml");
    }

    @Test
    void listsFilesOfAllDepthsInOrderWithSlashes() throws IOException {
        write("routes/shared/z.yaml", "");
        write("routes/bigcommerce/cart.yaml", "");
        write("routes/README.md", "");

        Home home = Home.at(directory);

        assertThat(home.list("routes"))
                .containsExactly("routes/README.md", "routes/bigcommerce/cart.yaml", "routes/shared/z.yaml");
        assertThat(home.list("routes/bigcommerce")).containsExactly("routes/bigcommerce/cart.yaml");
        assertThat(home.list("routes/shopify")).isEmpty();
    }

    @Test
    void tellsWhenAndByWhomItsOwnFilesWereSaved() throws IOException {
        Home home = packaged("mappings/a.yaml", "").home();
        assertThat(home.saving("mappings/a.yaml")).isEmpty();

        write("mappings/a.yaml", "");
        FileTime noon = FileTime.from(Instant.parse("2026-11-27T12:00:00Z"));
        Files.setLastModifiedTime(directory.resolve("mappings/a.yaml"), noon);

        assertThat(home.saving("mappings/a.yaml"))
                .contains(new Saving(
                        noon.toInstant(),
                        Files.getOwner(directory.resolve("mappings/a.yaml")).getName()));
    }

    @Test
    void holdsNotEvenThePackagedFilesIfItIsNone() {
        Home home = Home.none();

        assertThat(home.list("mappings")).isEmpty();
        assertThat(home.find("mappings/default/bigcommerce/orders.yaml")).isEmpty();
    }

    @Test
    void leavesOutHiddenFilesAndFolders() throws IOException {
        write("routes/.idea/workspace.yaml", "");
        write("routes/.draft.yaml", "");

        assertThat(Home.at(directory).list("routes")).isEmpty();
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        Home home = Home.at(directory.resolve("nowhere"));

        assertThat(home.find("stores/none.yaml")).isEmpty();
        assertThat(home.find("cartage.yaml")).isEmpty();
        assertThat(home.list("no-such-room")).isEmpty();
    }

    @Test
    void readsFilesAnew() throws IOException {
        Home home = Home.at(directory);
        write("stores/a.yaml", "one");
        assertThat(home.find("stores/a.yaml")).map(SourceFile::text).contains("one");

        write("stores/a.yaml", "two");

        assertThat(home.find("stores/a.yaml")).map(SourceFile::text).contains("two");
    }

    @Test
    void listsTheRoomsOfAJar() throws IOException {
        Path jar = temp.resolve("a jar.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("packaged/stores/"));
            for (String name :
                    new String[] {"packaged/stores/b.yaml", "packaged/stores/a.yaml", "packaged/storeship/c.yaml"}) {
                entries.putNextEntry(new JarEntry(name));
                entries.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            Home home = Home.at(directory, loader);

            assertThat(home.list("stores")).containsExactly("stores/a.yaml", "stores/b.yaml");
            assertThat(home.find("stores/a.yaml")).map(SourceFile::text).contains("packaged/stores/a.yaml");
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Packaged packaged(String path, String text) throws IOException {
        return new Packaged().and(path, text);
    }

    /** A folder of classes, as the tests have it, in place of the jar. */
    private final class Packaged {
        private final Path classes = temp.resolve("class folder");

        Packaged and(String path, String text) throws IOException {
            Path file = classes.resolve("packaged").resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        }

        Home home() throws IOException {
            return Home.at(
                    directory, new URLClassLoader(new URL[] {classes.toUri().toURL()}, null));
        }
    }
}
