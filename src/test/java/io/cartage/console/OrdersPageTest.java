package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.desk.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders by HTTP: who may do what, what is found, what is downloaded; and nothing that a buyer wrote becomes a page's own. */
class OrdersPageTest {
    private static final String EVIL = "<script>alert('x')</script>";

    @RegisterExtension
    private static final Hosting HOSTING =
            Hosting.forAll().user("vera", Role.VIEWER).user("otto", Role.OPERATOR);

    private static JdbcClient jdbc;
    private static String refused;
    private static List<String> held;

    @BeforeAll
    static void fillTheBook() {
        HOSTING.house().flows().runNow("acme-us");
        jdbc = JdbcClient.create(HOSTING.house().database().dataSource());
        refused = jdbc.sql("select max(cart_order_id) from s_orders where store_id = 'acme-us'")
                .query(String.class)
                .single();
        jdbc.sql(
                        """
                        update s_orders
                        set import_status = 'error', import_message = :evil, bill_name = :evil, comments = '=cmd()',
                            order_no = 'A-"1"'
                        where store_id = 'acme-us'
                          and cart_order_id = :order
                        """)
                .param("evil", EVIL)
                .param("order", refused)
                .update();
        jdbc.sql("update s_order_details set description = :evil, sku = :evil where cart_order_id = :order")
                .param("evil", EVIL)
                .param("order", refused)
                .update();
        held = jdbc.sql(
                        """
                        select record_id
                        from cartage_outcome
                        where store_id = 'acme-us'
                          and kind = 'staged'
                          and record_id <> :refused
                        order by record_id
                        fetch first 4 rows only
                        """)
                .param("refused", refused)
                .query(String.class)
                .list();
        jdbc.sql(
                        """
                        update cartage_outcome
                        set kind = 'quarantined', reason = :evil, cause = 'evil', mapping_version = 'm0'
                        where store_id = 'acme-us'
                          and record_id in (:ids)
                        """)
                .param("evil", EVIL)
                .param("ids", held)
                .update();
    }

    @Test
    void areShownToViewersWithoutAnythingToDo() throws Exception {
        Visitor vera = HOSTING.house().as("vera");

        String list = vera.get("/orders").body();
        String order = vera.get("/orders/acme-us/" + refused).body();

        assertThat(list).contains("Pass Through Orders", "acme-us").doesNotContain("data-ct-all", "value=\"release\"");
        assertThat(order).contains("Payload in", "Rows out").doesNotContain("id=\"ct-act-");
        assertThat(vera.post("/orders/acts", Map.of("act", "replay", "id", "acme-us~" + refused))
                        .statusCode())
                .isEqualTo(403);
        assertThat(vera.post("/orders/acme-us/" + refused + "/replay", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(HOSTING.house().visitor().get("/orders").statusCode()).isEqualTo(303);
    }

    @Test
    void showWhatABuyerWroteAsText() throws Exception {
        Visitor otto = HOSTING.house().as("otto");

        for (String path : List.of(
                "/orders?erp=error",
                "/orders?q=%3Cscript%3E",
                "/orders?q=" + "%22%3E%3Cscript%3E",
                "/orders?outcome=quarantined",
                "/orders/acme-us/" + refused,
                "/orders/acme-us/" + held.get(3))) {
            HttpResponse<String> page = otto.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("<script>alert", "\"><script>");
        }
        assertThat(otto.get("/orders?erp=error").body()).contains("&lt;script&gt;alert");
    }

    @Test
    void areFoundByWhatTheAddressSays() throws Exception {
        Visitor vera = HOSTING.house().as("vera");

        assertThat(vera.get("/orders?q=" + refused).body()).contains("/orders/acme-us/" + refused);
        assertThat(vera.get("/orders?q=nobody-at-all").body()).contains("No order is like that");
        assertThat(vera.get("/orders?store=elsewhere").body()).contains("No order is like that");
        assertThat(vera.get("/orders?at=o1.0~~&outcome=strange&from=yesterday&cause=zzz")
                        .statusCode())
                .isEqualTo(200);
        String first = vera.get("/orders").body();
        String older = first.replaceAll("(?s).*id=\"ct-pager-older\" href=\"([^\"]+)\".*", "$1");
        assertThat(vera.get(older.replace("&amp;", "&")).body())
                .contains("ct-pager-newer")
                .isNotEqualTo(first);
    }

    @Test
    void tellWhatBecameOfEachThatSomethingWasDoneWith() throws Exception {
        Visitor otto = HOSTING.house().as("otto");

        String dropped = otto.post(
                        "/orders/acts", Map.of("act", "drop", "reason", "a test", "id", "acme-us~" + held.get(0)))
                .body();
        String released = otto.post("/orders/acts", Map.of("act", "release", "id", "acme-us~" + held.get(1)))
                .body();
        String offered = otto.post("/orders/acts", Map.of("act", "reoffer", "id", "acme-us~" + held.get(2)))
                .body();

        assertThat(dropped).contains("is dropped", "1 done");
        assertThat(released).contains("1 done");
        assertThat(offered).contains("waits for the ERP already", "1 not");
        assertThat(HOSTING.house().database().audit().latest(50))
                .extracting(deed -> deed.who() + " " + deed.action() + " " + deed.subject())
                .contains(
                        "otto drop orders acme-us/" + held.get(0),
                        "otto release orders acme-us/" + held.get(1),
                        "otto reoffer orders acme-us/" + held.get(2));
        assertThat(otto.post("/orders/acts", Map.of("act", "drop", "id", "acme-us~" + held.get(3)))
                        .statusCode())
                .as("without a reason")
                .isEqualTo(400);
        assertThat(otto.post("/orders/acts", Map.of("act", "release")).statusCode())
                .isEqualTo(400);
        assertThat(otto.post("/orders/acts", Map.of("act", "explode", "id", "acme-us~1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(otto.post("/orders/acme-us/" + held.get(3) + "/explode", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(otto.postWithoutToken("/orders/acts", Map.of("act", "release", "id", "acme-us~1"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void areDownloadedUnderSafeNames() throws Exception {
        Visitor vera = HOSTING.house().as("vera");
        String path = "/orders/acme-us/" + refused;

        HttpResponse<String> payload = vera.get(path + "/payload.json");
        HttpResponse<String> rows = vera.get(path + "/rows.json");
        HttpResponse<String> csv = vera.get(path + "/rows.csv");

        assertThat(payload.headers().firstValue("content-type")).contains("application/json");
        assertThat(payload.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"acme-us-A-_1_-payload-1.json\"");
        assertThat(payload.body())
                .isEqualTo(new String(
                        HOSTING.house()
                                .database()
                                .staging()
                                .readPayload("acme-us", "orders", refused)
                                .orElseThrow(),
                        StandardCharsets.UTF_8));
        assertThat(rows.body()).contains("\"s_order_details\"", "\"import_status\" : \"error\"");
        assertThat(csv.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body()).contains("\"'=cmd()\"", "\"A-\"\"1\"\"\"");
        assertThat(vera.get(path + "/rows.csv?table=cartage_user").statusCode()).isEqualTo(404);
        assertThat(vera.get("/orders/acme-us/nothing").statusCode()).isEqualTo(404);
        assertThat(vera.get("/orders/nobody/1").statusCode()).isEqualTo(404);
    }
}
