package io.cartage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class SandboxTest {

    @Test
    void servesSeveralShopsEachWithItsOwnOrders() {
        try (Sandbox sandbox = Sandbox.start(0)) {
            ShopClient acme = new ShopClient(sandbox.open("bigcommerce", "acme", SandboxSettings.of("orders: 3")));
            ShopClient other = new ShopClient(sandbox.open("bigcommerce", "northwind", SandboxSettings.of("seed: 2")));

            assertThat(acme.json("/v2/orders?limit=250")).hasSize(3);
            assertThat(other.json("/v2/orders?limit=250")).hasSize(250);
            assertThat(sandbox.shops()).extracting(SandboxShop::name).containsExactly("acme", "northwind");
        }
    }

    @Test
    void servesShopsOfSeveralCartsEachAtItsOwnAddress() {
        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop first = sandbox.open("bigcommerce", "acme", SandboxSettings.of("orders: 3"));
            SandboxShop second = sandbox.open("shopify", "northwind", SandboxSettings.of("orders: 4"));
            String root = "http://127.0.0.1:" + sandbox.port();

            assertThat(new ShopClient(first).json("/v2/orders")).hasSize(3);
            assertThat(second.orders().size()).isEqualTo(4);
            assertThat(first.connection()).containsEntry("api_path", root + "/stores/acme/v3/");
            assertThat(second.connection()).containsEntry("shop", root + "/shopify/northwind");
            assertThat(status(first, root + "/shopify/acme/admin/api/2026-10/graphql.json"))
                    .isEqualTo(404);
            assertThat(status(first, root + "/stores/northwind/v2/orders")).isEqualTo(403);
        }
    }

    private static int status(SandboxShop shop, String address) {
        return new ShopClient(shop)
                .send(HttpRequest.newBuilder(URI.create(address)).build())
                .statusCode();
    }

    @Test
    void refusesAnUnknownCartAnOddNameAndTheSameNameTwice() {
        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxSettings settings = SandboxSettings.defaults();
            sandbox.open("bigcommerce", "acme", settings);

            assertThatThrownBy(() -> sandbox.open("magneto", "x", settings)).hasMessageContaining("bigcommerce");
            assertThatThrownBy(() -> sandbox.open("bigcommerce", "a/b", settings))
                    .hasMessageContaining("'a/b'");
            assertThatThrownBy(() -> sandbox.open("bigcommerce", "acme", settings))
                    .hasMessageContaining("already");
        }
    }

    @Test
    void saysWhichPortItCannotHave() {
        try (Sandbox sandbox = Sandbox.start(0)) {
            int taken = sandbox.port();

            assertThatThrownBy(() -> Sandbox.start(taken))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + taken);
        }
    }

    @Test
    void keepsTheTokenOutOfItsDescription() {
        try (Sandbox sandbox = Sandbox.start(0)) {
            SandboxShop shop = sandbox.open("bigcommerce", "acme", SandboxSettings.of("api: {token: s3cret}"));

            assertThat(shop.toString()).doesNotContain("s3cret").contains("acme");
        }
    }
}
