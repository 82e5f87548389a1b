package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.config.Redaction;
import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What programs show instead of a password. */
@OnEveryDatabase
class ApiTokensTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration MONTH = Duration.ofDays(30);

    @Parameter
    TestBed bed;

    private User ada;

    @BeforeEach
    void addAUser() {
        String name = "ada-" + NUMBER.incrementAndGet(); // the database is the same for all of them
        ada = users(NOON).add(name, Role.OPERATOR, Optional.of("hash")).orElseThrow();
    }

    @Test
    void areKeptAsHashesOnly() {
        String secret = made("ci", Role.VIEWER).secret().reveal();

        assertThat(secret).matches("crt_[A-Za-z0-9]{43}");
        List<String> kept = jdbc().sql("select * from cartage_api_token where user_id = " + ada.id())
                .query((row, i) -> row.getString("token_hash") + " " + row.getString("hint"))
                .list();
        assertThat(kept).singleElement().satisfies(row -> assertThat(row)
                .doesNotContain(secret.substring(8))
                .matches("[0-9a-f]{64} " + secret.substring(0, 8)));
        assertThat(made("ci", Role.VIEWER).secret().reveal()).isNotEqualTo(secret);
    }

    @Test
    void letInWhoShowsThemUntilTheyEnd() {
        ApiTokens.Made made = made("ci", Role.VIEWER);
        String secret = made.secret().reveal();

        assertThat(at(NOON).find(secret)).hasValueSatisfying(token -> {
            assertThat(token.user()).isEqualTo(ada.name());
            assertThat(token.role()).isEqualTo(Role.VIEWER);
        });
        for (String other : List.of("", "crt_", secret.toLowerCase(Locale.ROOT), secret + "x", "x".repeat(47))) {
            assertThat(at(NOON).find(other)).as(other).isEmpty();
        }
        assertThat(at(NOON.plus(MONTH).minusSeconds(1)).find(secret)).isPresent();
        assertThat(at(NOON.plus(MONTH)).find(secret)).isEmpty();

        assertThat(at(NOON).end(made.token().id())).isTrue();
        assertThat(at(NOON).end(made.token().id())).isFalse();
        assertThat(at(NOON).find(secret)).isEmpty();
    }

    @Test
    void mayNeverDoMoreThanTheirUser() {
        ApiTokens.Made made = made("ci", Role.OPERATOR);

        jdbc().sql("update cartage_user set role = 'viewer' where id = " + ada.id())
                .update();

        assertThat(at(NOON).find(made.secret().reveal()))
                .hasValueSatisfying(token -> assertThat(token.role()).isEqualTo(Role.VIEWER));
        jdbc().sql("update cartage_user set active = false where id = " + ada.id())
                .update();
        assertThat(at(NOON).find(made.secret().reveal())).isEmpty();
        assertThatThrownBy(() -> made("more", Role.ADMIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> at(NOON).make(ada, "for ever", Role.VIEWER, Duration.ofDays(4000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endWithTheirUserForEver() {
        ApiTokens.Made made = made("ci", Role.OPERATOR);
        made("other", Role.VIEWER);

        assertThat(at(NOON).endAll(ada.id())).isEqualTo(2);

        assertThat(at(NOON).find(made.secret().reveal())).isEmpty();
        assertThat(at(NOON).of(ada.id())).hasSize(2).allSatisfy(token -> assertThat(token.endedAt())
                .contains(NOON));
        assertThat(at(NOON).all())
                .filteredOn(token -> token.userId() == ada.id())
                .hasSize(2);
        assertThat(at(NOON.plus(MONTH)).all()).noneMatch(token -> token.userId() == ada.id());
    }

    @Test
    void areNotedAsUsedOnceAMinuteAtMost() {
        String secret = made("ci", Role.VIEWER).secret().reveal();

        assertThat(used()).isEmpty();
        at(NOON).find(secret);
        assertThat(used()).contains(NOON);
        at(NOON.plusSeconds(60)).find(secret);
        assertThat(used()).contains(NOON);
        at(NOON.plusSeconds(61)).find(secret);
        assertThat(used()).contains(NOON.plusSeconds(61));
    }

    private Optional<Instant> used() {
        return at(NOON).of(ada.id()).get(0).usedAt();
    }

    @Test
    void areSoManyAndNoMore() {
        for (int i = 0; i < ApiTokens.MOST; i++) {
            made("token " + i, Role.VIEWER);
        }

        assertThat(at(NOON).make(ada, "one more", Role.VIEWER, MONTH)).isEmpty();
        assertThat(at(NOON.plus(MONTH)).make(ada, "one more", Role.VIEWER, MONTH))
                .isPresent();
    }

    @Test
    void areMaskedWhereverTheyAreWritten() {
        String secret = made("ci", Role.VIEWER).secret().reveal();

        assertThat(Redaction.redact("Authorization: Bearer " + secret + ", and so on"))
                .isEqualTo("Authorization: Bearer ••••, and so on");
        assertThat(Redaction.redact(secret.substring(0, 8))).isEqualTo(secret.substring(0, 8));
        assertThat(Redaction.redact("crt_")).isEqualTo("crt_");
    }

    private ApiTokens.Made made(String name, Role role) {
        return at(NOON).make(ada, name, role, MONTH).orElseThrow();
    }

    private ApiTokens at(Instant time) {
        return users(time).tokens();
    }

    private Users users(Instant time) {
        return new Users(bed.database().dataSource(), Clock.fixed(time, ZoneOffset.UTC));
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(bed.database().dataSource());
    }
}
