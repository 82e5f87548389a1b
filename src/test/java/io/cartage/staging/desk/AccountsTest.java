package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.HandClock;
import io.cartage.staging.Desk;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.desk.Accounts.Link;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done to users. */
@OnEveryDatabase
class AccountsTest {
    private final HandClock clock = new HandClock(Desk.NOW);

    @Parameter
    TestBed bed;

    private Users users;
    private Accounts accounts;

    @BeforeEach
    void empty() {
        JdbcClient.create(bed.database().dataSource())
                .sql("delete from cartage_user")
                .update();
        users = new Users(bed.database().dataSource(), clock);
        accounts = new Accounts(bed.database(), clock);
    }

    @Test
    void inviteByALinkThatWorksOnceAndForSomeDays() {
        Link link = accounts.invite("ada", Role.OPERATOR).orElseThrow();
        User ada = users.byName("ada").orElseThrow();
        assertThat(accounts.invite("ada", Role.ADMIN)).isEmpty();
        assertThat(users.passwordHash(ada.id())).isEmpty();
        assertThat(accounts.byLink(link.secret())).contains(ada);
        assertThat(accounts.byLink("guessed")).isEmpty();
        assertThat(JdbcClient.create(bed.database().dataSource())
                        .sql("select link_hash from cartage_user")
                        .query(String.class)
                        .single())
                .doesNotContain(link.secret());

        assertThat(accounts.take(link.secret(), "hers"))
                .hasValueSatisfying(user -> assertThat(user.epoch()).isEqualTo(ada.epoch() + 1));

        assertThat(users.passwordHash(ada.id())).contains("hers");
        assertThat(accounts.take(link.secret(), "eve's")).isEmpty();
        assertThat(users.passwordHash(ada.id())).contains("hers");

        Link late = accounts.invite("bob", Role.VIEWER).orElseThrow();
        clock.turn(Accounts.INVITATION);
        assertThat(accounts.byLink(late.secret())).isEmpty();
        assertThat(accounts.take(late.secret(), "late")).isEmpty();
    }

    @Test
    void leadBackWhoForgotThePasswordAndLetTheOldOneStandUntilThen() {
        User ada = users.add("ada", Role.ADMIN, Optional.of("old")).orElseThrow();
        for (int i = 0; i < Users.MOST_FAILURES; i++) {
            users.failed(ada.id());
        }
        Link first = accounts.newLink(ada);
        Link second = accounts.newLink(ada);

        assertThat(accounts.byLink(first.secret())).isEmpty();
        assertThat(users.passwordHash(ada.id())).contains("old");
        assertThat(users.byId(ada.id()).orElseThrow().lockedUntil()).isEmpty();
        assertThat(accounts.take(second.secret(), "new")).isPresent();
        assertThat(users.passwordHash(ada.id())).contains("new");
    }

    @Test
    void useUpALinkOnceAlsoIfTwoOpenItAtOnce() throws Exception {
        Link link = accounts.invite("ada", Role.OPERATOR).orElseThrow();

        List<Boolean> taken =
                atOnce(() -> accounts.take(link.secret(), "one").isPresent(), () -> accounts.take(link.secret(), "two")
                        .isPresent());

        assertThat(taken).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void keepSomebodyWhoMayDoEverything() {
        User ada = users.add("ada", Role.ADMIN, Optional.of("hash")).orElseThrow();
        accounts.invite("bob", Role.ADMIN); // who has not come yet

        assertThat(accounts.change(ada.id(), Role.VIEWER, true)).isFalse();
        assertThat(accounts.change(ada.id(), Role.ADMIN, false)).isFalse();
        assertThat(users.byId(ada.id())).contains(ada);
        User bob = users.byName("bob").orElseThrow();
        assertThat(accounts.change(bob.id(), Role.VIEWER, true)).isTrue();

        users.add("eve", Role.ADMIN, Optional.of("hash"));
        assertThat(accounts.change(ada.id(), Role.VIEWER, true)).isTrue();
        assertThat(users.byId(ada.id()).orElseThrow().role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void keepOneOfTwoWhoSwitchEachOtherOff() throws Exception {
        User ada = users.add("ada", Role.ADMIN, Optional.of("hash")).orElseThrow();
        User eve = users.add("eve", Role.ADMIN, Optional.of("hash")).orElseThrow();

        List<Boolean> done = atOnce(
                () -> accounts.change(ada.id(), Role.ADMIN, false), () -> accounts.change(eve.id(), Role.ADMIN, false));

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(users.all()).filteredOn(User::active).hasSize(1);
    }

    @Test
    void endSessionsAndLinksOfWhoIsSwitchedOff() {
        users.add("ada", Role.ADMIN, Optional.of("hash"));
        User bob = users.add("bob", Role.VIEWER, Optional.of("hash")).orElseThrow();
        Link link = accounts.newLink(bob);

        accounts.change(bob.id(), Role.VIEWER, false);

        assertThat(users.byId(bob.id()).orElseThrow().epoch()).isEqualTo(bob.epoch() + 1);
        assertThat(accounts.take(link.secret(), "hash")).isEmpty();
        accounts.change(bob.id(), Role.OPERATOR, true);
        assertThat(accounts.byLink(link.secret())).isEmpty();
        assertThat(accounts.byId(bob.id()).orElseThrow().linkUntil()).isEmpty();
        assertThat(accounts.all())
                .extracting(one -> one.user().name() + " " + one.user().role().word())
                .containsExactly("ada admin", "bob operator");
    }

    @Test
    void endOtherSessionsWithAnotherPassword() {
        User ada = users.add("ada", Role.ADMIN, Optional.of("old")).orElseThrow();

        User now = accounts.setPassword(ada.id(), "new");

        assertThat(now.epoch()).isEqualTo(ada.epoch() + 1);
        assertThat(users.passwordHash(ada.id())).contains("new");
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch start = new CountDownLatch(2);
            List<Future<Boolean>> done = List.of(one, other).stream()
                    .map(work -> two.submit(() -> {
                        start.countDown();
                        start.await();
                        return work.call();
                    }))
                    .toList();
            return List.of(done.get(0).get(), done.get(1).get());
        } finally {
            two.shutdown();
        }
    }
}
