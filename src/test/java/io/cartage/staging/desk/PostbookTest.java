package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.desk.Notice.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Who was told of which notices. */
@OnEveryDatabase
class PostbookTest {
    private static final String OPS = "ops@example.com";
    private static final Duration DIGEST = Duration.ofMinutes(15);

    @Parameter
    TestBed bed;

    private final HandClock clock = new HandClock(Desk.NOW);
    private Notices notices;
    private Postbook postbook;

    @BeforeEach
    void open() {
        notices = new Notices(bed.database().dataSource(), clock);
        postbook = new Postbook(bed.database().dataSource(), clock);
        Desk desk = bed.desk();
        desk.sql("delete from cartage_notice");
        desk.sql("delete from cartage_notice_address");
    }

    @Test
    void knowsWhatIsNewAndWhatIsOver() {
        settle("one", "two");
        assertThat(news(OPS)).containsExactly("one", "two");

        postbook.sent(OPS, postbook.news(OPS, Optional.empty(), 1));
        assertThat(news(OPS)).containsExactly("two");

        settle("three");
        assertThat(news(OPS)).as("nobody was told of two").containsExactly("three", "one resolved");
        postbook.sent(OPS, postbook.news(OPS, Optional.empty(), 9));
        assertThat(news(OPS)).isEmpty();
        assertThat(news("new@example.com")).as("an address that was added").containsExactly("three");
    }

    @Test
    void keepsToTheStoresOfAnAddress() {
        notices.settle(List.of(
                new Notice.Cause("acme", Kind.ERROR, "one", "a", "b", 1),
                new Notice.Cause("boutique", Kind.ERROR, "two", "a", "b", 1),
                new Notice.Cause("", Kind.ALERT, "three", "a", "b", 1)));

        assertThat(postbook.news(OPS, Optional.of(Set.of("acme")), 9))
                .extracting(notice -> notice.cause().key())
                .containsExactly("one");
        assertThat(postbook.news(OPS, Optional.of(Set.of()), 9)).isEmpty();
        assertThat(news(OPS)).hasSize(3);
    }

    @Test
    void leavesADigestsTimeBetweenTries() {
        settle("one");
        assertThat(postbook.isDue(OPS, DIGEST)).isTrue();

        postbook.failed(OPS, "nobody answers");
        assertThat(postbook.isDue(OPS, DIGEST)).isFalse();
        assertThat(postbook.unreached())
                .containsExactly(new Postbook.Unreached(OPS, clock.instant(), Optional.empty(), "nobody answers"));
        assertThat(news(OPS)).containsExactly("one");

        clock.turn(DIGEST);
        assertThat(postbook.isDue(OPS, DIGEST)).isTrue();
        postbook.sent(OPS, postbook.news(OPS, Optional.empty(), 9));
        assertThat(postbook.unreached()).isEmpty();
        assertThat(postbook.isDue(OPS, DIGEST)).isFalse();
    }

    @Test
    void forgetsTroubleWithAddressesThatNobodyNamesAnyMore() {
        postbook.failed(OPS, "nobody answers");
        postbook.failed("webhook", "nobody answers");

        postbook.keep(List.of("webhook"));
        assertThat(postbook.unreached()).extracting(Postbook.Unreached::address).containsExactly("webhook");

        postbook.keep(List.of());
        assertThat(postbook.unreached()).isEmpty();
    }

    private void settle(String... keys) {
        notices.settle(Arrays.stream(keys)
                .map(key -> new Notice.Cause("acme", Kind.ERROR, key, "a", "b", 1))
                .toList());
    }

    private List<String> news(String address) {
        return postbook.news(address, Optional.empty(), 9).stream()
                .map(notice -> notice.cause().key() + (notice.isOpen() ? "" : " resolved"))
                .toList();
    }
}
