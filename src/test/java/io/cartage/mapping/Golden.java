package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with a file that a person approved; {@code make approve} writes the file anew. */
final class Golden {
    private Golden() {}

    static void check(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("cartage.approve")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
        }
        String expected = Files.exists(file) ? Files.readString(file) : "";
        assertThat(actual)
                .as("%s differs; if the new text is right, run `make approve` and look at the diff", file)
                .isEqualTo(expected);
    }
}
