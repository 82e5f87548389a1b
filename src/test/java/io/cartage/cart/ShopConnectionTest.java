package io.cartage.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Secret;
import io.cartage.problem.Position;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.store.ConnectionValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections whose address is made from the shop's name, with a token or with credentials that get one. */
class ShopConnectionTest {
    private static final Position AT = new Position("stores/acme.yaml", 5, 3);
    private static final String TOKEN = "shpat_q7w8e9r0t1y2u3i4o5p6a7s8d9f0g1h2";
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String SECRET = "shpss_a7s8d9f0g1h2q7w8e9r0t1y2u3i4o5p6";

    private final Problems problems = new Problems();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme-shop",
                "acme-shop.myshopify.com",
                "acme-shop.myshopify.com/",
                "https://acme-shop.myshopify.com",
                "https://acme-shop.myshopify.com/admin/settings"
            })
    void takesTheShopInEveryFormItIsShown(String shop) {
        Connection connection = connect(shop, TOKEN).orElseThrow();

        assertThat(connection.api()).isEqualTo("https://acme-shop.myshopify.com");
        assertThat(connection.shop()).isEqualTo("shopify:acme-shop");
        assertThat(connection.headers().get("X-Shopify-Access-Token").reveal()).isEqualTo(TOKEN);
        assertThat(connection.isGranted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.myshopify.com.evil.example",
                "https://evil.example/acme.myshopify.com",
                "http://acme.myshopify.com",
                "https://a.b.myshopify.com",
                "https://shop.acme.com",
                "http://127.0.0.1.evil.example/shopify/acme"
            })
    void sendsTheTokenToNoOtherHost(String shop) {
        assertThat(connect(shop, TOKEN)).isEmpty();
        assertThat(problems.all()).isNotEmpty();
    }

    @Test
    void takesNoSecretForTheNameOfAShop() {
        assertThat(connect(ID, TOKEN)).isEmpty();
        assertThat(connect(TOKEN, TOKEN)).isEmpty();
        assertThat(problems.all()).extracting(Problem::toString).noneMatch(text -> text.contains(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {ID + ":" + SECRET, " " + ID + " : " + SECRET, "Client ID: " + ID + "\r\nSecret: " + SECRET + "\n"
            })
    void asksForATokenWithTheClientsCredentials(String key) {
        Connection connection = connect("acme", key).orElseThrow();

        assertThat(connection.isGranted()).isTrue();
        assertThat(connection.grantPath()).isEqualTo("/admin/oauth/access_token");
        assertThat(connection.grantForm().get("client_id").reveal()).isEqualTo(ID);
        assertThat(connection.grantForm().get("client_secret").reveal()).isEqualTo(SECRET);
        assertThat(connection
                        .headers(Secret.of("granted"))
                        .get("X-Shopify-Access-Token")
                        .reveal())
                .isEqualTo("granted");
        assertThat(connection.toString()).doesNotContain(SECRET);
    }

    @Test
    void reachesASandboxOnThisMachine() {
        Connection connection =
                connect("http://127.0.0.1:8383/shopify/boutique", TOKEN).orElseThrow();

        assertThat(connection.api()).isEqualTo("http://127.0.0.1:8383/shopify/boutique");
        assertThat(connection.shop()).isEqualTo("shopify:boutique");
    }

    @Test
    void differsFromItselfWithANewToken() {
        assertThat(connect("acme", TOKEN)).isEqualTo(connect("acme", TOKEN));
        assertThat(connect("acme", TOKEN)).isNotEqualTo(connect("acme", TOKEN + "x"));
    }

    private Optional<Connection> connect(String shop, String key) {
        Map<String, ConnectionValue> settings = Map.of(
                "shop", new ConnectionValue(Secret.of(shop), AT, List.of()),
                "key", new ConnectionValue(Secret.of(key), AT, List.of()));
        return Connection.of(ShopifyFacts.FACTS, settings, AT, problems);
    }
}
