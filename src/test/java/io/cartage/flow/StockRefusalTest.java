package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.cart.CartFacts;
import io.cartage.cart.CartFiles;
import io.cartage.cart.WriteAnswers;
import io.cartage.cart.WriteRefusedException;
import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Which levels of a refused batch the cart's words name. */
class StockRefusalTest {
    private static final String CUP = "CUP-1";
    private static final String LAMP = "LAMP-2";
    private static final String RUG = "RUG-3";

    /** Their items have the ids 100, 101 and 102. */
    private static final List<StockEntry> ENTRIES = List.of(CUP, LAMP, RUG).stream()
            .map(sku -> StockEntries.of(sku, ""))
            .toList();

    @Test
    void namesEntriesByTheirSkus() {
        assertThat(named(words("[Item with sku LAMP-2 was not found, Item with sku CUP-1 is not tracked]")))
                .containsExactlyInAnyOrder(LAMP, CUP);
    }

    @Test
    void namesEntriesByTheIdsInTheirPayload() {
        assertThat(named(words("[Item with variant_id 102 was not found]"))).containsExactly(RUG);
    }

    @Test
    void takesNoPlaceOrQuantityForAnItem() {
        assertThat(named(words("[Item with variant_id 7 was not found, Item with variant_id 5 was not found]")))
                .isEmpty();
    }

    @Test
    void namesNoneWhereTheWordsNameNone() {
        assertThat(named(words("Something is wrong with this batch"))).isEmpty();
    }

    @Test
    void namesEntriesByTheirPlaceInTheBatch() {
        assertThat(named(userError("[\"input\", \"quantities\", \"1\", \"quantity\"]")))
                .containsExactly(LAMP);
    }

    @Test
    void namesNoneByAPlaceThatTheBatchDoesNotHave() {
        assertThat(named(userError("[\"input\", \"quantities\", \"3\"]"))).isEmpty();
        assertThat(named(userError("[\"input\"]"))).isEmpty();
    }

    private static List<String> named(WriteRefusedException refusal) {
        List<ObjectNode> mapped = IntStream.range(0, ENTRIES.size())
                .mapToObj(i -> JsonNodeFactory.instance
                        .objectNode()
                        .put("location_id", 7)
                        .put("variant_id", 100 + i)
                        .put("quantity", 5))
                .toList();
        return new StockRefusal(ENTRIES, mapped, refusal)
                .named().keySet().stream().map(entry -> entry.row().sku()).toList();
    }

    /** As a cart says it that answers with an HTTP error. */
    private static WriteRefusedException words(String title) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("status", 422)
                .put("title", title)
                .toString();
        return WriteAnswers.refusal(facts("bigcommerce"), 422, body).orElseThrow();
    }

    /** As a cart says it that answers with a success. */
    private static WriteRefusedException userError(String field) {
        String answer =
                """
                {"data": {"inventorySetQuantities": {"userErrors": [
                    {"code": "INVALID", "field": %s, "message": "It is not valid."}]}}}
                """
                        .formatted(field);
        return Assertions.catchThrowableOfType(
                WriteRefusedException.class,
                () -> WriteAnswers.check(facts("shopify"), answer.getBytes(StandardCharsets.UTF_8)));
    }

    private static CartFacts facts(String cart) {
        Problems problems = new Problems();
        Optional<CartFacts> facts = CartFiles.load(Home.at(Path.of("")), cart, Position.of("test"), problems);
        problems.throwIfErrors();
        return facts.orElseThrow();
    }
}
