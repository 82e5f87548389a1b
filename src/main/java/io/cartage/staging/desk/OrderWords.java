package io.cartage.staging.desk;

import io.cartage.staging.PayloadText;
import io.cartage.staging.desk.BookedOrder.Preview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words by which people find an order: names word by word, numbers and addresses as a whole, none with its accents. */
final class OrderWords {
    private static final int LONGEST = 128;

    private OrderWords() {}

    /**
     * The words of an order's row; of what its mapping would make of it, where it has none.
     *
     * @param row has {@code content} where there is no row of the order
     */
    static Set<String> of(ResultSet row, Function<String, Optional<Preview>> preview) throws SQLException {
        byte[] content = row.getBytes("content");
        Set<String> words = new TreeSet<>();
        if (content == null) {
            for (String column : List.of("bill_name", "bill_company", "ship_name")) {
                add(words, row.getString(column));
            }
            addWhole(words, row.getString("bill_email"));
            addWhole(words, row.getString("ship_email"));
            return words;
        }
        preview.apply(PayloadText.of(content)).ifPresent(some -> {
            add(words, some.buyer().name());
            addWhole(words, some.buyer().email());
            some.orderNo().ifPresent(number -> addWhole(words, number));
            some.skus().forEach(sku -> addWhole(words, sku));
        });
        return words;
    }

    private static void add(Set<String> words, @Nullable String text) {
        split(text == null ? "" : text).forEach(words::add);
    }

    /** The whole as one word. */
    private static void addWhole(Set<String> words, @Nullable String text) {
        String word = text == null ? "" : folded(text);
        if (!word.isEmpty()) {
            words.add(cut(word));
        }
    }

    /** The words of a text, as they are kept. */
    static Stream<String> split(String text) {
        return Arrays.stream(folded(text).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .map(OrderWords::cut);
    }

    private static String cut(String word) {
        return word.substring(0, Math.min(LONGEST, word.length()));
    }

    /** In lower case, without accents. */
    static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return plain.toLowerCase(Locale.ROOT).strip().replace("\u0000", "");
    }
}
