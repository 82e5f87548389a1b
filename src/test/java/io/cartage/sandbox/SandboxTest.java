package io.cartage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
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
