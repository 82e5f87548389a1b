package io.cartage.staging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Of all processes and threads, one writes to a shop. */
@OnEveryDatabase
class WriterTurnsTest {
    @Parameter
    TestBed bed;

    private WriterTurns turns;
    private String shop;

    @BeforeEach
    void nameAShop() {
        turns = bed.database().writerTurns();
        shop = "shop.example/" + bed.newStore();
    }

    @Test
    void letsOneWriteAndTellsTheOtherAtOnce() {
        try (WriterTurn turn = turns.take(shop).orElseThrow()) {
            assertThat(turns.take(shop)).isEmpty();
            assertThat(turn.stands()).isTrue();
        }
        Optional<WriterTurn> next = turns.take(shop);

        assertThat(next).isPresent();
        next.get().close();
    }

    @Test
    void letsSeveralShopsBeWrittenTo() {
        List<WriterTurn> held = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            held.add(turns.take(shop + "/" + i).orElseThrow());
        }

        assertThat(bed.database().outbox().find(-1)).as("the pool is free").isEmpty();

        held.forEach(WriterTurn::close);
    }

    @Test
    void givesTheTurnToOneOfManyThatComeAtOnce() throws Exception {
        int many = 8;
        CountDownLatch ready = new CountDownLatch(many);
        Callable<Optional<WriterTurn>> take = () -> {
            ready.countDown();
            ready.await();
            return turns.take(shop);
        };
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Future<Optional<WriterTurn>>> taken = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            taken.add(threads.submit(take));
        }
        int turnsGiven = 0;
        for (Future<Optional<WriterTurn>> one : taken) {
            if (one.get().isPresent()) {
                turnsGiven++;
                one.get().get().close();
            }
        }
        threads.shutdown();

        assertThat(turnsGiven).isGreaterThanOrEqualTo(1);
        assertThat(turns.take(shop)).hasValueSatisfying(WriterTurn::close);
    }
}
