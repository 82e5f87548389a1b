package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that go on after a mark, against a model of a shop whose orders change meanwhile. */
class CursorReadingTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    private final ModelShop shop = new ModelShop();

    @Test
    void readsEveryOrderOnceOverSeveralPages() {
        shop.add(23, 1);

        OrderReading reading = reading(5);
        List<CartRecord> records = readAll(reading);

        assertThat(records).extracting(CartRecord::id).doesNotHaveDuplicates().hasSize(23);
        assertThat(reading.position()).contains(START.plusSeconds(22));
    }

    @Test
    void asksNoPageMoreThanThereAre() {
        shop.add(10, 1);

        readAll(reading(5));

        assertThat(shop.calls).isEqualTo(2);
    }

    @Test
    void leavesThePositionAloneInAnEmptyShop() {
        OrderReading reading = reading(5);

        assertThat(readAll(reading)).isEmpty();
        assertThat(reading.position()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void missesNoStateOfAnyOrderWhileOrdersChangeBetweenPages(int limit) {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ModelShop busy = new ModelShop();
            busy.most = random.nextBoolean() ? 22 : Integer.MAX_VALUE;
            while (busy.changed.size() < 30) {
                busy.add(random.nextInt(4), 0);
                busy.add(1, 1);
            }
            OrderReading reading = reading(limit, busy);
            Map<String, Instant> states = new HashMap<>();
            int edits = 12;
            while (reading.isMore()) {
                reading.accept(busy.answer(reading)).forEach(order -> states.put(order.id(), order.changed()));
                for (int i = random.nextInt(3); i > 0 && edits > 0 && reading.isMore(); i--, edits--) {
                    busy.touch(1 + random.nextInt(busy.changed.size()));
                }
            }
            assertThat(states).as("seed %s", seed).isEqualTo(busy.states());
        }
    }

    @Test
    void beginsANewListWhereOneEndsAfterSoManyOrders() {
        shop.add(60, 1);
        shop.most = 25;

        List<CartRecord> records = readAll(reading(10, shop));

        assertThat(records).extracting(CartRecord::id).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void saysSoWhenASecondHoldsMoreOrdersThanAListShows() {
        shop.add(40, 0);
        shop.most = 25;

        assertThatThrownBy(() -> readAll(reading(10, shop)))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("more than 25 orders of one second");
    }

    @Test
    void refusesAListThatDoesNotGoOn() {
        OrderReading reading = reading(5);
        byte[] answer = page("", true, "");

        assertThatThrownBy(() -> reading.accept(answer)).hasMessageContaining("doesn't go on");
    }

    @Test
    void refusesAnAnswerWithoutTheList() {
        assertThatThrownBy(() -> reading(5).accept("{\"data\":{\"orders\":null}}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("no 'nodes'");
    }

    @Test
    void refusesOrdersThatWereNotAskedFor() {
        shop.add(3, 1);
        OrderReading reading = OrderReading.resume(
                ShopifyFacts.FACTS, 5, Optional.of(START.plusSeconds(900)), Duration.ofMinutes(10), Optional.empty());

        assertThatThrownBy(() -> reading.accept(page(order(1, START), false, "1")))
                .hasMessageContaining("it ignored the filter");
    }

    @Test
    void asksForSmallerPagesUntilTheyCantBeSmaller() {
        OrderReading reading = reading(5);

        assertThat(reading.shrink()).isTrue();
        assertThat(reading.getLimit()).isEqualTo(2);
        assertThat(reading.shrink()).isTrue();
        assertThat(reading.shrink()).isFalse();
        assertThat(reading.getLimit()).isEqualTo(1);
    }

    @Test
    void readsInAWindowOnlyWhatWasMadeInItAndMovesNoCursor() {
        OrderReading reading = OrderReading.ofWindow(ShopifyFacts.FACTS, 50, START, START.plusSeconds(60));
        String inside = order(1, START) + "," + order(2, START.plusSeconds(59));
        String outside = order(3, START.minusSeconds(1)) + "," + order(4, START.plusSeconds(60));

        List<CartRecord> records = reading.accept(page(outside + "," + inside, false, ""));

        assertThat(reading.isWindow()).isTrue();
        assertThat(reading.getSince()).isEqualTo(START.minusSeconds(1));
        assertThat(reading.getUntil()).isEqualTo(START.plusSeconds(61));
        assertThat(records).extracting(CartRecord::id).containsExactly("1", "2");
        assertThat(reading.position()).isEmpty();
    }

    private OrderReading reading(int limit) {
        return reading(limit, shop);
    }

    private static OrderReading reading(int limit, ModelShop of) {
        CartFacts facts = ShopifyFacts.FACTS;
        OrderFacts.ListFacts list = facts.orders().list();
        OrderFacts.ListFacts bounded = new OrderFacts.ListFacts(
                list.records(), list.single(), list.more(), list.after(), of.most == Integer.MAX_VALUE ? 0 : of.most);
        OrderFacts orders = facts.orders();
        return new CursorReading(
                new OrderFacts(
                        orders.id(),
                        orders.number(),
                        orders.changed(),
                        orders.created(),
                        orders.total(),
                        orders.currency(),
                        orders.channel(),
                        orders.withdrawnBy(),
                        orders.dates(),
                        orders.page(),
                        orders.overlap(),
                        bounded,
                        orders.completion()),
                limit,
                ReadingBounds.changedSince(orders, Instant.EPOCH));
    }

    private List<CartRecord> readAll(OrderReading reading) {
        List<CartRecord> records = new ArrayList<>();
        while (reading.isMore()) {
            records.addAll(reading.accept(shop.answer(reading)));
        }
        return records;
    }

    private static String order(int id, Instant time) {
        return "{\"legacyResourceId\":\"" + id + "\",\"updatedAt\":\"" + time + "\",\"createdAt\":\"" + time + "\"}";
    }

    private static byte[] page(String orders, boolean more, String mark) {
        return ("{\"data\":{\"orders\":{\"nodes\":[" + orders + "],\"pageInfo\":{\"hasNextPage\":" + more
                        + ",\"endCursor\":\"" + mark + "\"}}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Orders by id with the time of their last change; marks name the last order's time and id. */
    private static final class ModelShop {
        private final TreeMap<Integer, Instant> changed = new TreeMap<>();
        private final Set<String> marks = new HashSet<>();
        private Instant now = START;
        private int most = Integer.MAX_VALUE;
        private int calls;

        void add(int orders, int secondsBetween) {
            for (int i = 0; i < orders; i++) {
                changed.put(changed.size() + 1, now);
                now = now.plusSeconds(secondsBetween);
            }
        }

        void touch(int id) {
            now = now.plusSeconds(1);
            changed.put(id, now);
        }

        Map<String, Instant> states() {
            return changed.entrySet().stream()
                    .collect(Collectors.toMap(order -> order.getKey().toString(), Map.Entry::getValue));
        }

        byte[] answer(OrderReading asked) {
            calls++;
            String after = asked.getAfter();
            assertThat(after == null || marks.contains(after))
                    .as("a mark of ours")
                    .isTrue();
            List<Map.Entry<Integer, Instant>> rest = changed.entrySet().stream()
                    .filter(order -> !order.getValue().isBefore(asked.getSince()))
                    .filter(order -> after == null || mark(order).compareTo(after) > 0)
                    .sorted(Comparator.comparing(ModelShop::mark))
                    .toList();
            List<Map.Entry<Integer, Instant>> shown =
                    rest.stream().limit(asked.getLimit()).toList();
            String mark = shown.isEmpty() ? "" : mark(shown.get(shown.size() - 1));
            marks.add(mark);
            String orders = shown.stream()
                    .map(order -> order(order.getKey(), order.getValue()))
                    .collect(Collectors.joining(","));
            return page(orders, rest.size() > shown.size(), mark);
        }

        private static String mark(Map.Entry<Integer, Instant> order) {
            return order.getValue() + "/" + (1_000_000 + order.getKey());
        }
    }
}
