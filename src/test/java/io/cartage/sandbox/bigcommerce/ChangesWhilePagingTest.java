package io.cartage.sandbox.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.sandbox.ShopClient;
import io.cartage.sandbox.ShopOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The hazard that a reader must withstand is there, and the recommended way of reading withstands it. */
class ChangesWhilePagingTest {
    private static final String SHOP = "orders: 1000, faults: [{kind: change, orders: 5, calls: 10}]";
    private static final String SORTED = "&sort=date_modified:asc";

    @Test
    void hidesOrdersFromAReaderThatCountsPages() {
        try (OpenShop open = new OpenShop(SHOP)) {
            Set<Long> seen = open.client().orders(SORTED).stream()
                    .map(order -> order.get("id").asLong())
                    .collect(Collectors.toSet());

            assertThat(seen).hasSizeLessThan(1000);
        }
    }

    @Test
    void hidesNothingFromAReaderThatRestartsAtTheLargestTimeSeen() {
        try (OpenShop open = new OpenShop(SHOP + ", shares: {same_second: 100}")) {
            Map<Long, String> seen = restarting(open.client(), 400);

            assertThat(seen).hasSize(1000);
            Map<Long, Instant> last = open.shop().orders().all().stream()
                    .collect(Collectors.toMap(ShopOrder::id, ShopOrder::dateModified));
            seen.forEach((id, modified) -> assertThat(ShopDates.parse(modified).orElseThrow())
                    .isEqualTo(last.getOrDefault(id, Instant.EPOCH).getEpochSecond()));
        }
    }

    @Test
    void keepsTheOldIdAndDateOfAnOrderThatIsPaidLate() {
        try (OpenShop open = new OpenShop("orders: 200, statuses: {0: 1}")) {
            ShopOrder before = open.shop().orders().order(100);

            open.shop().orders().change(200);

            assertThat(open.shop().orders().all())
                    .filteredOn(order -> order.status().equals("11"))
                    .isNotEmpty()
                    .allSatisfy(order -> assertThat(order.dateModified()).isEqualTo(OpenShop.NOW));
            assertThat(open.shop().orders().order(100).dateCreated()).isEqualTo(before.dateCreated());
        }
    }

    @Test
    void changesTheSameOrdersInEachRun() {
        try (OpenShop one = new OpenShop(SHOP);
                OpenShop other = new OpenShop(SHOP)) {
            one.client().orders(SORTED);
            other.client().orders(SORTED);

            assertThat(one.shop().orders().all())
                    .isEqualTo(other.shop().orders().all());
        }
    }

    /** Asks page 1 again and again from the largest time seen on; reads on within a second that fills a page. */
    private static Map<Long, String> restarting(ShopClient client, int mostCalls) {
        Map<Long, String> seen = new HashMap<>();
        Set<String> known = new HashSet<>();
        String from = "2000-01-01T00:00:00Z";
        int page = 1;
        for (int call = 0; call < mostCalls; call++) {
            JsonNode rows = client.json("/v2/orders?limit=50&page=" + page + SORTED + "&min_date_modified=" + from);
            boolean news = false;
            for (JsonNode row : rows) {
                news |= known.add(row.get("id") + " " + row.get("date_modified"));
                seen.put(row.get("id").asLong(), row.get("date_modified").asText());
            }
            if (rows.size() < 50) {
                return seen;
            }
            String largest = Instant.ofEpochSecond(ShopDates.parse(rows.get(rows.size() - 1)
                                    .get("date_modified")
                                    .asText())
                            .orElseThrow())
                    .toString();
            page = largest.equals(from) || !news ? page + 1 : 1;
            from = largest;
        }
        throw new AssertionError("not at the end after " + mostCalls + " calls");
    }
}
