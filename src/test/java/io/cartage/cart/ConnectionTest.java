package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Redaction;
import io.cartage.config.Secret;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.store.ConnectionValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    private static final Position AT = new Position("stores/acme.yaml", 5, 3);
    private static final String TOKEN = "q7w8e9r0t1y2u3i4o5p6a7s8d9f0g1h";
    private static final String PATH = "https://api.bigcommerce.com/stores/abc123/v3/";

    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bigcommerce.com/stores/abc123/v3/",
                "https://api.bigcommerce.com/stores/abc123/v3",
                "https://api.bigcommerce.com/stores/abc123/v2/",
                "https://api.bigcommerce.com/stores/abc123/",
                "https://api.bigcommerce.com/stores/abc123"
            })
    void takesTheApiPathAsItIsShown(String path) {
        Connection connection = connect(path, "id:" + TOKEN).orElseThrow();

        assertThat(connection.api()).isEqualTo("https://api.bigcommerce.com/stores/abc123");
        assertThat(connection.shop()).isEqualTo("bigcommerce:abc123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientid99:" + TOKEN,
                TOKEN,
                "ACCESS TOKEN: " + TOKEN + "\nCLIENT NAME: Cartage\nAPI PATH: " + PATH
                        + "\nCLIENT ID: abc\nCLIENT SECRET: def\n",
                "\uFEFFAccess Token: " + TOKEN + "\r\nClient ID: abc\r\n\r\nName: Shop: one\r\nAPI Path: " + PATH
                        + "\r\n",
                "client id: abc\nname: x\naccess token:   " + TOKEN + "  \nsomething else\n"
            })
    void findsTheTokenInEveryFormOfTheKey(String key) {
        Connection connection = connect(PATH, key).orElseThrow();

        assertThat(connection.headers().get("X-Auth-Token").reveal()).isEqualTo(TOKEN);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void takesTheApiPathFromTheCredentialsFileWhenItIsLeftOut() {
        Connection connection =
                connect(null, "ACCESS TOKEN: " + TOKEN + "\nAPI PATH: " + PATH).orElseThrow();

        assertThat(connection.api()).isEqualTo("https://api.bigcommerce.com/stores/abc123");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(connect(null, null)).isEmpty();

        assertThat(problems.all())
                .extracting(Problem::toString)
                .hasSize(2)
                .anyMatch(text -> text.startsWith("stores/acme.yaml:5:3: 'connection.api_path' is missing."))
                .anyMatch(text -> text.startsWith("stores/acme.yaml:5:3: 'connection.key' is missing."));
    }

    @Test
    void showsAWrongPathButNeverASecret() {
        assertThat(connect("https://store-abc.mybigcommerce.com/api/v2/", "two words " + TOKEN))
                .isEmpty();

        assertThat(problems.all())
                .extracting(Problem::toString)
                .anyMatch(text -> text.contains("store-abc.mybigcommerce.com"))
                .noneMatch(text -> text.contains(TOKEN));
    }

    @Test
    void showsNoTokenThatWasPastedAsThePath() {
        assertThat(connect(TOKEN, "id:" + TOKEN)).isEmpty();

        assertThat(problems.all()).extracting(Problem::toString).noneMatch(text -> text.contains(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bigcommerce.com.evil.example/stores/abc123/v3/",
                "http://api.bigcommerce.com/stores/abc123/v3/",
                "https://127.0.0.1.evil.example/stores/abc123/v3/",
                "https://localhost.evil.example/stores/abc123/"
            })
    void sendsTheTokenToNoOtherHost(String path) {
        assertThat(connect(path, "id:" + TOKEN)).isEmpty();

        assertThat(problems.all())
                .extracting(Problem::fault)
                .anyMatch(fault -> fault.contains("the token is not sent"));
    }

    @Test
    void reachesASandboxOnThisMachine() {
        assertThat(connect("http://127.0.0.1:8088/stores/demo/v3/", "id:" + TOKEN))
                .isPresent();
    }

    @Test
    void suggestsNothingForAKeyItDoesNotKnow() {
        Map<String, ConnectionValue> settings = settings(PATH, "id:" + TOKEN);
        settings.put("tokn", new ConnectionValue(Secret.of("x"), AT, List.of()));

        assertThat(Connection.of(BigCommerceFacts.FACTS, settings, AT, problems))
                .isEmpty();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "stores/acme.yaml:5:3: 'connection.tokn' is not known to BigCommerce. Known are api_path,"
                                + " key.");
    }

    @Test
    void isMaskedWhereverItIsShown() {
        Connection connection = connect(PATH, "id:" + TOKEN).orElseThrow();

        assertThat(connection.toString()).doesNotContain(TOKEN);
        assertThat(Redaction.redact("the shop said: " + TOKEN)).doesNotContain(TOKEN);
    }

    private Optional<Connection> connect(String path, String key) {
        return Connection.of(BigCommerceFacts.FACTS, settings(path, key), AT, problems);
    }

    private static Map<String, ConnectionValue> settings(String path, String key) {
        Map<String, ConnectionValue> settings = new HashMap<>();
        if (path != null) {
            settings.put("api_path", new ConnectionValue(Secret.of(path), AT, List.of()));
        }
        if (key != null) {
            settings.put("key", new ConnectionValue(Secret.of(key), AT, List.of()));
        }
        return settings;
    }
}
