package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Desk;
import io.cartage.staging.Jdbc;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.OrderQuestion.Became;
import io.cartage.staging.desk.OrderQuestion.Erp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page of orders is read along an index, as the database itself explains, so that it takes no longer the more there are. */
@OnEveryDatabase
class OrderPlansTest {
    private static final int ORDERS = 20_000;
    private static final List<String> STORES = List.of("plan-a", "plan-b");
    private static final OrderMark MIDDLE = new OrderMark(Desk.NOW.plusSeconds(ORDERS / 2), "5", "plan-a", false);
    private static final OrderMark BACK = new OrderMark(Desk.NOW.plusSeconds(ORDERS / 2), "5", "plan-a", true);

    @Parameter
    TestBed bed;

    private JdbcClient jdbc;

    @BeforeEach
    void makeUpManyOrders() {
        jdbc = JdbcClient.create(bed.database().dataSource());
        if (jdbc.sql("select count(*) from s_orders").query(Long.class).single() > 0) {
            return;
        }
        boolean h2 = bed.kind() == TestDatabase.H2;
        String numbers = h2 ? "(select \"X\" as n from system_range(1, :most)) g" : "generate_series(1, :most) g(n)";
        String at = h2 ? "dateadd('SECOND', n, :now)" : ":now + n * interval '1 second'";
        insert(
                """
                insert into cartage_outcome (record_id, store_id, flow, kind, reason, since, decided_at, run_id,
                    payload_sequence, payload_hash, revision, withdrawn, seen_at, cause)
                select cast(n as varchar(20)), case when mod(n, 2) = 0 then 'plan-a' else 'plan-b' end, 'orders',
                    case when mod(n, 50) = 0 then 'quarantined' when mod(n, 10) = 0 then 'filtered' else 'staged' end, null,
                    :now, :now, 1, 1, 'h', 1, false, cast(%s as timestamp), 'no price'
                from %s
                """
                        .formatted(at, numbers));
        insert(
                """
                insert into s_orders (store_id, cart_order_id, order_no, order_date, currency, order_total, mapping_version,
                    staged_at, import_status)
                select case when mod(n, 2) = 0 then 'plan-a' else 'plan-b' end, cast(n as varchar(20)),
                    'N-' || cast(n as varchar(20)), cast(:now as date), 'USD', 1, 'm', cast(%s as timestamp),
                    case when mod(n, 100) = 1 then 'error' else 'imported' end
                from %s
                """
                        .formatted(at, numbers));
        insert(
                """
                insert into s_order_details (store_id, cart_order_id, line_no, sku, line_total)
                select case when mod(n, 2) = 0 then 'plan-a' else 'plan-b' end, cast(n as varchar(20)), 1,
                    'SKU-' || cast(mod(n, 500) as varchar(20)), 1
                from %s
                where :now is not null
                """
                        .formatted(numbers));
        insert(
                """
                insert into cartage_order_key (order_key, store_id, record_id)
                select 'name' || cast(mod(n, 700) as varchar(20)), case when mod(n, 2) = 0 then 'plan-a' else 'plan-b' end,
                    cast(n as varchar(20))
                from %s
                where :now is not null
                """
                        .formatted(numbers));
        jdbc.sql("analyze").update();
    }

    private void insert(String sql) {
        jdbc.sql(sql.replace(":now", "cast(:now as timestamp)"))
                .param("now", Jdbc.utc(Desk.NOW))
                .param("most", ORDERS)
                .update();
    }

    @Test
    void pagesAreReadAlongAnIndex() {
        OrderQuestion all = OrderQuestion.ALL;
        for (OrderQuestion question : List.of(
                all,
                all.in("plan-a"),
                all.of(Became.STAGED),
                all.of(Became.QUARANTINED),
                all.of(Became.FILTERED).in("plan-b"),
                all.of(Erp.IMPORTED),
                all.of(Erp.ERROR).in("plan-a"),
                all.of(Became.DROPPED),
                all.of(Erp.IMPORTED).of(Became.STAGED),
                all.of(Erp.IMPORTED).of(Became.QUARANTINED),
                all.of(Erp.PENDING).because("no price"),
                all.because("no price"),
                all.between(Optional.of(Desk.NOW.plusSeconds(100)), Optional.of(Desk.NOW.plusSeconds(9000))),
                all.between(Optional.of(Desk.NOW.plusSeconds(100)), Optional.of(Desk.NOW.plusSeconds(19000))))) {
            for (Optional<OrderMark> mark :
                    List.of(Optional.<OrderMark>empty(), Optional.of(MIDDLE), Optional.of(BACK))) {
                List<String> stores = question.storeId().map(List::of).orElse(STORES);
                OrderStrands strands = new OrderStrands(question, mark, stores, 51);
                String sql = strands.sql();

                String plan = explain(jdbc.sql("explain " + sql).params(strands.parameters()));

                assertThat(plan).as(question + "\n" + sql).doesNotContain("Seq Scan", "tableScan");
                if (bed.kind() == TestDatabase.H2) {
                    assertThat(plan)
                            .as("in order: " + sql)
                            .contains("index sorted")
                            .doesNotContain("index sorted:"); // that would be by some of its columns
                }
            }
        }
    }

    /** H2 keeps what a part of a statement found, and takes it for the answer to the same part with another limit. */
    @Test
    void countsThemAllHoweverOftenAPageWasRead() {
        OrderBook book = new OrderBook(bed.database().dataSource());
        OrderQuestion question = OrderQuestion.ALL.in("plan-a");
        for (int i = 0; i < 3; i++) {
            assertThat(book.page(question, Optional.empty(), 25).orders()).hasSize(25);
        }

        assertThat(book.count(question)).isEqualTo(OrderBook.MOST + 1);
    }

    @Test
    void searchesGoAlongIndexesToo() {
        for (String text : List.of("17", "N-17", "SKU-17", "name17", "name17 name18")) {
            OrderQuestion question = OrderQuestion.ALL.about(text);
            TextSearch.Finding finding = TextSearch.finding(question, STORES, TextSearch.words(question), 1001);

            String plan = explain(jdbc.sql("explain " + finding.sql()).params(finding.parameters()));

            assertThat(plan)
                    .as(text)
                    .doesNotContain("Seq Scan", "tableScan")
                    .as("lines are not sorted")
                    .doesNotContain("index sorted:");
        }
    }

    private static String explain(JdbcClient.StatementSpec statement) {
        return statement.query(String.class).list().stream().collect(Collectors.joining("\n"));
    }
}
