package io.cartage.flow.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.flow.observe.TimedQuestion.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedQuestionTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void isAskedAgainOnlyWhenItsAnswerIsOld() {
        try (TimedQuestion<Integer> question = new TimedQuestion<>(asked::incrementAndGet, LONG, KEPT, nanos::get)) {
            assertThat(question.answer().value()).contains(1);
            nanos.addAndGet(KEPT.toNanos() - 1);
            assertThat(question.answer().value()).contains(1);
            nanos.addAndGet(1);
            assertThat(question.answer().value()).contains(2);
        }
    }

    @Test
    void isNotWaitedForLongerThanPatienceLasts() {
        CountDownLatch hangs = new CountDownLatch(1);
        try (TimedQuestion<Integer> question = new TimedQuestion<>(
                () -> {
                    hangs.await();
                    return asked.incrementAndGet();
                },
                Duration.ofMillis(1),
                KEPT,
                nanos::get)) {
            assertThat(question.answer()).isEqualTo(new Answer<Integer>(Optional.empty(), "no answer within 0 s"));
            nanos.addAndGet(KEPT.toNanos());
            question.answer();
            hangs.countDown();
        }
        assertThat(asked.get())
                .as("a question under way isn't asked a second time")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void tellsWhyThereIsNoAnswer() {
        try (TimedQuestion<Integer> question = new TimedQuestion<>(
                () -> {
                    throw new IllegalStateException("the database is gone");
                },
                LONG,
                KEPT,
                nanos::get)) {
            assertThat(question.answer().fault()).contains("the database is gone");
            assertThat(question.answer().value()).isEmpty();
        }
    }
}
