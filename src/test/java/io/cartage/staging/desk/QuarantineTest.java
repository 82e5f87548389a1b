package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.staging.Cause;
import io.cartage.staging.Choice;
import io.cartage.staging.Desk;
import io.cartage.staging.Lane;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.Outcome;
import io.cartage.staging.TestBed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What waits for a person, and what a person decides about it. */
@OnEveryDatabase
class QuarantineTest {
    private static final String NO_SKU = "s_order_details.sku: row %d of 'items': a line has no SKU (m.yaml:2%d:7)";
    private static final Cause NO_SKU_AT_ALL = new Cause("s_order_details.sku: a line has no SKU");

    @Parameter
    TestBed bed;

    private Desk desk;
    private Quarantine quarantine;

    @BeforeEach
    void fillTheQuarantine() {
        desk = bed.desk();
        quarantine = bed.database().quarantine();
        desk.stage(
                bed.order(1).quarantined(NO_SKU.formatted(1, 5), "and another reason"),
                bed.order(2).quarantined(NO_SKU.formatted(3, 9)),
                bed.order(3).quarantined("control.total: the payload says 1.00, the rows come to 2.00"),
                bed.order(4).staged());
    }

    @Test
    void isGroupedByCauseWithSomeOrdersOfEach() {
        List<Waiting.Group> causes = quarantine.causes(Optional.of(desk.store()), 1);

        assertThat(causes)
                .extracting(Waiting.Group::cause, Waiting.Group::orders)
                .hasToString("[(" + NO_SKU_AT_ALL + ", 2L), ("
                        + new Cause("control.total: the payload says #, the rows come to #") + ", 1L)]");
        assertThat(causes.get(0).samples()).singleElement().satisfies(order -> {
            assertThat(order.orderId()).isEqualTo("1");
            assertThat(order.reasons()).containsExactly(NO_SKU.formatted(1, 5), "and another reason");
            assertThat(order.receivedAt()).contains(Desk.NOW);
            assertThat(order.since()).isEqualTo(Desk.NOW);
            assertThat(order.mappingVersion()).contains("m1");
        });
        assertThat(quarantine.causes(Optional.empty(), 0)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void knowsACauseByItsCodeOrItsWords() {
        assertThat(quarantine.find(desk.store(), NO_SKU_AT_ALL.code())).containsExactly(NO_SKU_AT_ALL);
        assertThat(quarantine.find(desk.store(), "no sku")).containsExactly(NO_SKU_AT_ALL);
        assertThat(quarantine.find(desk.store(), ":")).hasSize(2);
        assertThat(quarantine.find(desk.store(), "no price")).isEmpty();
    }

    @Test
    void letsAPersonDropOrders() {
        List<String> dropped =
                quarantine.drop(desk.store(), new Choice.Named(List.of("3", "4", "9")), "jane", "a test order");

        assertThat(dropped).containsExactly("3");
        assertThat(quarantine.drop(desk.store(), new Choice.Because(NO_SKU_AT_ALL), "joe", "old"))
                .containsExactly("1", "2");
        assertThat(desk.outcomes("record_id", "kind", "reason", "cause"))
                .containsExactly(
                        "1 filtered dropped by joe: old null",
                        "2 filtered dropped by joe: old null",
                        "3 filtered dropped by jane: a test order null",
                        "4 staged null null");
        assertThat(quarantine.causes(Optional.of(desk.store()), 1)).isEmpty();
        assertThatThrownBy(() -> quarantine.drop(desk.store(), new Choice.Waiting(), "jane", "all of it"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsDroppedWhatDoesNotChange() {
        quarantine.drop(desk.store(), new Choice.Named(List.of("3")), "jane", "a test order");
        assertThat(desk.known("3").get("3").dropped()).isTrue();

        List<Outcome> again = desk.stage(bed.order(3).staged()).outcomes();

        assertThat(again).containsExactly(new Outcome.Filtered("3", "dropped by jane: a test order", true));
        assertThat(desk.orders("cart_order_id")).containsExactly("4");
    }

    @Test
    void takesADroppedOrderBackWhenItChangesInTheCart() {
        quarantine.drop(desk.store(), new Choice.Named(List.of("3")), "jane", "a test order");

        desk.stage(bed.order(3).changedAfter(5).withNoise("mended").staged());

        assertThat(desk.outcomes("record_id", "kind", "reason")).contains("3 staged null");
        assertThat(desk.known("3").get("3").dropped()).isFalse();
        assertThat(desk.orders("cart_order_id", "revision")).containsExactly("4 1", "3 1");
    }

    @Test
    void takesADroppedOrderBackWhenAPersonNamesIt() {
        quarantine.drop(desk.store(), new Choice.Named(List.of("3")), "jane", "a test order");

        List<Outcome> named =
                desk.beside(Lane.IMPORT).stage(bed.order(3).staged()).outcomes();

        assertThat(named).containsExactly(new Outcome.Staged("3", 1, Outcome.As.NEW));
        assertThat(desk.known("3").get("3").dropped()).isFalse();
    }
}
