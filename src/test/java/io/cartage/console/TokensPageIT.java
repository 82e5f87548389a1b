package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.cartage.staging.desk.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of tokens in a real browser. */
class TokensPageIT {
    @RegisterExtension
    static final Browsing browsing = new Browsing();

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = "NO_PREFERENCE", mode = EnumSource.Mode.EXCLUDE)
    void hasNoFaultThatAxeFinds(ColorScheme mode) {
        for (int width : List.of(Browsing.DESKTOP, Browsing.PHONE)) {
            Page page = browsing.page(Role.ADMIN, mode, width, "/account/tokens");
            browsing.look(page, "tokens-empty");
            make(page, "nightly <b>report</b>");
            browsing.look(page, "tokens");
            assertThat(browsing.complaints(page)).isEmpty();
            browsing.house().database().users().tokens().all().forEach(token -> browsing.house()
                    .database()
                    .users()
                    .tokens()
                    .end(token.id()));
        }
    }

    private static void make(Page page, String name) {
        page.fill("#name", name);
        page.selectOption("#role", "viewer");
        page.click("text=Make the token");
        page.waitForSelector("#ct-secret");
    }

    @Test
    void showsATokenOnceAndTakesItBackByKeyboard() {
        Page page = browsing.page(Role.VIEWER, ColorScheme.LIGHT, Browsing.DESKTOP, "/account/tokens");
        page.fill("#name", "by keyboard");
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-secret");
        assertThat(page.inputValue("#ct-secret")).matches("crt_[A-Za-z0-9]{43}");

        page.locator("button[aria-label='Revoke the token by keyboard']").focus();
        page.keyboard().press("Enter");
        page.waitForSelector("#ct-ask[open]");
        page.locator("#ct-ask [data-ct-agree]").focus();
        page.keyboard().press("Enter");

        page.waitForSelector(".ct-toast[data-tone=good]");
        assertThat(page.innerText("#ct-tokens")).contains("Revoked");
        assertThat(page.locator("#ct-tokens button").count()).isZero();
        assertThat(browsing.complaints(page)).isEmpty();
    }
}
