package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Users of the console. */
@OnEveryDatabase
class UsersTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Parameter
    TestBed bed;

    @Test
    void haveOneNameEach() {
        Users users = at(NOON);

        User ada = users.add("ada", Role.OPERATOR, Optional.of("hash")).orElseThrow();

        assertThat(users.add("ada", Role.ADMIN, Optional.empty())).isEmpty();
        assertThat(users.addFirst("eve", Optional.of("hash"))).isEmpty();
        assertThat(users.byId(ada.id())).contains(ada);
        assertThat(users.passwordHash(ada.id())).contains("hash");
        assertThat(users.isEmpty()).isFalse();
        assertThat(Users.name(" Ada@Example.com ")).contains("ada@example.com");
        assertThat(Users.name("<script>")).isEmpty();
    }

    @Test
    void areLockedAfterTooManyFailuresInARowOnly() {
        Users users = at(NOON);
        long id =
                users.add("bob", Role.VIEWER, Optional.of("hash")).orElseThrow().id();
        for (int i = 1; i < Users.MOST_FAILURES; i++) {
            assertThat(users.failed(id)).isFalse();
        }
        users.cameIn(id);
        assertThat(users.failed(id)).isFalse();

        for (int i = 2; i < Users.MOST_FAILURES; i++) {
            assertThat(users.failed(id)).isFalse();
        }
        assertThat(users.failed(id)).isTrue();

        User bob = users.byName("bob").orElseThrow();
        assertThat(bob.isLocked(NOON.plus(Users.LOCKED_FOR).minusSeconds(1))).isTrue();
        assertThat(bob.isLocked(NOON.plus(Users.LOCKED_FOR))).isFalse();
    }

    @Test
    void haveTheirSessionsEnded() {
        Users users = at(NOON);
        User eve = users.add("eve", Role.VIEWER, Optional.empty()).orElseThrow();

        users.endSessions(eve.id());

        assertThat(users.byId(eve.id()).orElseThrow().epoch()).isEqualTo(eve.epoch() + 1);
        assertThat(users.passwordHash(eve.id())).isEmpty();
    }

    private Users at(Instant now) {
        return new Users(bed.database().dataSource(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
