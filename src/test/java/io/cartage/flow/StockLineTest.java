package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which levels go together; here those of one warehouse, three at a time, or one where a call takes one alone. */
class StockLineTest {
    private static final String ALONE = "alone";

    private String wayOfA = "A";
    private final StockLine<String> line = new StockLine<>(
            entry -> entry.row().warehouse().equals("A") ? wayOfA : entry.row().warehouse(),
            way -> way.equals(ALONE) ? 1 : 3);

    @Test
    void fillsBatchesHoweverTheRowsAreMixed() {
        add("A1", "B1", "A2", "B2", "A3", "B3", "A4");

        assertThat(next()).containsExactly("A1", "A2", "A3");
        assertThat(next()).containsExactly("B1", "B2", "B3");
        assertThat(next()).containsExactly("A4");
        assertThat(line.size()).isZero();
    }

    @Test
    void takesTheLargestGroupWhereNoneFillsABatch() {
        add("A1", "B1", "B2", "C1");

        assertThat(next()).containsExactly("B1", "B2");
        assertThat(line.size()).isEqualTo(2);
    }

    @Test
    void sendsFirstAndAloneWhatCameBack() {
        add("A1", "A2", "A3", "A4");
        List<StockEntry> refused = line.next();

        line.giveBack(refused.subList(1, 3));
        line.giveBack(refused.subList(0, 1));

        assertThat(line.size()).isEqualTo(4);
        assertThat(next()).containsExactly("A1");
        assertThat(next()).containsExactly("A2", "A3");
        assertThat(next()).containsExactly("A4");
    }

    @Test
    void goesByWhatACallTakesNow() {
        add("A1", "A2", "A3", "A4", "B1", "A5");
        List<StockEntry> forbidden = line.next();

        wayOfA = ALONE;
        line.giveBack(forbidden);
        line.sort();

        assertThat(line.size()).isEqualTo(6);
        assertThat(List.of(next(), next(), next(), next(), next(), next()))
                .containsExactlyInAnyOrder(
                        List.of("A1"), List.of("A2"), List.of("A3"), List.of("A4"), List.of("A5"), List.of("B1"));
        assertThat(line.size()).isZero();
    }

    /** Articles, each named by its warehouse and a number. */
    private void add(String... skus) {
        for (String sku : skus) {
            line.add(StockEntries.of(sku, sku.substring(0, 1)));
        }
    }

    private List<String> next() {
        return line.next().stream().map(entry -> entry.row().sku()).toList();
    }
}
