package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.cartage.HandClock;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Notice.Kind;
import io.cartage.staging.desk.Postbook;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is told of notices, when, and how often: by a real mail server and a real web server. */
@Timeout(120)
class NoticePostTest {
    private static final Duration DIGEST = Duration.ofMinutes(15);

    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final Workshop workshop = Workshop.open(
            CartUnderTest.BIGCOMMERCE,
            TestDatabase.H2,
            "{seed: 5, orders: 3, api: {quota: unlimited}}",
            "{statuses: [11]}",
            clock);
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final List<String> posted = Collections.synchronizedList(new ArrayList<>());
    private HttpServer web;
    private volatile int answer = 204;
    private NoticeDesk desk;

    @BeforeEach
    void open() throws IOException {
        mail.start();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void close() {
        mail.stop();
        web.stop(0);
        workshop.close();
    }

    @Test
    void tellsOfAThousandOrdersOnceAndOfTheirEndOnce() throws MessagingException, IOException {
        set("notices: {to: ops@example.com}");
        quarantine(1000);

        look(5);

        assertThat(mails()).hasSize(1);
        assertThat(mails().get(0).getSubject()).isEqualTo("Cartage: 1 error (test)");
        assertThat(recipients(0)).containsExactly("ops@example.com");
        assertThat(text(0))
                .isEqualTo(
                        """
                        New:

                        error, test: orders in quarantine: no SKU (1,000)
                          since 2026-11-21 08:00:00 (UTC)
                          -> 'cartage quarantine --store test' shows them. Mend the mapping, the lookup or the cart and they go by themselves

                        1 notice is open now; 'cartage notices' shows what is.
                        """);

        workshop.update("delete from cartage_outcome");
        clock.turn(DIGEST);
        look(5);
        clock.turn(DIGEST);
        look(5);

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(1).getSubject()).isEqualTo("Cartage: 1 resolved (test)");
        assertThat(text(1))
                .isEqualTo(
                        """
                        Resolved:

                        error, test: orders in quarantine: no SKU (1,000)
                          since 2026-11-21 08:00:00 (UTC), resolved at 2026-11-21 08:15:00 (UTC)

                        No notice is open now.
                        """);
    }

    @Test
    void gathersWhatIsNewUntilTheNextDigest() throws MessagingException {
        set("notices: {to: ops@example.com}");
        quarantine(1);
        look(1);

        meet("one");
        look(1);
        meet("two");
        clock.turn(DIGEST.minusSeconds(1));
        look(1);
        assertThat(mails()).hasSize(1);

        clock.turn(Duration.ofSeconds(1));
        look(1);
        assertThat(mails()).hasSize(2);
        assertThat(mails().get(1).getSubject()).isEqualTo("Cartage: 2 warnings (test)");
    }

    @Test
    void leavesOutWhatCameAndWentMeanwhile() {
        set("notices: {to: ops@example.com}");
        meet("one");
        look(1);
        quarantine(1);
        look(1);
        workshop.update("delete from cartage_outcome");
        look(1);
        clock.turn(DIGEST);

        look(1);

        assertThat(mails()).hasSize(1);
        assertThat(workshop.database().notices().resolved(9)).hasSize(1);
    }

    @Test
    void tellsEachOnlyOfItsStores() throws MessagingException, IOException {
        workshop.addStore("other", "{statuses: [11]}\nnotices: {to: [Other@example.com, both@example.com]}");
        set("notices: {to: both@example.com}");
        meet("one");
        workshop.database()
                .notices()
                .meet(new Notice.Cause("other", Kind.WARNING, "two", "something of other", "do", 1));

        look(2);

        assertThat(mails()).hasSize(2);
        assertThat(recipients(0)).containsExactly("both@example.com");
        assertThat(text(0)).contains("warning, test:", "warning, other:");
        assertThat(recipients(1)).containsExactly("other@example.com");
        assertThat(text(1)).contains("warning, other:").doesNotContain("warning, test:");
    }

    @Test
    void triesAgainWhatAMailServerDidNotTake() {
        set("notices: {to: ops@example.com, webhook: \"" + hook("") + "\"}");
        mail.stop();
        meet("one");

        look(3);

        assertThat(workshop.run().state()).isEqualTo(RunAccount.State.COMPLETED);
        assertThat(posted).as("the webhook is told all the same").hasSize(1);
        assertThat(unreached()).singleElement().satisfies(address -> {
            assertThat(address.address()).isEqualTo("ops@example.com");
            assertThat(address.failure()).contains("127.0.0.1", "look at host and port");
        });

        mail.start();
        set("notices: {to: ops@example.com, webhook: \"" + hook("") + "\"}");
        look(1);
        assertThat(mails()).as("not before the next digest").isEmpty();
        clock.turn(DIGEST);
        look(3);
        assertThat(mails()).hasSize(1);
        assertThat(unreached()).isEmpty();
        assertThat(posted).hasSize(1);
    }

    @Test
    void repeatsAMessageOnceAtMostThatAStopCutOff() {
        set("notices: {to: ops@example.com}");
        meet("one");
        look(1);
        // Killed after the mail was sent, before it was noted.
        workshop.update("delete from cartage_notice_told");
        workshop.update("delete from cartage_notice_address");
        set("notices: {to: ops@example.com}");

        look(3);
        clock.turn(DIGEST);
        look(3);

        assertThat(mails()).hasSize(2);
    }

    @Test
    void postsTheSameToTheWebhook() throws IOException {
        set("notices: {webhook: \"" + hook("hooks/T0?key=17") + "\"}");
        quarantine(3);
        answer = 500;
        look(1);
        assertThat(unreached())
                .singleElement()
                .hasToString("Unreached[address=webhook, triedAt=2026-11-21T08:00:00Z,"
                        + " sentAt=Optional.empty, failure=it answered HTTP 500]");

        answer = 302;
        clock.turn(DIGEST);
        look(1);
        assertThat(unreached()).singleElement().asString().contains("it answered HTTP 302; redirects are not followed");

        answer = 200;
        clock.turn(DIGEST);
        look(3);
        assertThat(posted)
                .as("each time the same, and never elsewhere")
                .hasSize(3)
                .allSatisfy(post -> {
                    assertThat(post).startsWith("/hooks/T0?key=17 application/json {");
                    JsonNode json = new ObjectMapper().readTree(post.substring(post.indexOf('{')));
                    assertThat(json.path("open").asInt()).isEqualTo(1);
                    JsonNode notice = json.path("notices").path(0);
                    assertThat(notice.path("event").asText()).isEqualTo("opened");
                    assertThat(notice.path("id").asLong()).isEqualTo(id());
                    assertThat(notice.path("count").asLong()).isEqualTo(3);
                    assertThat(notice.path("kind").asText()).isEqualTo("error");
                });
    }

    @Test
    void saysExactlyWhatIsWrongWithAnAddress() {
        set("notices: {}");
        assertThat(desk.test()).isEmpty();

        set("notices: {to: ops@example.com, webhook: \"" + hook("") + "\"}");
        assertThat(desk.test())
                .containsExactly(
                        new NoticeDesk.Delivery("ops@example.com", Optional.empty()),
                        new NoticeDesk.Delivery("webhook", Optional.empty()));

        answer = 404;
        configure(mailOf("starttls"), "notices: {to: ops@example.com, webhook: \"" + hook("") + "\"}");
        assertThat(desk.test())
                .extracting(delivery -> delivery.failure().orElse(""))
                .satisfiesExactly(failure -> assertThat(failure).contains("STARTTLS"), failure -> assertThat(failure)
                        .isEqualTo("it answered HTTP 404"));
        assertThat(mails())
                .as("never in plain text where that was not asked for")
                .hasSize(1);

        mail.setUser("carter", "right-secret-51");
        configure(
                mailOf("none").replace("}", ", user: carter, password: wrong-secret-51}"),
                "notices: {to: ops@example.com}");
        assertThat(desk.test())
                .extracting(delivery -> delivery.failure().orElse(""))
                .singleElement()
                .asString()
                .contains("Look at mail.user and mail.password")
                .doesNotContain("wrong-secret-51");
    }

    @Test
    void keepsNobodyWaitingWhenTheProgramHasEnded() {
        set("notices: {to: ops@example.com}");
        meet("one");
        workshop.flows().close();

        look(1);

        assertThat(unreached()).singleElement().asString().contains("the routes have been stopped");
    }

    @Test
    void looksOnlyWhereItIsThisProcessesTurn() {
        set("notices: {to: ops@example.com}");
        quarantine(1);

        desk.look(() -> false);
        assertThat(workshop.database().notices().open()).isEmpty();

        desk.look(() -> true);
        assertThat(workshop.database().notices().open()).hasSize(1);
    }

    private void set(String notices) {
        configure(mailOf("none"), notices);
    }

    private String mailOf(String tls) {
        int port = mail.getSmtp() == null ? 1 : mail.getSmtp().getPort();
        return "mail: {host: 127.0.0.1, port: " + Math.max(1, port) + ", tls: " + tls + ", from: cartage@example.com}";
    }

    private void configure(String mailServer, String notices) {
        Path home = workshop.home();
        try {
            Files.writeString(home.resolve("cartage.yaml"), mailServer + "\n" + notices + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        workshop.restart();
        desk = new NoticeDesk(workshop.flows(), workshop.database(), clock);
    }

    private String hook(String path) {
        return "http://127.0.0.1:" + web.getAddress().getPort() + "/" + path;
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            desk.look();
        }
    }

    private void meet(String key) {
        workshop.database().notices().meet(new Notice.Cause("test", Kind.WARNING, key, "something of test", "do", 1));
    }

    private void quarantine(int orders) {
        workshop.update(
                """
                insert into cartage_outcome (
                    record_id, store_id, flow, kind, reason, cause, since, decided_at, run_id, payload_sequence,
                    payload_hash, revision, withdrawn)
                select 'Q' || n, 'test', 'orders', 'quarantined', 'no SKU of Jane', 'no SKU', current_timestamp,
                    current_timestamp, 1, 1, '-', 0, false
                from system_range(1, %d) as counted(n)
                """
                        .formatted(orders));
    }

    private long id() {
        return workshop.database().notices().open().get(0).id();
    }

    private List<Postbook.Unreached> unreached() {
        return workshop.database().postbook().unreached();
    }

    private List<MimeMessage> mails() {
        return Arrays.asList(mail.getReceivedMessages());
    }

    private String text(int number) throws MessagingException, IOException {
        return ((String) mails().get(number).getContent()).replace("\r\n", "\n").strip() + "\n";
    }

    private List<String> recipients(int number) throws MessagingException {
        return Arrays.stream(mails().get(number).getAllRecipients())
                .map(Object::toString)
                .toList();
    }
}
