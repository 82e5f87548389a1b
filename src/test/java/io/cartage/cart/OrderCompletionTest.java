package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderCompletionTest {

    @Test
    void trustsAnOrderWhoseUnitsAddUp() {
        assertThat(isNeeded("\"items_total\":3,\"consignments\":{\"shipping\":[{\"line_items\":[{\"quantity\":3}]}]}"))
                .isFalse();
    }

    @Test
    void trustsBothConsignmentShapes() {
        assertThat(isNeeded(
                        "\"items_total\":3,\"consignments\":[{\"shipping\":[{\"line_items\":[{\"quantity\":3}]}]}]"))
                .isFalse();
    }

    @Test
    void trustsAnOrderWhoseBundleChildrenAreNotCounted() {
        String lines = "[{\"quantity\":2},{\"quantity\":2,\"parent_order_product_id\":7}]";

        assertThat(isNeeded("\"items_total\":2,\"consignments\":{\"shipping\":[{\"line_items\":" + lines + "}]}"))
                .isFalse();
        assertThat(isNeeded("\"items_total\":4,\"consignments\":{\"shipping\":[{\"line_items\":" + lines + "}]}"))
                .isFalse();
    }

    @Test
    void doubtsAnOrderWithoutLines() {
        assertThat(isNeeded("\"items_total\":3,\"consignments\":{\"shipping\":[{\"line_items\":[]}]}"))
                .isTrue();
        assertThat(isNeeded("\"items_total\":3,\"consignments\":{\"url\":\"x\",\"resource\":\"y\"}"))
                .isTrue();
    }

    @Test
    void doubtsAnOrderWithAWarningAtAnyDepth() {
        assertThat(isNeeded("\"items_total\":1,\"consignments\":{\"shipping\":[{\"line_items\":[{\"quantity\":1}],"
                        + "\"__warning__\":{\"message\":\"cut\"}}]}"))
                .isTrue();
    }

    @Test
    void doubtsAListAsLongAsTheCap() {
        assertThat(isNeeded("\"items_total\":50,\"consignments\":{\"shipping\":[{\"line_items\":" + lines(50) + "}]}"))
                .isTrue();
        assertThat(isNeeded("\"items_total\":49,\"consignments\":{\"shipping\":[{\"line_items\":" + lines(49) + "}]}"))
                .isFalse();
    }

    @Test
    void addsTheFetchedPagesToTheRecordAsListed() {
        byte[] listed = "{\"id\": 7, \"items_total\": 251}".getBytes(StandardCharsets.UTF_8);
        CartRecord record = new CartRecord("7", Instant.EPOCH, listed, CartAnswers.object(listed));
        OrderCompletion completion = new OrderCompletion(BigCommerceFacts.FACTS, record);

        completion.accept(lines(250).getBytes(StandardCharsets.UTF_8));
        assertThat(completion.isMissing()).as("a full page").isTrue();
        completion.accept(lines(1).getBytes(StandardCharsets.UTF_8));

        assertThat(completion.isMissing()).isFalse();
        String content = new String(completion.content(), StandardCharsets.UTF_8);
        assertThat(content).startsWith("{\"id\": 7, \"items_total\": 251,\"fetched\":{\"products\":[{\"quantity\":1},");
        ObjectNode read = CartAnswers.object(completion.content());
        assertThat(read.at("/fetched/products")).hasSize(251);
        assertThat(record.json().at("/fetched/products")).isEqualTo(read.at("/fetched/products"));
    }

    @Test
    void endsWithAnEmptyPageWhenTheLastOneWasFull() {
        byte[] listed = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);
        CartRecord record = new CartRecord("7", Instant.EPOCH, listed, CartAnswers.object(listed));
        OrderCompletion completion = new OrderCompletion(BigCommerceFacts.FACTS, record);

        completion.accept(lines(250).getBytes(StandardCharsets.UTF_8));
        completion.accept(new byte[0]);

        assertThat(completion.isMissing()).isFalse();
        assertThat(CartAnswers.object(completion.content()).at("/fetched/products"))
                .hasSize(250);
    }

    private static boolean isNeeded(String members) {
        ObjectNode order = CartAnswers.object(("{" + members + "}").getBytes(StandardCharsets.UTF_8));
        return OrderCompletion.isNeeded(BigCommerceFacts.FACTS, order);
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"quantity\":1}").collect(Collectors.joining(",", "[", "]"));
    }
}
