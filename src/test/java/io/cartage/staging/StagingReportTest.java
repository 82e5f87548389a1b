package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagingReportTest {
    private static final Instant POSITION = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tellsWhatEveryStoreCameTo(TestDatabase kind) {
        try (TestBed bed = new TestBed(kind)) {
            Desk acme = new Desk(bed.database(), "acme");
            acme.stage(
                    List.of(
                            bed.order("1").staged(),
                            bed.order("2").staged(),
                            bed.order("3").filtered("old"),
                            bed.order("4").quarantined("no SKU")),
                    POSITION);
            acme.acknowledge("1", "taken");
            acme.finish(RunEnd.completed(4, 2));
            new Desk(bed.database(), "northwind");

            List<StagingReport.FlowStatus> flows = bed.database().report().flows();

            assertThat(flows).extracting(StagingReport.FlowStatus::storeId).containsExactly("acme", "northwind");
            assertThat(flows.get(0).records()).isEqualTo(new Counts(4, 2, 1, 1, 0));
            assertThat(flows.get(0).unacknowledged()).isEqualTo(1);
            assertThat(flows.get(0).cursor()).contains(POSITION);
            assertThat(flows.get(0).lastRun()).hasValueSatisfying(run -> {
                assertThat(run.status()).isEqualTo("completed");
                assertThat(run.startedAt()).isEqualTo(Desk.NOW);
                assertThat(run.finishedAt()).contains(Desk.NOW);
                assertThat(run.counts()).isEqualTo(new Counts(4, 2, 1, 1, 0));
                assertThat(run.calls()).isEqualTo(2);
            });
            assertThat(flows.get(1).records()).isEqualTo(Counts.NONE);
            assertThat(flows.get(1).cursor()).isEmpty();
            assertThat(bed.database().report().totals()).isEqualTo(new Counts(4, 2, 1, 1, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void listsTheQuarantineWithItsReasons(TestDatabase kind) {
        try (TestBed bed = new TestBed(kind)) {
            Desk desk = new Desk(bed.database(), "acme");
            desk.stage(
                    bed.order("1").quarantined("no SKU", "unknown currency 'XXX'"),
                    bed.order("2").staged());
            desk.stage(bed.order("2").withNoise("odd").quarantined("no SKU"));

            assertThat(bed.database().report().quarantined(10))
                    .containsExactly(
                            new StagingReport.Quarantined(
                                    "acme",
                                    "orders",
                                    "1",
                                    "1",
                                    List.of("no SKU", "unknown currency 'XXX'"),
                                    Desk.NOW,
                                    0),
                            new StagingReport.Quarantined(
                                    "acme", "orders", "2", "A-2", List.of("no SKU"), Desk.NOW, 1));
            assertThat(bed.database().report().quarantined(1)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void listsStagedOrdersNewestFirst(TestDatabase kind) {
        try (TestBed bed = new TestBed(kind)) {
            Desk desk = new Desk(bed.database(), "acme");
            desk.stage(bed.order("1").staged());
            desk.stage(bed.order("2").withLines(3).staged());

            List<StagingReport.StagedOrder> orders = bed.database().report().orders("acme", 10);

            assertThat(orders)
                    .extracting(StagingReport.StagedOrder::orderNo, StagingReport.StagedOrder::lines)
                    .containsExactly(tuple("A-2", 3), tuple("A-1", 2));
            assertThat(orders.get(1))
                    .isEqualTo(new StagingReport.StagedOrder(
                            "acme",
                            "1",
                            "A-1",
                            1,
                            "Awaiting Fulfillment",
                            "USD",
                            new BigDecimal("20.0000"),
                            2,
                            Desk.NOW,
                            "pending"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void listsRunsNewestFirst(TestDatabase kind) {
        try (TestBed bed = new TestBed(kind)) {
            Desk desk = new Desk(bed.database(), "acme");
            desk.finish(RunEnd.failed("the cart answers 500", 0, 1));
            desk.next().stage(List.of(), Optional.of(POSITION));

            List<StagingReport.Run> runs = bed.database().report().runs("acme", "orders", 5);

            assertThat(runs).extracting(StagingReport.Run::status).containsExactly("running", "failed");
            assertThat(runs.get(1).message()).contains("the cart answers 500");
        }
    }

    @Test
    void isEmptyAtFirst() {
        try (TestBed bed = new TestBed(TestDatabase.H2)) {
            assertThat(bed.database().report().flows()).isEmpty();
            assertThat(bed.database().report().totals()).isEqualTo(Counts.NONE);
        }
    }
}
