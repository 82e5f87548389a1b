package io.cartage.staging.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cartage.staging.OnEveryDatabase;
import io.cartage.staging.TestBed;
import io.cartage.staging.desk.Audit.Question;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what: it is added to, and nothing takes anything away. */
@OnEveryDatabase
class AuditTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Parameter
    TestBed bed;

    private JdbcClient jdbc;
    private Users users;
    private Audit audit;

    @BeforeEach
    void openBook() {
        jdbc = JdbcClient.create(bed.database().dataSource());
        users = at(NOON);
        audit = new Audit(bed.database().dataSource(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void tellsWhoDidWhatToWhatInTheLatestOrder() {
        audit.write("cron", "run now", "acme-us/orders", "");
        audit.write("cron", "stop", "x".repeat(300), "because\nof this");

        assertThat(audit.latest(2))
                .extracting(Deed::who, Deed::action, deed -> deed.subject().length(), Deed::detail, Deed::at)
                .containsExactly(
                        tuple("cron", "stop", 255, "because of this", NOON), tuple("cron", "run now", 14, "", NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update cartage_audit set who = 'somebody else'",
                "update cartage_audit set detail = detail where id = (select max(id) from cartage_audit)",
                "delete from cartage_audit",
                "delete from cartage_audit where id = (select max(id) from cartage_audit)",
                "truncate table cartage_audit",
                "merge into cartage_audit a using (select max(id) as id from cartage_audit) m on a.id = m.id"
                        + " when matched then update set action = 'nothing'",
                "merge into cartage_audit a using (select max(id) as id from cartage_audit) m on a.id = m.id"
                        + " when matched then delete",
                "insert into cartage_audit (id, at, who, action, subject)"
                        + " select max(id), max(at), 'eve', 'nothing', 'nothing' from cartage_audit",
            })
    void refusesToChangeOrRemoveARow(String sql) {
        audit.write("joe", "stop", "acme-us/orders", "");
        List<Deed> before = audit.latest(1000);

        assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(RuntimeException.class);

        assertThat(audit.latest(1000)).isEqualTo(before);
    }

    /** Else who did something could be made away with. */
    @Test
    void refusesToRemoveAUserWhoDidSomething() {
        User user = users.add("zed", Role.VIEWER, Optional.empty()).orElseThrow();
        audit.write("zed", "log in", user, "");

        assertThatThrownBy(() -> jdbc.sql("delete from cartage_user where id = ?")
                        .param(user.id())
                        .update())
                .isInstanceOf(RuntimeException.class);

        assertThat(audit.latest(1)).extracting(Deed::who).containsExactly("zed");
    }

    @Test
    void keepsNamesOfUsersInOnePlaceAndNoAddressAtAll() {
        User jane =
                users.add("jane@example.com", Role.ADMIN, Optional.of("hash")).orElseThrow();
        audit.write("jane@example.com", "log in", jane, "");
        audit.write("jane@example.com", "change store", "told jane@example.com", "recipient=roe%40example.com");
        audit.write("eve@example.com", "stop", "acme-us/orders", "");

        assertThat(audit.latest(3))
                .extracting(Deed::who, Deed::subject, Deed::detail)
                .containsExactly(
                        tuple("••••", "acme-us/orders", ""),
                        tuple("jane@example.com", "told ••••", "recipient=••••"),
                        tuple("jane@example.com", "jane@example.com", ""));
        assertThat(jdbc.sql("select concat(who, subject, coalesce(detail, '')) from cartage_audit")
                        .query(String.class)
                        .list())
                .noneMatch(text -> text.contains("@") || text.contains("%40"));
    }

    @Test
    void forgetsAUserWhoIsSwitchedOffAndKeepsWhatWasDone() {
        User roe =
                users.add("roe@example.com", Role.OPERATOR, Optional.of("hash")).orElseThrow();
        audit.write("roe@example.com", "stop", "acme-us/orders", "");
        Persons persons = bed.database().persons();

        PersonalData working = persons.find("Roe@Example.com");
        persons.forget("Roe@Example.com", working, false, "joe");
        assertThat(working.beyond()).singleElement().asString().contains("users change --off");
        assertThat(users.byId(roe.id())).contains(roe);

        new Accounts(bed.database(), Clock.fixed(NOON, ZoneOffset.UTC)).change(roe.id(), Role.OPERATOR, false);
        PersonalData gone = persons.find("Roe@Example.com");
        assertThat(gone.elsewhere()).containsKey("the name of a user of the console");
        persons.forget("Roe@Example.com", gone, false, "joe");

        assertThat(users.byName("roe@example.com")).isEmpty();
        assertThat(users.passwordHash(roe.id())).isEmpty();
        assertThat(audit.latest(1))
                .extracting(Deed::who, Deed::action)
                .containsExactly(tuple("former-user-" + roe.id(), "stop"));
        assertThat(persons.find("roe@example.com").elsewhere()).isEmpty();
    }

    @Test
    void findsByUserActionTimeAndText() {
        User ann = users.add("ann", Role.OPERATOR, Optional.of("hash")).orElseThrow();
        Audit later = new Audit(bed.database().dataSource(), Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC));
        audit.write("ann", "stop", "north/orders", "");
        audit.write("bob", "stop", "north/inventory", "");
        later.write("ann", "start", "north/orders", "the ERP is back");

        assertThat(found(new Question(
                        OptionalLong.of(ann.id()), Optional.empty(), Optional.empty(), Optional.empty(), "")))
                .containsExactly("start north/orders", "stop north/orders");
        assertThat(found(text("NORTH/"))).hasSize(3);
        assertThat(found(text("erp is"))).containsExactly("start north/orders");
        assertThat(found(text("%"))).isEmpty();
        Question until = new Question(
                OptionalLong.empty(),
                Optional.of("stop"),
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(60)),
                "north");
        assertThat(found(until)).containsExactly("stop north/inventory", "stop north/orders");
        assertThat(audit.actions()).contains("start", "stop").isSorted();
    }

    private static Question text(String text) {
        return new Question(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), text);
    }

    private List<String> found(Question question) {
        return audit.page(question, Long.MAX_VALUE, 100).stream()
                .map(deed -> deed.action() + " " + deed.subject())
                .toList();
    }

    @Test
    void turnsItsPagesWithoutGapOrRepetition() {
        for (int i = 0; i < 1005; i++) {
            audit.write("joe", "stop", "paging/" + i, "");
        }
        List<Long> paged = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<Deed> page;
        do {
            page = audit.page(text("paging/"), before, 400);
            page.forEach(deed -> paged.add(deed.id()));
            before = page.isEmpty() ? 0 : page.get(page.size() - 1).id();
        } while (!page.isEmpty());

        List<Long> all = new ArrayList<>();
        audit.each(text("paging/"), part -> part.forEach(deed -> all.add(deed.id())));

        assertThat(paged).hasSize(1005).doesNotHaveDuplicates().isEqualTo(all);
    }

    private Users at(Instant now) {
        return new Users(bed.database().dataSource(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
