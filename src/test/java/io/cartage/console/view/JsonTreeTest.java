package io.cartage.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A payload as a tree to fold. */
class JsonTreeTest {
    @Test
    void knowsEachNodesPathAsAMappingWritesIt() {
        JsonTree tree = tree("{\"id\": 7, \"lines\": [{\"sku\": \"A\"}, {\"P.O. number\": null, \"o'clock\": true}]}");

        assertThat(all(tree).map(JsonTree::path))
                .containsExactly(
                        "",
                        "id",
                        "lines",
                        "lines[0]",
                        "lines[0].sku",
                        "lines[1]",
                        "lines[1].'P.O. number'",
                        "lines[1].\"o'clock\"");
        assertThat(tree.summary()).isEqualTo("2 fields");
        assertThat(tree.children().get(1).summary()).isEqualTo("2 elements");
    }

    @Test
    void showsNumbersLetterByLetter() {
        JsonTree tree = tree("[10.00, 1e3, \"007\", false, null]");

        assertThat(tree.children()).extracting(JsonTree::text).containsExactly("10.00", "1e3", "007", "false", "null");
        assertThat(tree.children())
                .extracting(JsonTree::kind)
                .containsExactly(
                        JsonTree.Kind.NUMBER,
                        JsonTree.Kind.NUMBER,
                        JsonTree.Kind.TEXT,
                        JsonTree.Kind.BOOLEAN,
                        JsonTree.Kind.NULL);
    }

    @Test
    void showsTheTextOfWhatIsNoJson() {
        assertThat(tree("<html>").kind()).isEqualTo(JsonTree.Kind.REMARK);
        assertThat(tree("{\"cut\": [1,").text()).isEqualTo("{\"cut\": [1,");
        assertThat(tree("").kind()).isEqualTo(JsonTree.Kind.REMARK);
    }

    @Test
    void saysWhatItLeavesOut() {
        JsonTree tree = tree("[" + "1,".repeat(30_000) + "1]");

        assertThat(tree.children()).hasSize(20_000);
        assertThat(tree.children().get(19_999).text()).isEqualTo("… and 10002 more, not shown");
        assertThat(all(tree("[".repeat(500) + "]".repeat(500))).map(JsonTree::text))
                .contains("… too deep to show");
    }

    private static JsonTree tree(String json) {
        return JsonTree.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<JsonTree> all(JsonTree node) {
        List<JsonTree> children = node.children();
        return Stream.concat(Stream.of(node), children.stream().flatMap(JsonTreeTest::all));
    }
}
