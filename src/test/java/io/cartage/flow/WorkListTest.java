package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.flow.WorkList.Answer;
import io.cartage.problem.Problem;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.stock.CatalogItem;
import io.cartage.staging.stock.StockQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions that the ERP's stock asks, answered while Cartage works. */
class WorkListTest {
    private final Workshop workshop = Workshop.open(
            CartUnderTest.BIGCOMMERCE,
            TestDatabase.usual(),
            "{seed: 5, orders: 12, api: {quota: unlimited}}",
            "{statuses: [11]}\n# what goes back\ninventory: {safety_stock: 0}   # nothing is held back\n");
    private final WorkList list = new WorkList(workshop.flows(), workshop.database());
    private LiveEdits edits;

    @SuppressWarnings("NullAway.Init")
    private CatalogItem item;

    @BeforeEach
    void meetTheQuestions() {
        edits = new LiveEdits(
                Home.at(workshop.home()), Map.of(), workshop.flows(), workshop.database(), Clock.systemUTC());
        push();
        item = someItem();
        erp("ERP \"1\": x", place());
        erp("ERP \"1\": x", "NOWHERE");
        erp(item.sku(), "NOWHERE");
        push();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void writesAnAliasThatTheNextPushGoesBy() throws IOException {
        assertThat(list.skus(Optional.empty(), "", Optional.empty(), 9).questions())
                .singleElement()
                .satisfies(question -> assertThat(question.about().rows()).isEqualTo(2));

        Answer answer = list.answerSku(Workshop.STORE, "ERP \"1\": x", item.itemId());

        assertThat(answer).isEqualTo(new Answer.Taken("stores/test.yaml", 2));
        assertThat(file())
                .contains("# what goes back\n", "# nothing is held back", "skus:", item.sku())
                .startsWith("store: test\n");
        assertThat(list.isTakenUp(Workshop.STORE, "ERP \"1\": x")).isFalse();
        edits.look();
        edits.look();
        assertThat(list.isTakenUp(Workshop.STORE, "ERP \"1\": x")).isTrue();
        push();
        assertThat(status("ERP \"1\": x", place())).isEqualTo("pushed");
        assertThat(status("ERP \"1\": x", "NOWHERE")).isEqualTo("waiting");
    }

    @Test
    void writesAPlaceThatTheNextPushGoesBy() throws IOException {
        assertThat(list.warehouses(Optional.of(Workshop.STORE))).singleElement().satisfies(question -> {
            assertThat(question.about().warehouse()).isEqualTo("NOWHERE");
            assertThat(question.places()).isNotEmpty();
        });
        String place = list.warehouses(Optional.empty()).get(0).places().get(0).id();

        Answer answer = list.answerWarehouse(Workshop.STORE, "NOWHERE", place);

        assertThat(answer).isInstanceOf(Answer.Taken.class);
        assertThat(file()).contains("warehouses:", "NOWHERE");
        edits.look();
        edits.look();
        push();
        assertThat(status(item.sku(), "NOWHERE")).isEqualTo("pushed");
        assertThat(list.warehouses(Optional.empty())).isEmpty();
    }

    @Test
    void writesNothingThatMeansNoItemOrSeveral() throws IOException {
        String before = file();
        workshop.update("update cartage_item set sku = 'TWIN', sku_key = 'twin' where item_id in"
                + " (select min(item_id) from cartage_item union select max(item_id) from cartage_item)");
        String twin = first("select min(item_id) from cartage_item where sku = 'TWIN'");

        assertThat(fault(list.answerSku(Workshop.STORE, "ERP \"1\": x", "gone")))
                .contains("no such item");
        assertThat(fault(list.answerSku(Workshop.STORE, "ERP \"1\": x", twin))).contains("several items", "'TWIN'");
        assertThat(fault(list.answerSku("no-store", "X", item.itemId()))).isNotEmpty();
        assertThat(fault(list.answerSku("../../etc/passwd", "X", item.itemId())))
                .isNotEmpty();
        assertThat(fault(list.answerWarehouse(Workshop.STORE, "NOWHERE", "gone")))
                .contains("no such place");

        assertThat(file()).isEqualTo(before);
        assertThat(status("ERP \"1\": x", place())).isEqualTo("waiting");
    }

    @Test
    void leavesAFileAloneThatCannotBeEdited() throws IOException {
        change(text -> text.replace("inventory: {safety_stock: 0}", "inventory: [oh, no]"));
        String before = file();

        Answer answer = list.answerSku(Workshop.STORE, "ERP \"1\": x", item.itemId());

        assertThat(fault(answer)).isNotEmpty();
        assertThat(file()).isEqualTo(before);
        assertThat(status("ERP \"1\": x", place())).isEqualTo("waiting");
    }

    @Test
    void tellsWhatElseIsWrongWithTheFile() throws IOException {
        change(text -> text.replace("safety_stock: 0", "safety_stock: many"));
        String before = file();

        Answer answer = list.answerSku(Workshop.STORE, "ERP \"1\": x", item.itemId());

        assertThat(fault(answer)).contains("stores/test.yaml:", "'many'");
        assertThat(file()).isEqualTo(before);
    }

    @Test
    void showsDesiredBesideAcknowledged() {
        InventoryQueue queue = new InventoryQueue(workshop.flows(), workshop.database(), Clock.systemUTC());
        erp(item.sku(), place());
        push();

        List<InventoryQueue.Line> lines =
                queue.page(StockQueue.Filter.ALL, Optional.empty(), 9).lines();

        assertThat(lines).hasSize(4);
        assertThat(lines)
                .filteredOn(line -> line.state() == InventoryQueue.State.IN_CART)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.desired()).hasValueSatisfying(level -> assertThat(
                                    line.row().level().quantity())
                            .hasValueSatisfying(known -> assertThat(known).isEqualByComparingTo(level)));
                    assertThat(line.message()).isEmpty();
                });
        assertThat(lines)
                .filteredOn(line -> line.state() == InventoryQueue.State.WAITING)
                .hasSize(3)
                .allMatch(line -> !line.cause().isEmpty() && !line.message().isEmpty());
        assertThat(queue.warehouses(Workshop.STORE)).contains("NOWHERE");
        assertThat(queue.explain(Workshop.STORE, item.sku())).isPresent();
        assertThat(queue.explain("no-store", item.sku())).isEmpty();
    }

    private void push() {
        workshop.flows().runNow(Workshop.STORE, Flow.INVENTORY);
    }

    private CatalogItem someItem() {
        String id = first(
                """
                select min(item_id)
                from cartage_item
                where tracked
                  and sku_key in (select sku_key from cartage_item group by sku_key having count(*) = 1)
                  and sku <> ''
                """);
        String sku = first("select sku from cartage_item where item_id = '" + id + "'");
        return new CatalogItem(id, sku, "", true);
    }

    private String place() {
        return workshop.shop().stock().places().get(0).name();
    }

    private String first(String sql) {
        return JdbcClient.create(workshop.database().dataSource())
                .sql(sql)
                .query(String.class)
                .single();
    }

    private String status(String sku, String warehouse) {
        return first("select push_status from product_qty_in_stock where sku = '" + sku + "' and warehouse = '"
                + warehouse + "'");
    }

    private void erp(String sku, String warehouse) {
        workshop.update("insert into product_qty_in_stock (store_id, sku, warehouse, qty_available, updated_at) values"
                + " ('test', '" + sku + "', '" + warehouse + "', 7, current_timestamp)");
    }

    private static String fault(Answer answer) {
        return answer instanceof Answer.Refused refused
                ? refused.problems().stream().map(Problem::toString).reduce("", String::concat)
                : "";
    }

    private Path path() {
        return workshop.home().resolve("stores/test.yaml");
    }

    private String file() throws IOException {
        return Files.readString(path());
    }

    private void change(UnaryOperator<String> change) throws IOException {
        Files.writeString(path(), change.apply(file()));
    }
}
