package io.cartage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void showsFilesAsTheyAre() throws IOException {
        List<Readme.Excerpt> files = Readme.read().excerpts().stream()
                .filter(excerpt -> excerpt.language().equals("yaml"))
                .toList();

        assertThat(files).hasSize(2).allSatisfy(excerpt -> assertThat(Files.readString(Path.of(excerpt.linkBefore())))
                .as("%s holds what the README shows of it", excerpt.linkBefore())
                .contains(excerpt.code()));
    }
}
