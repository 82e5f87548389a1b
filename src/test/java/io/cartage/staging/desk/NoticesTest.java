package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.desk.Notice.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** One notice for each cause, for as long as it lasts. */
@OnEveryDatabase
class NoticesTest {
    @Parameter
    TestBed bed;

    private final HandClock clock = new HandClock(Desk.NOW);
    private Notices notices;
    private String store;

    @BeforeEach
    void beginWithoutAny() {
        notices = new Notices(bed.database().dataSource(), clock);
        store = bed.newStore();
        new Desk(bed.database(), store).sql("delete from cartage_notice");
    }

    @Test
    void openWithTheirCauseAndCountOn() {
        notices.settle(List.of(cause("quarantine/3f9a1c", 998)));
        clock.turn(Duration.ofMinutes(1));
        notices.settle(List.of(cause("quarantine/3f9a1c", 1000)));

        assertThat(notices.open()).singleElement().satisfies(notice -> {
            assertThat(notice.cause()).isEqualTo(cause("quarantine/3f9a1c", 1000));
            assertThat(notice.firstAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
            assertThat(notice.lastAt()).isEqualTo(clock.instant());
            assertThat(notice.isOpen()).isTrue();
        });
        assertThat(notices.counts()).isEqualTo(Map.of(Kind.ERROR, 1L));
    }

    @Test
    void areResolvedByThemselvesAndOpenedAnew() {
        notices.settle(List.of(cause("one", 1), cause("other", 1)));
        long first = notices.open().get(0).id();
        clock.turn(Duration.ofMinutes(1));

        notices.settle(List.of(cause("other", 1)));

        assertThat(notices.open()).extracting(notice -> notice.cause().key()).containsExactly("other");
        assertThat(notices.resolved(1)).singleElement().satisfies(notice -> {
            assertThat(notice.cause().key()).isEqualTo("one");
            assertThat(notice.resolvedAt()).contains(clock.instant());
        });

        notices.settle(List.of(cause("one", 1), cause("other", 1)));
        assertThat(notices.open())
                .extracting(notice -> notice.cause().key(), notice -> notice.id() == first)
                .hasToString("[(\"other\", false), (\"one\", false)]");
    }

    @Test
    void tellStoresAndKindsApart() {
        Notice.Cause alert = new Notice.Cause("", Kind.ALERT, "one", "the program has a trouble", "mend it", 1);
        notices.settle(List.of(cause("one", 2), alert));

        assertThat(notices.open()).extracting(Notice::cause).containsExactly(alert, cause("one", 2));
    }

    @Test
    void countWhatIsMetAtWorkUntilItIsNotMetAnyMore() {
        Notice.Cause met = new Notice.Cause(store, Kind.ELECTION, "place", "the first place is taken", "name one", 1);
        for (int i = 0; i < 5; i++) {
            notices.meet(met);
        }
        notices.settle(List.of());
        clock.turn(Duration.ofDays(2));
        notices.meet(met);
        notices.settle(List.of());
        assertThat(notices.open())
                .extracting(Notice::cause)
                .containsExactly(
                        new Notice.Cause(store, Kind.ELECTION, "place", "the first place is taken", "name one", 6));

        clock.turn(Duration.ofDays(2));
        notices.settle(List.of());
        assertThat(notices.open()).hasSize(1);

        clock.turn(Duration.ofDays(1));
        notices.settle(List.of());
        assertThat(notices.open()).isEmpty();
        assertThat(notices.resolved(1))
                .extracting(Notice::cause)
                .containsExactly(
                        new Notice.Cause(store, Kind.ELECTION, "place", "the first place is taken", "name one", 6));
    }

    @Test
    void areForgottenNinetyDaysAfter() {
        notices.settle(List.of(cause("old", 1)));
        notices.settle(List.of());
        assertThat(notices.resolved(9))
                .extracting(notice -> notice.cause().key())
                .contains("old");

        clock.turn(Duration.ofDays(91));
        notices.settle(List.of());

        assertThat(notices.resolved(9)).isEmpty();
    }

    @Test
    void neverTellASecretNorTextThatNoDatabaseHolds() {
        Redaction.register(Secret.of("shpat_51f00dcafe8899aa"));
        notices.settle(List.of(new Notice.Cause(
                store, Kind.ALERT, "k".repeat(400), "refused\0 shpat_51f00dcafe8899aa " + "x".repeat(3000), "do", 1)));
        notices.settle(List.of(new Notice.Cause(
                store, Kind.ALERT, "k".repeat(400), "refused\0 shpat_51f00dcafe8899aa " + "x".repeat(3000), "do", 1)));

        assertThat(notices.open()).singleElement().satisfies(notice -> {
            assertThat(notice.cause().message()).startsWith("refused •••• xxx").hasSize(2000);
            assertThat(notice.cause().key()).hasSize(255);
        });
    }

    @Test
    void areOneEachAlsoWhenSeveralProcessesLookAtOnce() throws InterruptedException, ExecutionException {
        List<Notice.Cause> causes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            causes.add(cause("cause-" + i, i));
        }
        ExecutorService processes = Executors.newFixedThreadPool(4);
        List<Future<?>> looks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            looks.add(processes.submit(() -> {
                notices.settle(causes);
                notices.meet(cause("met", 1));
            }));
        }
        for (Future<?> look : looks) {
            look.get();
        }
        processes.shutdown();

        assertThat(notices.open()).hasSize(51);
        assertThat(notices.open())
                .filteredOn(notice -> notice.cause().key().equals("met"))
                .extracting(notice -> notice.cause().count())
                .containsExactly(4L);
        assertThat(notices.resolved(60))
                .filteredOn(notice -> notice.cause().storeId().equals(store))
                .isEmpty();
        assertThat(new Desk(bed.database(), store).rows("select count(*) from cartage_notice where closed = 0"))
                .containsExactly("51");
    }

    @Test
    void turnsThePagesOfWhatWasResolvedByWhatIsAskedFor() {
        List<Notice.Cause> causes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            causes.add(cause("cause-" + i, 1));
        }
        causes.add(new Notice.Cause(store, Kind.ALERT, "alert", "no new order", "look", 1));
        causes.add(new Notice.Cause("another", Kind.ERROR, "other", "no price", "look", 1));
        notices.settle(causes);
        notices.settle(List.of()); // all at the same moment
        NoticeQuestion errors = new NoticeQuestion(Optional.of(store), Optional.of("error"));

        List<String> read = new ArrayList<>();
        Optional<NoticeQuestion.Mark> after = Optional.empty();
        do {
            List<Notice> page = notices.resolved(errors, after, 4);
            page.forEach(notice -> read.add(notice.cause().key()));
            after = page.size() < 4
                    ? Optional.empty()
                    : NoticeQuestion.Mark.of(
                            NoticeQuestion.Mark.of(page.get(3)).orElseThrow().text());
        } while (after.isPresent());

        assertThat(read).containsExactly("cause-5", "cause-4", "cause-3", "cause-2", "cause-1", "cause-0");
        assertThat(notices.open(errors)).isEmpty();
        assertThat(NoticeQuestion.Mark.of("1.2")).isEmpty();
    }

    private Notice.Cause cause(String key, long count) {
        return new Notice.Cause(store, Kind.ERROR, key, "orders in quarantine: no SKU", "mend it", count);
    }
}
