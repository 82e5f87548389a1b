package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReadingTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final CartFacts BIGCOMMERCE = BigCommerceFacts.FACTS;

    private final ModelShop shop = new ModelShop();

    @Test
    void readsEveryOrderOnceOverSeveralPages() {
        shop.addOrders(23, 1);

        Read read = readAll(reading(5, Optional.empty()));

        assertThat(read.states()).isEqualTo(shop.states());
        assertThat(read.records()).doesNotHaveDuplicates().hasSize(23);
    }

    @Test
    void endsWithOneCallWhenThePageIsNotFull() {
        shop.addOrders(4, 1);

        Read read = readAll(reading(5, Optional.empty()));

        assertThat(read.calls()).isEqualTo(1);
        assertThat(read.records()).hasSize(4);
    }

    @Test
    void asksOnceMoreWhenTheLastPageIsExactlyFull() {
        shop.addOrders(5, 1);

        Read read = readAll(reading(5, Optional.empty()));

        assertThat(read.calls()).isEqualTo(2);
        assertThat(read.records()).hasSize(5);
    }

    @Test
    void leavesThePositionAloneInAnEmptyShop() {
        OrderReading reading = reading(5, Optional.of(START));

        Read read = readAll(reading);

        assertThat(read.records()).isEmpty();
        assertThat(reading.position()).isEmpty();
    }

    @Test
    void startsAnOverlapBeforeTheCursor() {
        OrderReading reading =
                OrderReading.resume(BIGCOMMERCE, 5, Optional.of(START), Duration.ofMinutes(5), Optional.empty());

        assertThat(reading.getSince()).isEqualTo(Instant.parse("2026-11-20T07:54:59Z"));
    }

    @Test
    void startsAtTheMinimumDateWhenThatIsLater() {
        Instant from = Instant.parse("2026-11-20T09:00:00Z");

        OrderReading reading =
                OrderReading.resume(BIGCOMMERCE, 5, Optional.of(START), Duration.ofMinutes(5), Optional.of(from));

        assertThat(reading.getSince()).isEqualTo(from.minusSeconds(1));
    }

    @Test
    void readsAllOrdersOfACrowdedSecond() {
        shop.addOrders(3, 1);
        shop.addOrders(27, 0);
        shop.addOrders(4, 1);

        Read read = readAll(reading(5, Optional.empty()));

        assertThat(read.states()).isEqualTo(shop.states());
    }

    @Test
    void holdsThePositionBackWhileASecondIsCrowded() {
        shop.addOrders(12, 0);
        shop.addOrders(2, 1);
        OrderReading reading = reading(5, Optional.empty());

        reading.accept(shop.answer(reading));
        reading.accept(shop.answer(reading));

        assertThat(reading.getPage()).isEqualTo(2);
        assertThat(reading.position()).contains(START);
    }

    @Test
    void readsAnOrderAgainWhenItChangedMeanwhile() {
        shop.addOrders(8, 1);
        OrderReading reading = reading(5, Optional.empty());

        List<CartRecord> first = reading.accept(shop.answer(reading));
        shop.touch(1);
        Read rest = readAll(reading);

        assertThat(first).extracting(CartRecord::id).contains("1");
        assertThat(rest.records()).extracting(CartRecord::id).containsExactly("6", "7", "8", "1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void missesNoOrderWhileOthersChangeBetweenAnyTwoPages(int limit) {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            ModelShop busy = new ModelShop();
            busy.inclusive = random.nextBoolean();
            while (busy.size() < 30) {
                busy.addOrders(1 + random.nextInt(7), random.nextInt(2));
            }
            OrderReading reading = reading(limit, Optional.empty());
            Map<String, Instant> states = new HashMap<>();
            int edits = 12;
            for (int call = 0; reading.isMore(); call++) {
                assertThat(call).as("calls of seed %s", seed).isLessThan(1000);
                reading.accept(busy.answer(reading)).forEach(order -> states.put(order.id(), order.changed()));
                for (int i = random.nextInt(3); i > 0 && edits > 0; i--, edits--) {
                    busy.touch(1 + random.nextInt(busy.size()));
                }
            }
            assertThat(states.keySet())
                    .as("seed %s", seed)
                    .isEqualTo(busy.states().keySet());
        }
    }

    @Test
    void refusesAnAnswerThatIgnoresTheFilter() {
        shop.addOrders(3, 1);
        OrderReading reading = reading(5, Optional.of(START.plusSeconds(60)));

        assertThatThrownBy(() -> reading.accept(shop.everything()))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("it ignored the filter");
    }

    @Test
    void refusesAnAnswerThatIsNoList() {
        OrderReading reading = reading(5, Optional.empty());

        assertThatThrownBy(() -> reading.accept("{\"status\":500}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("not a list");
    }

    @Test
    void keepsTheBytesOfEachRecordAsSent() {
        String order =
                "{ \"id\": 7,  \"date_modified\":\"Fri, 20 Nov 2026 08:00:00 +0000\", \"note\":\"Grüße \\u00e9 🛒\",\"x\":1.10}";
        OrderReading reading = reading(5, Optional.empty());

        List<CartRecord> records = reading.accept(("[ " + order + "\n]").getBytes(StandardCharsets.UTF_8));

        assertThat(new String(records.get(0).listed(), StandardCharsets.UTF_8)).isEqualTo(order);
        assertThat(records.get(0).json().get("x").decimalValue().toPlainString())
                .isEqualTo("1.10");
    }

    private static OrderReading reading(int limit, Optional<Instant> cursor) {
        return OrderReading.resume(BIGCOMMERCE, limit, cursor, Duration.ZERO, Optional.empty());
    }

    private Read readAll(OrderReading reading) {
        List<CartRecord> records = new ArrayList<>();
        int calls = 0;
        while (reading.isMore()) {
            records.addAll(reading.accept(shop.answer(reading)));
            calls++;
        }
        return new Read(records, calls);
    }

    private record Read(List<CartRecord> records, int calls) {
        Map<String, Instant> states() {
            return records.stream().collect(Collectors.toMap(CartRecord::id, CartRecord::changed, (a, b) -> b));
        }
    }

    /** Orders by id with the time of their last change, listed as the cart lists them. */
    private static final class ModelShop {
        private final TreeMap<Integer, Instant> changed = new TreeMap<>();
        private Instant now = START;
        private boolean inclusive = true;

        void addOrders(int orders, int secondsBetween) {
            IntStream.range(0, orders).forEach(i -> {
                changed.put(changed.size() + 1, now);
                now = now.plusSeconds(secondsBetween);
            });
        }

        void touch(int id) {
            now = now.plusSeconds(1);
            changed.put(id, now);
        }

        int size() {
            return changed.size();
        }

        Map<String, Instant> states() {
            return changed.entrySet().stream()
                    .collect(Collectors.toMap(order -> order.getKey().toString(), Map.Entry::getValue));
        }

        byte[] answer(OrderReading asked) {
            return json(sorted().stream()
                    .filter(order -> order.getValue().isAfter(asked.getSince())
                            || (inclusive && order.getValue().equals(asked.getSince())))
                    .skip((asked.getPage() - 1L) * asked.getLimit())
                    .limit(asked.getLimit())
                    .toList());
        }

        byte[] everything() {
            return json(sorted());
        }

        private List<Map.Entry<Integer, Instant>> sorted() {
            return changed.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Instant>comparingByValue()
                            .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                    .toList();
        }

        private static byte[] json(List<Map.Entry<Integer, Instant>> orders) {
            return orders.stream()
                    .map(order -> "{\"id\":" + order.getKey() + ",\"date_modified\":\""
                            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    order.getValue().atOffset(ZoneOffset.UTC)) + "\"}")
                    .collect(Collectors.joining(",", "[", "]"))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
