package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.desk.Accounts;
import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.cartage.staging.desk.Users;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users, their invitations and their own accounts, asked by HTTP. */
class UsersPageTest {
    private static final Map<String, String> NOTHING = Map.of();
    private static final String ANOTHER = "a horse of another colour";

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forEach().user("admin", Role.ADMIN);

    private Visitor admin;

    @BeforeEach
    void open() throws Exception {
        admin = HOSTING.as("admin");
    }

    @Test
    void areForAdministratorsOnly() throws Exception {
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.CONSULTANT)) {
            HOSTING.house().add(role.word(), role);
            Visitor visitor = HOSTING.house().as(role.word());

            assertThat(visitor.get("/users").statusCode()).as(role.word()).isEqualTo(403);
            assertThat(visitor.get("/users/1").statusCode()).as(role.word()).isEqualTo(403);
            assertThat(visitor.get("/").body()).as(role.word()).doesNotContain("href=\"/users\"");
            assertThat(visitor.post("/users", Map.of("name", "eve", "role", "admin"))
                            .statusCode())
                    .as(role.word())
                    .isEqualTo(403);
            for (String deed : List.of("role", "off", "on", "unlock", "sessions", "link")) {
                assertThat(visitor.post("/users/1/" + deed, Map.of("role", "viewer"))
                                .statusCode())
                        .as(role.word() + " " + deed)
                        .isEqualTo(403);
            }
            assertThat(visitor.get("/account").statusCode()).as(role.word()).isEqualTo(200);
        }
        assertThat(HOSTING.house().visitor().get("/users").statusCode()).isEqualTo(303);
        assertThat(HOSTING.house().visitor().get("/account").statusCode()).isEqualTo(303);
        assertThat(HOSTING.house().database().users().all()).hasSize(4).allMatch(user -> user.epoch() == 0);
        assertThat(HOSTING.house().database().audit().latest(50))
                .allMatch(deed -> deed.action().equals("log in"));
    }

    @Test
    void letSomebodyInByALinkThatIsShownAndWorksOnce() throws Exception {
        HttpResponse<String> answer = admin.post("/users", Map.of("name", " Bob@Example.com ", "role", "operator"));
        String link = link(answer);
        assertThat(answer.body()).contains("bob@example.com", "Invited");
        assertThat(admin.get("/users").body()).contains("Invited").doesNotContain("/welcome?token=");

        Visitor bob = HOSTING.house().visitor();
        assertThat(bob.get(link).body()).contains("bob@example.com", "Choose a password");
        String token = URI.create(link).getQuery().substring("token=".length());
        assertThat(choose(bob, token, "short", "short").statusCode()).isEqualTo(422);
        assertThat(choose(bob, token, ANOTHER, ANOTHER + "!").statusCode()).isEqualTo(422);
        assertThat(choose(bob, "guessed", ANOTHER, ANOTHER).statusCode()).isEqualTo(404);
        assertThat(choose(bob, token, ANOTHER, ANOTHER).statusCode()).isEqualTo(303);
        assertThat(bob.get("/").body()).contains("Stores and flows", "Run now");

        assertThat(HOSTING.house().visitor().get(link).statusCode()).isEqualTo(404);
        Visitor eve = HOSTING.house().visitor();
        eve.get("/login");
        assertThat(choose(eve, token, ANOTHER + " too", ANOTHER + " too").statusCode())
                .isEqualTo(404);
        assertThat(HOSTING.house().database().audit().latest(2))
                .extracting(Deed::who, Deed::action, Deed::subject, Deed::detail)
                .containsExactly(
                        tuple("bob@example.com", "choose password", "bob@example.com", "by a link"),
                        tuple("admin", "invite user", "bob@example.com", "as operator"));
    }

    @Test
    void refuseLinksThatAreTooOld() throws Exception {
        String link = link(admin.post("/users", Map.of("name", "bob", "role", "viewer")));

        HOSTING.house().clock().turn(Accounts.INVITATION);

        assertThat(HOSTING.house().visitor().get(link).statusCode()).isEqualTo(404);
        assertThat(admin.get("/users").body()).contains("Not come");
    }

    private static HttpResponse<String> choose(Visitor visitor, String token, String password, String repeated)
            throws Exception {
        return visitor.post("/welcome", Map.of("token", token, "password", password, "repeated", repeated));
    }

    private static String link(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().replaceAll("(?s).*value=\"(/welcome[^\"]+)\".*", "$1");
    }

    @Test
    void getOtherRolesAndAreSwitchedOffAtOnce() throws Exception {
        HOSTING.house().add("bob", Role.VIEWER);
        Visitor bob = HOSTING.house().as("bob");
        String path = "/users/"
                + HOSTING.house().database().users().byName("bob").map(User::id).orElseThrow();

        assertThat(admin.post(path + "/role", Map.of("role", "operator")).body())
                .contains("operator");
        assertThat(bob.post("/flows/acme-us/orders/stop", NOTHING).statusCode()).isEqualTo(303);
        assertThat(admin.post(path + "/role", Map.of("role", "king")).statusCode())
                .isEqualTo(400);

        admin.post(path + "/sessions", NOTHING);
        assertThat(bob.get("/").statusCode()).isEqualTo(303);
        bob = HOSTING.house().as("bob");
        admin.post(path + "/off", NOTHING);
        assertThat(bob.get("/").statusCode()).isEqualTo(303);
        assertThat(HOSTING.house().as("bob").get("/").statusCode()).isEqualTo(303);
        admin.post(path + "/on", NOTHING);
        assertThat(HOSTING.house().as("bob").get("/").statusCode()).isEqualTo(200);

        assertThat(HOSTING.house().database().audit().latest(50).stream()
                        .filter(deed ->
                                deed.who().equals("admin") && deed.subject().equals("bob"))
                        .map(Deed::action))
                .containsExactly("switch on user", "switch off user", "end sessions", "change role");
    }

    @Test
    void areUnlockedAndLedBackByALink() throws Exception {
        HOSTING.house().add("bob", Role.VIEWER);
        User bob = HOSTING.house().database().users().byName("bob").orElseThrow();
        for (int i = 0; i < Users.MOST_FAILURES; i++) {
            HOSTING.house().database().users().failed(bob.id());
        }
        assertThat(admin.get("/users").body()).contains("Locked");
        assertThat(admin.getPart("/users/" + bob.id()).body())
                .contains("Unlock")
                .doesNotContain("<html");

        admin.post("/users/" + bob.id() + "/unlock", NOTHING);
        assertThat(HOSTING.house().as("bob").get("/").statusCode()).isEqualTo(200);

        String link = link(admin.post("/users/" + bob.id() + "/link", NOTHING));
        Visitor visitor = HOSTING.house().visitor();
        visitor.get(link);
        choose(visitor, link.substring(link.indexOf('=') + 1), ANOTHER, ANOTHER);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(HOSTING.house().as("bob").get("/").statusCode())
                .as("the old password")
                .isEqualTo(303);
    }

    @Test
    void keepTheLastAdministrator() throws Exception {
        User only = HOSTING.house().database().users().byName("admin").orElseThrow();

        assertThat(admin.post("/users/" + only.id() + "/off", NOTHING).statusCode())
                .isEqualTo(409);
        assertThat(admin.post("/users/" + only.id() + "/role", Map.of("role", "viewer"))
                        .statusCode())
                .isEqualTo(409);

        assertThat(HOSTING.house().database().users().byName("admin")).contains(only);
        for (String path : List.of("/users/0/off", "/users/x/off", "/users/" + only.id() + "/explode")) {
            assertThat(admin.post(path, NOTHING).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void areNamedWithLettersAndDigitsOnlyAndOnce() throws Exception {
        for (String name : List.of("<script>alert(1)</script>", "", "a b", "x".repeat(64))) {
            HttpResponse<String> answer = admin.post("/users", Map.of("name", name, "role", "viewer"));
            assertThat(answer.statusCode()).as(name).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
        assertThat(admin.post("/users", Map.of("name", "ADMIN", "role", "viewer"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(HOSTING.house().database().users().all()).hasSize(1);
    }

    @Test
    void changeTheirPasswordByTheOldOneAndStayInHereOnly() throws Exception {
        Visitor elsewhere = HOSTING.house().as("admin");

        assertThat(change(admin, "not this one", ANOTHER, ANOTHER).body()).contains("The old password is wrong");
        assertThat(change(admin, OpenConsole.PASSWORD, ANOTHER, "else").statusCode())
                .isEqualTo(422);
        assertThat(change(admin, OpenConsole.PASSWORD, "short", "short").statusCode())
                .isEqualTo(422);
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(200);

        assertThat(change(admin, OpenConsole.PASSWORD, ANOTHER, ANOTHER).body()).contains("Your password is changed");

        assertThat(admin.get("/").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(303);
        assertThat(HOSTING.house().as("admin").get("/").statusCode())
                .as("the old password")
                .isEqualTo(303);
        assertThat(HOSTING.house().database().audit().latest(10))
                .anySatisfy(deed -> assertThat(deed.action()).isEqualTo("change password"));
    }

    @Test
    void limitGuessesAtTheOldPassword() throws Exception {
        for (int i = 0; i < Attempts.MOST; i++) {
            assertThat(change(admin, "guess " + i, ANOTHER, ANOTHER).statusCode())
                    .isEqualTo(422);
        }

        assertThat(change(admin, OpenConsole.PASSWORD, ANOTHER, ANOTHER).statusCode())
                .isEqualTo(429);
    }

    private static HttpResponse<String> change(Visitor visitor, String old, String password, String repeated)
            throws Exception {
        return visitor.post("/account/password", Map.of("old", old, "password", password, "repeated", repeated));
    }
}
