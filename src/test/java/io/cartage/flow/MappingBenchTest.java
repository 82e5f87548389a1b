package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.flow.bench.BenchSource;
import io.cartage.flow.bench.MappingBench;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.flow.bench.Preview;
import io.cartage.flow.bench.Preview.Change;
import io.cartage.mapping.Completion;
import io.cartage.staging.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mappings while somebody writes them, against orders that were really downloaded. */
class MappingBenchTest {
    private static final String START = "mapping: bigcommerce/orders\n";

    private Workshop workshop;
    private MappingBench bench;
    private MappingSubject subject;

    @AfterEach
    void close() {
        workshop.close();
    }

    private void open(TestDatabase kind) {
        workshop = Workshop.open(CartUnderTest.BIGCOMMERCE, kind, "{orders: 12}", 50);
        workshop.run();
        bench = new MappingBench(
                () -> Home.at(workshop.home()),
                workshop.database(),
                () -> workshop.flows().stores(),
                Clock.systemUTC());
        subject = new MappingSubject(workshop.flows().stores().get(0).store().customer(), "bigcommerce", Flow.ORDERS);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void showsWhatATextWouldChangeInAnArchivedOrder(TestDatabase kind) {
        open(kind);
        String saved = bench.text(subject);
        BenchSource order = bench.latest(subject, 20).stream()
                .filter(one -> preview(saved, one).reasons().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(preview(saved, order).changes()).isZero();

        Preview changed =
                preview(with(saved, "tax_schedule:       store.tax_schedule", "tax_schedule: {value: X}"), order);

        Preview.Cell cell = changed.rows().get(0).cells().stream()
                .filter(one -> one.column().equals("tax_schedule"))
                .findFirst()
                .orElseThrow();
        assertThat(cell.value()).isEqualTo("X");
        assertThat(cell.change()).isEqualTo(Change.CHANGED);
        assertThat(cell.at().file()).isEqualTo(subject.path());
        assertThat(changed.changes()).isEqualTo(1);
        Preview fewer = preview(with(saved, "where: quantity > 0 ", "where: quantity > 100000 "), order);
        assertThat(fewer.rows())
                .anyMatch(row -> row.change() == Change.GONE && row.group().equals("items"));
        assertThat(fewer.reasons()).anyMatch(reason -> reason.startsWith("control."));
        String group =
                "  more: {once: 1 = 1, columns: {line_type: {value: fee}, sku: {value: /X}, line_total: {value: 0}}}\n";
        Preview more = preview(with(saved, "\ns_order_details:\n", "\ns_order_details:\n" + group), order);
        assertThat(more.rows())
                .filteredOn(row -> row.change() == Change.ADDED)
                .extracting(Preview.Row::group)
                .containsExactly("more");
        Preview broken = preview(with(saved, "  comments: ", "  komments: "), order);
        assertThat(broken.rows()).hasSameSizeAs(preview(saved, order).rows());
    }

    private static String with(String text, String before, String after) {
        assertThat(text).contains(before);
        return text.replace(before, after);
    }

    private Preview preview(String text, BenchSource source) {
        return bench.look(subject, text, Optional.of(source)).preview().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void findsRecordsToTryItOn(TestDatabase kind) {
        open(kind);

        List<BenchSource.Order> latest = bench.latest(subject, 5);

        assertThat(latest).hasSize(5).doesNotHaveDuplicates();
        assertThat(bench.some(subject, 3)).hasSize(3).isSubsetOf(bench.latest(subject, 500));
        BenchSource.Order one = latest.get(0);
        assertThat(bench.byNumber(subject, one.id())).containsExactly(one);
        assertThat(bench.byNumber(subject, "no such number")).isEmpty();
        assertThat(new String(bench.record(subject, one).orElseThrow(), StandardCharsets.UTF_8))
                .contains("\"id\":" + one.id());
        MappingSubject other = new MappingSubject("somebody", "bigcommerce", Flow.ORDERS);
        assertThat(bench.record(other, one)).as("another customer's order").isEmpty();
        MappingSubject stock = new MappingSubject(subject.customer(), "bigcommerce", Flow.INVENTORY);
        assertThat(bench.latest(stock, 5)).isEmpty();
        assertThat(bench.samples(stock)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void completesFromTheRealTableAndRealOrders(TestDatabase kind) {
        open(kind);
        JdbcClient.create(workshop.database().dataSource())
                .sql("alter table s_orders add column gift_note varchar(40)")
                .update();

        List<Completion> columns =
                bench.completions(subject, START + "s_orders:\n  gift", 3, 7).options();
        List<Completion> paths = bench.completions(subject, START + "s_orders:\n  gift_note: default_curr", 3, 26)
                .options();

        assertThat(columns).extracting(Completion::label).containsExactly("gift_note");
        assertThat(columns.get(0).detail()).isEqualTo("text(40)");
        assertThat(paths).extracting(Completion::label).contains("default_currency_code");
        String filled = with(
                bench.text(subject), "\ns_orders:\n", "\ns_orders:\n  gift_note: {from: status, truncate: true}\n");
        assertThat(bench.look(subject, filled, Optional.empty()).problems()).isEmpty();
        assertThat(bench.hint(subject, START + "s_orders:\n  gift_note: status", 3, 15)
                        .orElseThrow()
                        .examples())
                .isNotEmpty();
    }
}
