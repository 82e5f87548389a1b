package io.cartage.sandbox.shopify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The documents that Cartage sends, and the platform's own description and examples. */
final class Documented {
    private static final Path ROUTES = Path.of("routes/shopify");
    private static final String FRAGMENTS = "order-fields";

    private Documented() {}

    /** The names of the documents in {@code routes/shopify} that can be sent. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(ROUTES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".graphql"))
                    .map(name -> name.substring(0, name.length() - ".graphql".length()))
                    .filter(name -> !name.equals(FRAGMENTS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document as it is sent: with the fragments that it uses, and no others, as those would make it invalid. */
    static String document(String name) {
        StringBuilder text = new StringBuilder(read(ROUTES.resolve(name + ".graphql")));
        Set<String> missing = new LinkedHashSet<>(
                List.of(read(ROUTES.resolve(FRAGMENTS + ".graphql")).split("(?m)^(?=fragment )")));
        missing.removeIf(fragment -> !fragment.startsWith("fragment "));
        while (missing.removeIf(fragment -> taken(fragment, text))) {
            // the fragments that came along may need others
        }
        return text.toString();
    }

    /** A file of the platform's description; the test is skipped where it isn't at hand. */
    static String contract(String file) {
        String dir = System.getenv("CONTRACTS_DIR");
        Assumptions.assumeTrue(dir != null, "CONTRACTS_DIR doesn't name the folder of the carts' API descriptions");
        return read(Path.of(dir, "shopify", file));
    }

    private static boolean taken(String fragment, StringBuilder text) {
        if (text.indexOf("..." + fragment.split(" ", 3)[1]) < 0) {
            return false;
        }
        text.append('\n').append(fragment);
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
