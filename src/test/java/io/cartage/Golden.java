package io.cartage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the tests produce and a person approves: {@code make approve} writes them, {@code git diff} shows them. */
public final class Golden {
    private static final boolean APPROVE = Boolean.getBoolean("cartage.approve");

    private Golden() {}

    /** Compares the text with the file, or writes it if that was asked for. */
    public static void check(Path file, String actual) {
        String text = actual.endsWith("\n") || actual.isEmpty() ? actual : actual + "\n";
        try {
            if (APPROVE) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text, StandardCharsets.UTF_8);
            }
            assertThat(file)
                    .as("%s. `make approve` writes it; look at the difference before you commit", file)
                    .exists()
                    .content(StandardCharsets.UTF_8)
                    .as("%s. If the new text is right, `make approve` and look at the difference", file)
                    .isEqualToNormalizingNewlines(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
