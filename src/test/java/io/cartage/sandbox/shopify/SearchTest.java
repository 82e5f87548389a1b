package io.cartage.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
    private static final Instant NOW = Instant.parse("2026-11-02T13:00:00Z");
    private static final List<Row> ROWS = List.of(
            new Row(1, "red", "2026-10-31T23:59:59Z"),
            new Row(2, "dark blue", "2026-11-01T00:00:00Z"),
            new Row(3, "it's", "2026-11-02T12:30:00Z"));

    private record Row(long id, String name, String time) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 123",
                "name:red | 1",
                "name:RED | 1",
                "name:'dark blue' | 2",
                "name:\"dark blue\" | 2",
                "name:'it\\'s' | 3",
                "name:d* | 2",
                "red | 1",
                "-name:red | 23",
                "NOT name:red id:<3 | 2",
                "id:1 OR id:3 | 13",
                "id:>1 AND id:<=3 | 23",
                "id:1 OR id:2 name:red | 1",
                "(id:1 OR id:2) name:'dark blue' | 2",
                "-(id:1 OR id:2) | 3",
                "id:'gid://shopify/Order/2' | 2",
                "time:>='2026-11-01T00:00:00Z' | 23",
                "time:>'2026-11-01T00:00:00Z' | 3",
                "time:<2026-11 | 1",
                "time:<=2026-11-01 | 12",
                "time:2026-11-01 | 2",
                "time:>='2026-11-01T01:00:00+01:00' | 23",
                "time:<now | 123",
                "time:>now | ``",
                "(id:1 | 1",
                "time:>='2026-02-31' | 123",
            })
    void findsWhatIsAskedFor(String search, String ids) {
        Searched<Row> searched = search(search);

        String found = ROWS.stream()
                .filter(searched.where())
                .map(row -> Long.toString(row.id()))
                .reduce("", String::concat);
        assertThat(found).as(search).isEqualTo(ids);
    }

    @Test
    void warnsOfWhatItLeavesOut() {
        assertThat(search("colour:red").warnings())
                .extracting(w -> w.get("code"))
                .containsExactly("invalid_field");
        assertThat(search("id:x").warnings()).extracting(w -> w.get("code")).containsExactly("invalid_value");
        assertThat(search("time:>2026-11-01T00:30:00Z").warnings())
                .extracting(w -> w.get("field"))
                .containsExactly("30");
        assertThat(search("name:'a:b' time:>'2026-11-01T00:30:00Z'").warnings()).isEmpty();
    }

    private static Searched<Row> search(String text) {
        return Searched.of(
                text,
                Map.of(
                        "", new SearchField.Text<>(Row::name),
                        "name", new SearchField.Text<>(Row::name),
                        "id", new SearchField.Id<>(Row::id),
                        "time", new SearchField.Time<>(row -> Instant.parse(row.time()))),
                NOW,
                false);
    }
}
