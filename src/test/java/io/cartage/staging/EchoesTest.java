package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.Outcome.As;
import io.cartage.staging.Outcome.Staged;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.outbox.Wish;
import io.cartage.staging.outbox.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Cartage itself changed in the cart comes back as a changed order, and is none. */
@OnEveryDatabase
class EchoesTest {
    private static final Set<String> OF_SHIPMENTS = Set.of("shipments");

    @Parameter
    TestBed bed;

    private Desk desk;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
        desk.stage(bed.order("1").staged());
    }

    @Test
    void knowsItsOwnShipmentByTheStatusThatCameOfIt() {
        desk.acknowledge("1", "imported");
        sent("shipments", "1");

        assertThat(desk.stage(shipped(OF_SHIPMENTS)).outcomes()).containsExactly(new Staged("1", 1, As.ECHO));

        assertThat(desk.orders("cart_status", "revision", "import_status")).containsExactly("Shipped 1 imported");
        assertThat(desk.changes("kind")).isEmpty();
        assertThat(desk.outcomes("kind", "revision", "cart_status")).containsExactly("staged 1 Shipped");
    }

    @Test
    void keepsAnOrderPendingThatTheErpHasNotTaken() {
        sent("shipments", "1");

        desk.stage(shipped(OF_SHIPMENTS));

        assertThat(desk.orders("cart_status", "revision", "import_status")).containsExactly("Shipped 1 pending");
    }

    @Test
    void knowsItEvenWhileTheAnswerIsOutstanding() {
        desk.acknowledge("1", "imported");
        Outbox outbox = bed.database().outbox();
        outbox.begin(open("shipments", "1"), "{}");

        assertThat(as(shipped(OF_SHIPMENTS))).isEqualTo(As.ECHO);
    }

    @Test
    void tellsOfAStatusThatSomebodyElseSet() {
        desk.acknowledge("1", "imported");

        assertThat(as(shipped(OF_SHIPMENTS))).isEqualTo(As.CHANGE_ROW);
    }

    @Test
    void tellsOfAStatusThatItsWriteNeverLeadsTo() {
        desk.acknowledge("1", "imported");
        sent("shipments", "1");

        assertThat(as(shipped(Set.of("statuses")))).isEqualTo(As.CHANGE_ROW);
        assertThat(desk.changes("changed_columns")).containsExactly("cart_status");
    }

    @Test
    void tellsOfAStatusWhoseWriteHasNotLeft() {
        desk.acknowledge("1", "imported");
        open("shipments", "1");

        assertThat(as(shipped(OF_SHIPMENTS))).isEqualTo(As.CHANGE_ROW);
    }

    @Test
    void tellsOfAnotherOrdersWrite() {
        desk.acknowledge("1", "imported");
        sent("shipments", "2");

        assertThat(as(shipped(OF_SHIPMENTS))).isEqualTo(As.CHANGE_ROW);
    }

    @Test
    void tellsOfWhateverElseChangedWithTheStatus() {
        desk.acknowledge("1", "imported");
        sent("shipments", "1");
        TestOrder changed = shippedOrder().with("order_total", new BigDecimal("30.0000"));

        assertThat(as(echo(changed, OF_SHIPMENTS, ChangeKind.CHANGED))).isEqualTo(As.CHANGE_ROW);
        assertThat(desk.changes("changed_columns")).containsExactly("cart_status, order_total");
    }

    @Test
    void tellsOfACancellationWhateverItWrote() {
        desk.acknowledge("1", "imported");
        sent("shipments", "1");

        assertThat(as(echo(shippedOrder(), OF_SHIPMENTS, ChangeKind.CANCELLED))).isEqualTo(As.CHANGE_ROW);
        assertThat(desk.changes("kind")).containsExactly("cancelled");
    }

    /** Some carts tell what was paid and what was shipped by two fields, which one column names. */
    @Test
    void knowsItsShipmentOfAnOrderThatWasRefundedBefore() {
        desk.stage(bed.order("2")
                .with("cart_status", "Partially refunded, Unfulfilled")
                .staged());
        desk.acknowledge("2", "imported");
        sent("shipments", "2");

        StagingItem now = echo(
                bed.order("2").with("cart_status", "Partially refunded, Fulfilled"),
                Map.of("shipments", Set.of("Partially refunded")),
                ChangeKind.REFUNDED);

        assertThat(as(now)).isEqualTo(As.ECHO);
        assertThat(desk.changes("kind")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Partially refunded, REFUNDED", "Authorized, CHANGED"})
    void tellsOfAnotherStatusThatChangedWithItsOwn(String other, ChangeKind change) {
        desk.stage(bed.order("2").with("cart_status", "Paid, Unfulfilled").staged());
        desk.acknowledge("2", "imported");
        sent("shipments", "2");

        StagingItem now = echo(
                bed.order("2").with("cart_status", other + ", Fulfilled"), Map.of("shipments", Set.of(other)), change);

        assertThat(as(now)).isEqualTo(As.CHANGE_ROW);
    }

    @Test
    void comparesTheNextChangeWithTheEcho() {
        desk.acknowledge("1", "imported");
        sent("shipments", "1");
        desk.stage(shipped(OF_SHIPMENTS));

        assertThat(as(shippedOrder().withNoise("x").staged())).isEqualTo(As.SAME_ROWS);
        assertThat(as(shippedOrder()
                        .with("order_total", new BigDecimal("30.0000"))
                        .staged()))
                .isEqualTo(As.CHANGE_ROW);

        assertThat(desk.changes("revision", "changed_columns", "cart_status_before"))
                .containsExactly("2 order_total Shipped");
    }

    @Test
    void remainsAnEchoWhenThePageIsRepeated() {
        desk.acknowledge("1", "imported");
        sent("shipments", "1");
        desk.stage(shipped(OF_SHIPMENTS));

        assertThat(as(shipped(OF_SHIPMENTS))).isEqualTo(As.UNCHANGED);
    }

    @Test
    void asksOnceForAPageOfEchoesAndNeverForOthers() {
        WatchedDataSource watched = new WatchedDataSource(bed.database().dataSource());
        Desk other = new Desk(bed.database().dataSource(), new Staging(watched, Desk.CLOCK), bed.newStore());
        other.stage(bed.page(50));
        watched.reset();

        other.stage(bed.page(50).stream()
                .map(item -> echo(
                        bed.order(item.payload().recordId()).with("cart_status", "Shipped"),
                        OF_SHIPMENTS,
                        ChangeKind.CHANGED))
                .toList());

        assertThat(watched.steps())
                .filteredOn(step -> step.startsWith("select distinct"))
                .hasSize(1);
        watched.reset();
        other.stage(bed.page(50));
        assertThat(watched.steps())
                .filteredOn(step -> step.startsWith("select distinct"))
                .isEmpty();
    }

    private As as(StagingItem item) {
        return ((Staged) desk.stage(item).outcomes().get(0)).as();
    }

    private TestOrder shippedOrder() {
        return bed.order("1").with("cart_status", "Shipped");
    }

    private StagingItem shipped(Set<String> echoOf) {
        return echo(shippedOrder(), echoOf, ChangeKind.CHANGED);
    }

    private static StagingItem echo(TestOrder order, Set<String> echoOf, ChangeKind change) {
        return echo(order, echoOf.stream().collect(Collectors.toMap(flow -> flow, flow -> Set.of())), change);
    }

    private static StagingItem echo(TestOrder order, Map<String, Set<String>> echoOf, ChangeKind change) {
        return new StagingItem(
                order.payload(), new Verdict.Stage(order.rows(), "m1", Optional.empty(), change, echoOf));
    }

    private Write open(String flow, String order) {
        Wish wish = new Wish(flow + order, "a write", Optional.of(order), Optional.empty());
        return bed.database().outbox().open(desk.store(), flow, List.of(wish)).get(0);
    }

    private void sent(String flow, String order) {
        Outbox outbox = bed.database().outbox();
        outbox.succeed(outbox.begin(open(flow, order), "{}"), "S1", "201");
    }
}
