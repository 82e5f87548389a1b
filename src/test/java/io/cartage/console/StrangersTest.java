package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.ext.web.sstore.SessionStore;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long the sessions of those are kept who only looked at the door. */
class StrangersTest {
    private static final User ADA = new User(1, "ada", Role.VIEWER, true, 0, Optional.empty());

    private Vertx vertx;
    private SessionStore store;
    private LocalMap<String, Session> kept;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        store = LocalSessionStore.create(vertx, "some");
        kept = vertx.sharedData().getLocalMap("some");
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    private Session session(boolean isKnown) {
        Session session = store.createSession(1_000_000_000);
        if (isKnown) {
            session.put("id", ADA.id());
        }
        store.put(session);
        return session;
    }

    @Test
    void areForgottenAfterAnHourAndUsersAreNot() {
        Session user = session(true);
        Session stranger = session(false);
        long now = stranger.lastAccessed();

        Strangers.forget(kept, now + Strangers.PATIENCE.toMillis());
        assertThat(kept).containsOnlyKeys(user.id(), stranger.id());

        Strangers.forget(kept, now + Strangers.PATIENCE.toMillis() + 1);
        assertThat(kept).containsOnlyKeys(user.id());
    }

    @Test
    void areNeverTooMany() {
        Session user = session(true);
        for (int i = 0; i < Strangers.MOST + 10; i++) {
            session(false);
        }

        Strangers.forget(kept, System.currentTimeMillis());

        assertThat(kept).hasSize(Strangers.MOST + 1).containsKey(user.id());
    }
}
