package io.cartage.flow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.flow.DiffReport;
import io.cartage.flow.bench.DraftDiff.Forecast;
import io.cartage.flow.bench.Forecasts.State;
import io.cartage.flow.bench.Forecasts.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Forecasts that go on beside the pages, here in the thread that begins them, with a clock that stands still. */
class ForecastsTest {
    private static final MappingSubject ACME = new MappingSubject("acme", "bigcommerce", "orders");

    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final List<Status> seen = new ArrayList<>();

    private static Forecast forecast(long done, long of) {
        return new Forecast(
                new DiffReport(done, done, 0, 0, 0, List.of(), List.of(), List.of()), List.of("acme-us"), done, of);
    }

    /** Looks at orders one by one; before each the test does something. */
    private Forecasts of(int orders, Runnable each) {
        return new Forecasts(
                (subject, text, last, watcher) -> {
                    for (int i = 0; i < orders; i++) {
                        long done = i;
                        if (!watcher.goesOn(() -> forecast(done, orders))) {
                            return Optional.of(forecast(done, orders));
                        }
                        each.run();
                    }
                    return Optional.of(forecast(orders, orders));
                },
                clock,
                Runnable::run);
    }

    @Test
    void tellsTheFiguresSoFarAndAtLastAll() {
        Forecasts[] forecasts = new Forecasts[1];
        forecasts[0] = of(3, () -> {
            forecasts[0].look("ada", 1).ifPresent(seen::add);
            clock.turn(Duration.ofSeconds(1));
        });

        forecasts[0].begin("ada", ACME, "text", 200);

        assertThat(seen).extracting(Status::state).containsOnly(State.RUNNING);
        assertThat(seen)
                .extracting(status -> status.forecast().orElseThrow().done())
                .containsExactly(0L, 1L, 2L);
        assertThat(forecasts[0].look("ada", 1)).hasValueSatisfying(status -> {
            assertThat(status.state()).isEqualTo(State.DONE);
            assertThat(status.isAtWork()).isFalse();
            assertThat(status.last()).isEqualTo(200);
            assertThat(status.forecast().orElseThrow().done()).isEqualTo(3);
        });
    }

    @Test
    void endsWhenNobodyLooksAnyMore() {
        Forecasts forecasts = of(100, () -> clock.turn(Duration.ofSeconds(1)));

        forecasts.begin("ada", ACME, "text", 200);

        Status status = forecasts.look("ada", 1).orElseThrow();
        assertThat(status.state()).isEqualTo(State.STOPPED);
        assertThat(status.forecast().orElseThrow().done()).isEqualTo(11);
    }

    @Test
    void endsWhenSomebodyStopsItAndKeepsWhatWasFound() {
        Forecasts[] forecasts = new Forecasts[1];
        forecasts[0] = of(100, () -> forecasts[0].stop("ada", 1).ifPresent(seen::add));

        forecasts[0].begin("ada", ACME, "text", 200);

        assertThat(seen).extracting(Status::state).containsExactly(State.STOPPED);
        assertThat(forecasts[0]
                        .look("ada", 1)
                        .orElseThrow()
                        .forecast()
                        .orElseThrow()
                        .done())
                .isEqualTo(1);
    }

    @Test
    void keepsOneOfEachPersonAndEndsTheOneBefore() {
        Forecasts[] forecasts = new Forecasts[1];
        boolean[] begun = {false};
        forecasts[0] = of(5, () -> {
            if (!begun[0]) {
                begun[0] = true;
                forecasts[0].begin("ada", ACME, "another text", 50);
                forecasts[0].begin("bo", ACME, "text", 50);
            }
        });

        forecasts[0].begin("ada", ACME, "text", 200);

        assertThat(forecasts[0].look("ada", 1)).as("it isn't theirs any more").isEmpty();
        assertThat(forecasts[0].look("ada", 2).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(forecasts[0].look("bo", 3).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(forecasts[0].look("bo", 2)).as("another person's").isEmpty();
        assertThat(forecasts[0].stop("bo", 2)).isEmpty();
    }

    @Test
    void tellsWhatCannotBeCarriedOutAndWhatBroke() {
        Forecasts impossible = new Forecasts((subject, text, last, watcher) -> Optional.empty(), clock, Runnable::run);
        Forecasts broken = new Forecasts(
                (subject, text, last, watcher) -> {
                    throw new IllegalStateException("the database is gone");
                },
                clock,
                Runnable::run);
        Forecasts full = new Forecasts((subject, text, last, watcher) -> Optional.empty(), clock, work -> {
            throw new RejectedExecutionException();
        });

        impossible.begin("ada", ACME, "text", 50);
        broken.begin("ada", ACME, "text", 50);

        assertThat(impossible.look("ada", 1).orElseThrow().state()).isEqualTo(State.IMPOSSIBLE);
        assertThat(broken.look("ada", 1).orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(full.begin("ada", ACME, "text", 50).state()).isEqualTo(State.FAILED);
    }
}
