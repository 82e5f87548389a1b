package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.desk.ApiToken;
import io.cartage.staging.desk.ApiTokens;
import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How users make tokens for programs, and take them back. */
class TokensPageTest {
    private static final Pattern SECRET = Pattern.compile("crt_[A-Za-z0-9]{43}");

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forEach().user("ada", Role.OPERATOR);

    private static HttpResponse<String> make(Visitor visitor, String name, String role, String days) throws Exception {
        return visitor.post("/account/tokens", Map.of("name", name, "role", role, "days", days));
    }

    private static String secret(HttpResponse<String> page) {
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).isTrue();
        return secret.group();
    }

    private List<ApiToken> tokens() {
        return HOSTING.house().database().users().tokens().all();
    }

    @Test
    void showsATokenOnceAndLetsItIn() throws Exception {
        Visitor ada = HOSTING.house().as("ada");

        String secret = secret(make(ada, "nightly report", "viewer", "30"));

        assertThat(new Program(HOSTING.house().address(), secret)
                        .ask("/me")
                        .path("token")
                        .textValue())
                .isEqualTo("nightly report");
        assertThat(ada.get("/account/tokens").body())
                .contains("nightly report", secret.substring(0, 8) + "…")
                .doesNotContain(secret);
        assertThat(HOSTING.house().database().audit().latest(1)).singleElement().satisfies(deed -> {
            assertThat(deed.action()).isEqualTo("make token");
            assertThat(deed.detail()).contains("viewer").doesNotContain(secret);
        });
    }

    @Test
    void refusesATokenThatMayMoreThanItsUser() throws Exception {
        Visitor ada = HOSTING.house().as("ada");

        assertThat(ada.get("/account/tokens").body())
                .contains("value=\"operator\"")
                .doesNotContain("value=\"admin\"");
        for (String role : List.of("admin", "consultant", "root", "")) {
            HttpResponse<String> page = make(ada, "sly", role, "30");
            assertThat(page.statusCode()).as(role).isEqualTo(422);
            assertThat(page.body()).contains("A token may do no more than you: operator.", "value=\"sly\"");
        }
        assertThat(make(ada, " ", "viewer", "30").statusCode()).isEqualTo(422);
        assertThat(make(ada, "for ever", "viewer", "100000").statusCode()).isEqualTo(422);
        assertThat(make(ada, "x".repeat(65), "viewer", "30").statusCode()).isEqualTo(422);
        assertThat(tokens()).isEmpty();
    }

    @Test
    void takesATokenBackAtOnce() throws Exception {
        Visitor ada = HOSTING.house().as("ada");
        String secret = secret(make(ada, "ci", "operator", "7"));
        Program program = new Program(HOSTING.house().address(), secret);
        program.ask("/flows");

        ada.post("/account/tokens/" + tokens().get(0).id() + "/end", Map.of());

        assertThat(program.get("/flows").statusCode()).isEqualTo(401);
        assertThat(ada.get("/account/tokens").body()).contains("Revoked");
        assertThat(HOSTING.house().database().audit().latest(1))
                .extracting(Deed::action)
                .containsExactly("revoke token");
    }

    @Test
    void showsOthersTokensToAdministratorsOnly() throws Exception {
        HOSTING.house().add("bob", Role.OPERATOR);
        HOSTING.house().add("root", Role.ADMIN);
        make(HOSTING.house().as("ada"), "<script>alert(1)</script>", "viewer", "7");
        Visitor bob = HOSTING.house().as("bob");
        Visitor root = HOSTING.house().as("root");
        String path = "/account/tokens/" + tokens().get(0).id() + "/end";

        assertThat(bob.get("/account/tokens").body()).doesNotContain("ada");
        assertThat(bob.post(path, Map.of()).statusCode()).isEqualTo(404);
        assertThat(bob.post("/account/tokens/nonsense/end", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(root.get("/account/tokens").body())
                .contains("Tokens of others", "ada", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        assertThat(tokens()).allMatch(token -> token.endedAt().isEmpty());

        assertThat(root.post(path, Map.of()).statusCode()).isEqualTo(303);
        assertThat(tokens()).allMatch(token -> token.endedAt().isPresent());
    }

    @Test
    void saysWhenThereAreTooMany() throws Exception {
        Visitor ada = HOSTING.house().as("ada");
        for (int i = 0; i < ApiTokens.MOST; i++) {
            make(ada, "token " + i, "viewer", "7");
        }

        HttpResponse<String> page = make(ada, "one more", "viewer", "7");

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("You have 20 tokens. Take one back");
    }
}
