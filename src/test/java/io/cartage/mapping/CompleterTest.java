package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.config.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be written at each place of a mapping, and what is known of what stands there. A bar marks the cursor. */
class CompleterTest {
    private static final Home HOME = Home.at(Path.of(""));
    private static final String ACME = "mappings/acme/bigcommerce/orders.yaml";
    private static final String STOCK = "mappings/acme/bigcommerce/inventory.yaml";
    private static final JsonNode ORDER = MappingDesk.raw(
            """
            {"id": 7, "status": "Shipped", "billing_address": {"zip": "78701", "city": "Austin"}, "total_inc_tax": "9.00",
             "consignments": {"shipping": [{"city": "Waco", "line_items": [{"sku": "A-1", "quantity": 2,
               "applied_discounts": [{"id": "coupon", "amount": "1.00"}]}]}]}, "fees": [{"name": "Rush", "cost_inc_tax": "1.00"}]}
            """);
    private static final Shape SHAPE = Shape.of(List.of(ORDER));

    private static Completions at(String path, String marked) {
        int bar = marked.indexOf('|');
        String text = marked.substring(0, bar) + marked.substring(bar + 1);
        int line = (int) marked.substring(0, bar).chars().filter(c -> c == '\n').count() + 1;
        int column = bar - marked.lastIndexOf('\n', bar - 1);
        return Completer.at(HOME, path, text, line, column, TestTables.all(), SHAPE);
    }

    private static List<String> labels(String marked) {
        return at(ACME, "extends: default\n" + marked).options().stream()
                .map(Completion::label)
                .toList();
    }

    private static Optional<Hint> hint(String marked) {
        String whole = "extends: default\n" + marked;
        int bar = whole.indexOf('|');
        String text = whole.substring(0, bar) + whole.substring(bar + 1);
        int line = (int) whole.substring(0, bar).chars().filter(c -> c == '\n').count() + 1;
        return Completer.hint(HOME, ACME, text, line, bar - whole.lastIndexOf('\n', bar - 1), TestTables.all(), SHAPE);
    }

    @Test
    void offersSectionsThatTheFileDoesntHave() {
        assertThat(labels("names: {a: b}\n|"))
                .contains("s_orders", "lookups", "tests", "control")
                .doesNotContain("names", "extends", "payload");
    }

    @Test
    void offersTheColumnsOfTheTableThatAreNotThereYet() {
        List<String> columns = labels("s_orders:\n  hold_code: status\n  |");

        assertThat(columns).contains("order_no", "tax_schedule").doesNotContain("hold_code", "store_id", "sku");
        assertThat(labels("s_orders:\n  tax_s|")).containsExactly("tax_schedule");
        assertThat(labels("s_orders: {hold_code: status, cust|}"))
                .contains("customer_no", "customer_po")
                .doesNotContain("hold_code");
        assertThat(labels("s_order_details:\n  items:\n    columns:\n      |"))
                .contains("sku", "warehouse")
                .doesNotContain("order_no", "line_no");
    }

    @Test
    void tellsTheTypeOfAColumnAndWhatTheDefaultSays() {
        Completion column =
                at(ACME, "extends: default\ns_orders:\n  order_n|").options().get(0);

        assertThat(column.detail()).isEqualTo("text(64), needed");
        assertThat(column.help()).startsWith("The default says: {from: id");
        assertThat(column.written()).isEqualTo("order_no: ");
    }

    @Test
    void putsColumnsFirstThatNothingFills() {
        List<Completion> columns = at(ACME, "mapping: bigcommerce/orders\ns_orders:\n  customer_no: x\n  |")
                .options();

        assertThat(columns.subList(0, 4))
                .extracting(Completion::label)
                .containsExactly("order_no", "order_date", "currency", "order_total");
        assertThat(columns.get(0).help()).isEqualTo("Nothing fills it yet, and it needs a value.");
    }

    @Test
    void offersPathsThatPayloadsHave() {
        assertThat(labels("s_orders:\n  comments: |"))
                .contains("status", "billing_address", "bill", "store.prefix", "= …")
                .doesNotContain("billing_address.zip");
        assertThat(labels("s_orders:\n  comments: zi|")).contains("billing_address.zip", "bill.zip");
        assertThat(labels("s_orders:\n  comments: billing_address.|"))
                .containsExactly("billing_address.zip", "billing_address.city");
        assertThat(labels("s_orders:\n  comments: {from: [status, bill.c|")).containsExactly("bill.city");
        assertThat(labels("s_orders:\n  comments:\n    add:\n      - stat|")).startsWith("status");
        assertThat(labels("names:\n  x: consignments.shipping.c|")).contains("consignments.shipping.city");
    }

    @Test
    void replacesWhatIsTyped() {
        Completions found = at(ACME, "extends: default\ns_orders:\n  comments: {from: [status, bill.c|");

        assertThat(found.from()).isEqualTo("  comments: {from: [status, ".length() + 1);
    }

    @Test
    void showsAnExampleOfAPath() {
        Completion zip = at(ACME, "extends: default\ns_orders:\n  comments: billing_address.z|")
                .options()
                .get(0);

        assertThat(zip.help()).isEqualTo("78701");
        assertThat(zip.detail()).isEqualTo("text");
    }

    @Test
    void offersFieldsOfTheElementAtHand() {
        assertThat(labels("s_order_details:\n  items:\n    columns:\n      comment: |"))
                .startsWith("sku", "quantity", "applied_discounts");
        assertThat(labels("s_order_details:\n  items:\n    columns:\n      comment: row.s|"))
                .startsWith("row.sku");
        assertThat(labels("s_order_details:\n  fees: {columns: {comment: cost|"))
                .contains("cost_inc_tax");
        assertThat(labels("s_order_details:\n  own:\n    each: fees\n    where: |"))
                .startsWith("name", "cost_inc_tax");
        assertThat(labels("s_orders:\n  comments: \"= sum(consignments.shipping.line_items[qu|"))
                .containsExactly("quantity");
    }

    @Test
    void offersTheWordsOfAnEntry() {
        assertThat(labels("s_orders:\n  comments: {from: status, |"))
                .contains("lookup", "default", "truncate")
                .doesNotContain("from", "each", "ignore_case");
        assertThat(labels("s_orders:\n  comments:\n    from: status\n    tr|")).containsExactly("truncate");
        assertThat(labels("s_orders:\n  comments:\n    when:\n      - |")).contains("if", "then", "else");
        assertThat(labels("lookups:\n  mine:\n    |")).containsExactly("ignore_case", "default", "rows");
        assertThat(labels("tests:\n  - name: x\n    |")).contains("input", "store", "expect");
        assertThat(labels("control:\n  own: {|")).contains("payload", "rows", "decimals");
        assertThat(labels("s_order_details:\n  own: {|")).containsExactly("each", "once", "where", "columns", "skip");
    }

    @Test
    void offersFunctionsInFormulasOnly() {
        assertThat(labels("s_orders:\n  comments: = rou|")).startsWith("round").doesNotContain("= …");
        assertThat(labels("s_orders:\n  comments: rou|")).doesNotContain("round");
        assertThat(labels("s_orders:\n  comments: {when: [{if: exi|")).contains("exists");
        assertThat(labels("s_orders:\n  comments: = round(total_|")).contains("total_inc_tax");
        assertThat(labels("s_orders:\n  comments: = 'rou|")).isEmpty();
    }

    @Test
    void offersLookupsByName() {
        String lookups = "lookups:\n  terms: {rows: {PayPal: PP}}\n";

        assertThat(labels(lookups + "s_orders:\n  comments: {from: status, lookup: |"))
                .contains("terms");
        assertThat(labels(lookups + "s_orders:\n  comments: = lookup('te|")).containsExactly("terms");
        Completion terms = at(ACME, "extends: default\n" + lookups + "s_orders:\n  comments: {lookup: te|")
                .options()
                .get(0);
        assertThat(terms.help()).isEqualTo("PayPal: PP");
    }

    @Test
    void offersTheFewValuesThatAWordTakes() {
        assertThat(labels("s_orders:\n  comments: {from: status, truncate: |")).containsExactly("true", "false");
        assertThat(labels("s_orders:\n  order_date: {date: |")).contains("rfc1123", "iso");
        assertThat(labels("s_orders:\n  comments: {as: |")).containsExactly("text", "number", "integer", "boolean");
        assertThat(labels("settings: {timezone: Chicago|")).containsExactly("America/Chicago");
        assertThat(labels("settings:\n  on_error: |")).containsExactly("quarantine");
        assertThat(labels("tests:\n  - input: plain|")).contains("samples/bigcommerce/plain.json");
        assertThat(labels("tests:\n  - store: {pre|")).containsExactly("prefix");
        assertThat(labels("tests:\n  - expect: {s_orders: {hold|")).containsExactly("hold_code");
        assertThat(at(ACME, "ext|").options()).extracting(Completion::written).containsExactly("extends: ");
        assertThat(at(ACME, "extends: |").options())
                .extracting(Completion::label)
                .containsExactly("default");
    }

    @Test
    void offersInAnElementOfAListWhatItDoesntHave() {
        assertThat(labels("tests:\n  - name: x\n    |"))
                .contains("input", "expect")
                .doesNotContain("name");
        assertThat(labels("tests:\n  - name: x\n  - |")).contains("name", "input");
        assertThat(labels("s_orders:\n  comments:\n    when:\n      - if: a\n        |"))
                .containsExactly("then");
        assertThat(labels("s_orders:\n  comments: {when: [{if: a, then: b}, {|"))
                .containsExactly("if", "then", "else");
        assertThat(labels("s_orders:\n  comments: {when: [{else: b, |")).isEmpty();
        assertThat(labels("tests:\n  - expect:\n      s_order_details:\n        - sk|"))
                .containsExactly("sku");
    }

    @Test
    void offersTheTextsThatAColumnTakes() {
        assertThat(labels("s_orders:\n  transaction_type: {value: |"))
                .containsExactly("pending_cash_sale", "pending_sales_order", "pending_sales_invoice", "= ");
        assertThat(labels("s_order_details:\n  own: {each: fees, columns: {line_type: {when: [{if: a, then: f|"))
                .containsExactly("freight", "fee", "gift");
        assertThat(labels("s_order_details:\n  own: {each: fees, columns: {line_type: {prefix: |"))
                .doesNotContain("freight");
        assertThat(labels("tests:\n  - expect: {s_orders: {transaction_type: |"))
                .hasSize(3);
        assertThat(at(ACME, "extends: default\ns_orders:\n  transaction_type: |")
                        .options())
                .extracting(Completion::written)
                .contains("{value: pending_sales_order}");
    }

    @Test
    void offersValuesThatOrdersWereSeenToHave() {
        assertThat(labels("s_orders:\n  comments: {when: [{if: status = '|")).containsExactly("Shipped");
        assertThat(labels("s_orders:\n  comments: \"= if(bill.city <> 'Aus|")).containsExactly("Austin");
        String lookup = "s_orders:\n  comments: {from: status, lookup: mine}\nlookups:\n  mine:\n    rows:\n      ";
        assertThat(labels(lookup + "|")).containsExactly("Shipped");
        assertThat(labels(lookup + "shipped: S\n      |")).isEmpty();
    }

    @Test
    void offersTheFieldsThatATestMayExpect() {
        String shipments = "mappings/acme/bigcommerce/shipments.yaml";
        assertThat(at(shipments, "extends: default\ntests:\n  - expect: {payload: {|")
                        .options())
                .extracting(Completion::label)
                .contains("tracking_number", "items");
        assertThat(at(shipments, "extends: default\ntests:\n  - expect:\n      payload:\n        items:\n          - |")
                        .options())
                .extracting(Completion::label)
                .containsExactlyInAnyOrder("order_product_id", "quantity");
    }

    @Test
    void offersColumnsOfRowsInChecks() {
        assertThat(labels("control:\n  own:\n    rows: sum(s_order_details.line_to|"))
                .containsExactly("s_order_details.line_total");
    }

    @Test
    void servesMappingsBackToTheCart() {
        assertThat(at(STOCK, "extends: default\npayload:\n  |").options())
                .extracting(Completion::label)
                .contains("quantity", "variant_id");
        assertThat(at(STOCK, "extends: default\npayload:\n  quantity: {|").options())
                .extracting(Completion::label)
                .contains("longest", "always", "from");
        assertThat(at(STOCK, "extends: default\n|").options())
                .extracting(Completion::label)
                .contains("payload", "warnings")
                .doesNotContain("s_orders", "control");
    }

    @Test
    void offersNothingInCommentsAndTexts() {
        assertThat(labels("# s_or|")).isEmpty();
        assertThat(labels("s_orders:\n  comments: status  # b|")).isEmpty();
        assertThat(labels("lookups: {terms: {rows: {Pay|")).isEmpty();
        assertThat(labels("s_orders:\n  comments: {value: sta|")).isEmpty();
    }

    @Test
    void readsOnThroughWhatIsHalfWritten() {
        assertThat(labels("names:\n  x: {first: [a\ns_orders:\n  tax_s|")).containsExactly("tax_schedule");
        assertThat(labels("s_orders:\n  tax_s|\n  hold_code: status\ns_order_details: {}"))
                .containsExactly("tax_schedule");
        assertThat(labels("s_orders:\n  comments: >-\n    = rou|")).startsWith("round");
    }

    @Test
    void explainsWordsColumnsFunctionsAndPaths() {
        assertThat(hint("s_orders:\n  hold_|code: status")).hasValueSatisfying(hint -> {
            assertThat(hint.title()).isEqualTo("s_orders.hold_code: text(64)");
            assertThat(hint.from()).isEqualTo(3);
            assertThat(hint.to()).isEqualTo(12);
        });
        assertThat(hint("s_orders:\n  comments: {tru|ncate: true}")
                        .orElseThrow()
                        .text())
                .contains("too long");
        assertThat(hint("s_orders:\n  comments: = rou|nd(1, 2)").orElseThrow().title())
                .startsWith("round(");
        assertThat(hint("s_orders:\n  comments: billing_address.z|ip")
                        .orElseThrow()
                        .examples())
                .containsExactly("78701");
        assertThat(hint("s_orders:\n  comments: bill.z|ip").orElseThrow().text())
                .contains("billing_address.zip");
        assertThat(hint("s_orders:\n  comments: bi|ll.zip").orElseThrow().title())
                .startsWith("bill:");
        assertThat(hint("lookups: {terms: {rows: {PayPal: PP}}}\ns_orders:\n  comments: {from: status, lookup: te|rms}")
                        .orElseThrow()
                        .examples())
                .containsExactly("PayPal: PP");
        assertThat(hint("s_orders:\n  comments: no_such_th|ing")).isEmpty();
        assertThat(hint("# s_or|ders")).isEmpty();
    }
}
