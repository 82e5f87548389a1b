package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cartage.HandClock;
import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.store.ConnectionValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final String CLIENT = "0123456789abcdef0123456789abcdef:shpss_secretsecret1";

    private final AtomicInteger asked = new AtomicInteger();
    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final Tokens tokens = new Tokens(clock);

    @Test
    void asksOnceAndKeepsTheTokenForFourFifthsOfItsLife() throws Exception {
        assertThat(tokens.token(connection("acme"), this::grant).reveal()).isEqualTo("shpat_granted1");
        clock.turn(Duration.ofSeconds(79));
        assertThat(tokens.token(connection("acme"), this::grant).reveal()).isEqualTo("shpat_granted1");
        clock.turn(Duration.ofSeconds(1));
        assertThat(tokens.token(connection("acme"), this::grant).reveal()).isEqualTo("shpat_granted2");
    }

    @Test
    void asksOnceForAllCallersSideBySide() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Secret> call = () -> tokens.token(connection("acme"), this::grant);
            List<Future<Secret>> all =
                    threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> call).toList());

            for (Future<Secret> token : all) {
                assertThat(token.get().reveal()).isEqualTo("shpat_granted1");
            }
            assertThat(asked).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void asksForEachShopApart() throws Exception {
        tokens.token(connection("acme"), this::grant);
        tokens.token(connection("other"), this::grant);

        assertThat(asked).hasValue(2);
    }

    @Test
    void asksAnewWhenTheCartNoLongerKnowsTheToken() throws Exception {
        Secret first = tokens.token(connection("acme"), this::grant);
        tokens.drop(connection("acme"), first);
        Secret second = tokens.token(connection("acme"), this::grant);
        tokens.drop(connection("acme"), first);

        assertThat(tokens.token(connection("acme"), this::grant))
                .isEqualTo(second)
                .isNotEqualTo(first);
    }

    @Test
    void goesOnWithAGoodTokenWhenTheNextOneCantBeHad() throws Exception {
        Secret first = tokens.token(connection("acme"), this::grant);
        clock.turn(Duration.ofSeconds(90));

        assertThat(tokens.token(connection("acme"), TokensTest::down)).isEqualTo(first);
        clock.turn(Duration.ofSeconds(70));
        assertThatThrownBy(() -> tokens.token(connection("acme"), TokensTest::down))
                .isInstanceOf(IOException.class);
    }

    @Test
    void neverShowsAToken() throws Exception {
        Secret token = tokens.token(connection("acme"), this::grant);

        assertThat(Redaction.redact("X-Token: " + token.reveal())).doesNotContain(token.reveal());
        assertThat(connection("acme").toString() + token).doesNotContain("shpss_", "shpat_");
    }

    @Test
    void saysSoWhenTheAnswerHoldsNoToken() {
        assertThatThrownBy(() -> tokens.token(connection("acme"), () -> "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnexpectedAnswerException.class)
                .hasMessageContaining("access_token");
    }

    private byte[] grant() {
        return ("{\"access_token\":\"shpat_granted" + asked.incrementAndGet() + "\",\"expires_in\":100}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] down() throws IOException {
        throw new IOException("down");
    }

    private static Connection connection(String shop) {
        Problems problems = new Problems();
        Position at = Position.of("stores/acme.yaml");
        Map<String, ConnectionValue> settings = Map.of(
                "shop", new ConnectionValue(Secret.of(shop), at, List.of()),
                "key", new ConnectionValue(Secret.of(CLIENT), at, List.of()));
        return Connection.of(ShopifyFacts.FACTS, settings, at, problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }
}
