package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.Calls;
import io.cartage.staging.desk.Calls.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Calls are written beside the runs, which never wait for it. */
class CallLogTest {

    @Nested
    @OnEveryDatabase
    class OfAnyDatabase {
        @Parameter
        TestBed bed;

        @Test
        void writesWhatWaitsWhenItEnds() {
            String store = bed.newStore();
            CallLog log = new CallLog(bed.database().calls());
            for (int i = 0; i < 3 * CallLog.BATCH + 1; i++) {
                log.add(call(store));
            }

            log.close();

            assertThat(bed.database().calls().totals(Question.of(store)).calls())
                    .isEqualTo(3L * CallLog.BATCH + 1);
            assertThat(log.dropped()).isZero();
        }

        @Test
        void dropsWhatTheDatabaseRefusesAndGoesOnOnceItTakesCallsAgain() {
            String store = bed.newStore();
            try (CallLog log = new CallLog(bed.database().calls())) {
                rename("cartage_call", "elsewhere");
                log.add(call(store));
                log.settle();
                log.add(call(store));
                log.settle();
                rename("elsewhere", "cartage_call");
                log.add(call(store));
                log.settle();

                assertThat(log.dropped()).isEqualTo(2);
                assertThat(bed.database().calls().totals(Question.of(store)).calls())
                        .isEqualTo(1);
            }
        }

        private void rename(String table, String other) {
            JdbcClient.create(bed.database().dataSource())
                    .sql("alter table " + table + " rename to " + other)
                    .update();
        }
    }

    @Test
    void keepsNobodyWaitingForADatabaseThatHangs() {
        try (TestBed bed = new TestBed(TestDatabase.usual())) {
            CountDownLatch open = new CountDownLatch(1);
            DelegatingDataSource hanging =
                    new DelegatingDataSource(bed.database().dataSource()) {
                        @Override
                        public Connection getConnection() throws SQLException {
                            try {
                                open.await();
                            } catch (InterruptedException e) {
                                throw new SQLException(e);
                            }
                            return super.getConnection();
                        }
                    };
            int more = 100;
            try (CallLog log = new CallLog(new Calls(hanging, Clock.systemUTC()))) {
                for (int i = 0; i < CallLog.MOST_WAITING + CallLog.BATCH + more; i++) {
                    log.add(call("acme"));
                }
                assertThat(log.dropped()).isGreaterThanOrEqualTo(more);
                open.countDown();
            }
        }
    }

    @Test
    void leavesARunAsItIsWhenNoCallCanBeWritten() {
        try (Workshop workshop =
                Workshop.open(CartUnderTest.BIGCOMMERCE, TestDatabase.usual(), "{seed: 3, orders: 12}", 5)) {
            workshop.update("drop table cartage_call");

            RunAccount first = workshop.run();
            RunAccount second = workshop.run();

            assertThat(first.state()).isEqualTo(RunAccount.State.COMPLETED);
            assertThat(second.state()).isEqualTo(RunAccount.State.COMPLETED);
            workshop.assertEverythingIsStagedOnce();
        }
    }

    @Test
    void isClearedOfWhatIsOldWhenARunHasEnded() {
        HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));
        try (Workshop workshop = Workshop.open(
                CartUnderTest.BIGCOMMERCE, TestDatabase.usual(), "{seed: 3, orders: 12}", "{statuses: [11]}", clock)) {
            workshop.run();
            workshop.restart();
            long before = workshop.count("select count(*) from cartage_call");
            clock.turn(Duration.ofDays(14).plusSeconds(1));

            workshop.run();
            workshop.restart();

            assertThat(before).isPositive();
            assertThat(workshop.count(
                            "select count(*) from cartage_call where called_at < timestamp '2026-11-22 00:00:00'"))
                    .isZero();
            assertThat(workshop.count("select count(*) from cartage_call")).isPositive();
        }
    }

    private static Call call(String store) {
        return new Call(
                store,
                "orders",
                OptionalLong.of(1),
                Instant.parse("2026-11-27T12:00:00Z"),
                "GET",
                "/v2/orders",
                200,
                1,
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
