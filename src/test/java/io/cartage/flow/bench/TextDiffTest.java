package io.cartage.flow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.flow.bench.TextDiff.Line;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    private static List<String> sides(String before, String after) {
        return TextDiff.between(before, after).blocks().stream()
                .flatMap(block -> block.pairs().stream())
                .map(pair -> told(pair.left()) + "|" + told(pair.right()))
                .toList();
    }

    private static String told(Optional<Line> line) {
        return line.map(Line::text).orElse("");
    }

    @Test
    void laysWhatGoesBesideWhatComesInItsPlace() {
        assertThat(sides("a\nb\nc\nd\n", "a\nB\nc\nd\n")).containsExactly("a|a", "b|B", "c|c", "d|d");
        assertThat(sides("a\nb\nc\n", "a\nx\ny\nc\n")).containsExactly("a|a", "b|x", "|y", "c|c");
        assertThat(sides("a\nb\n", "b\n")).containsExactly("a|", "b|b");
        assertThat(sides("", "new\n")).containsExactly("|new");
    }

    @Test
    void startsAnewBehindALineThatStays() {
        assertThat(sides("a\nkeep\nb\n", "keep\nB\n")).containsExactly("a|", "keep|keep", "b|B");
    }
}
