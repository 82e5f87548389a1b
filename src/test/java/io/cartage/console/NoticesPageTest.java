package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.Edit;
import io.cartage.staging.desk.LoggedRun;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.RunLog;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Notices, calls, runs, events and the activity, asked by HTTP. */
class NoticesPageTest {
    private static final String HOSTILE = "\"><script>alert('x')</script><img src=x onerror=alert(1)>";
    private static final List<String> LISTS =
            List.of("/notices", "/notices/calls", "/notices/runs", "/notices/events", "/activity");

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forEach().user("ada", Role.VIEWER);

    private Visitor ada;

    @BeforeEach
    void open() throws Exception {
        ada = HOSTING.as("ada");
    }

    @Test
    void letsWhoIsKnownLookAndNobodyElse() throws Exception {
        for (String list : LISTS) {
            assertThat(ada.get(list).statusCode()).as(list).isEqualTo(200);
            assertThat(ada.getPart(list).body())
                    .as(list)
                    .contains("<div id=\"ct-list\"")
                    .doesNotContain("<html");
            assertThat(HOSTING.house().visitor().get(list).statusCode())
                    .as(list)
                    .isEqualTo(303);
        }
        assertThat(HOSTING.house().visitor().get("/activity.csv").statusCode()).isEqualTo(303);
        assertThat(HOSTING.house().visitor().get("/notices/runs/1").statusCode())
                .isEqualTo(303);
    }

    @Test
    void writesWhatOthersWroteAsTextOnly() throws Exception {
        HOSTING.house().database().calls().add(List.of(call(HOSTILE, 500)));
        HOSTING.house()
                .database()
                .notices()
                .settle(List.of(
                        new Notice.Cause(HOSTILE.substring(0, 40), Notice.Kind.ERROR, HOSTILE, HOSTILE, HOSTILE, 2)));
        HOSTING.house().database().audit().write(HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        HOSTING.house()
                .database()
                .edits()
                .add(new Edit(Instant.now(), HOSTILE, List.of(HOSTILE), List.of(), List.of(HOSTILE)));

        for (String path : LISTS) {
            for (String asked :
                    List.of("", "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&store=%3Cscript%3E&zone=%3Cscript%3E")) {
                assertThat(ada.get(path + asked).body())
                        .as(path + asked)
                        .doesNotContain("<script>alert", "<img src=x", "zone=<", "value=\"<");
            }
        }
        assertThat(ada.get("/notices/calls/1").body())
                .doesNotContain("<script>alert", "<img src=x")
                .contains("&lt;script&gt;");
    }

    @Test
    void turnsPagesAndKeepsWhatIsAskedForInTheAddress() throws Exception {
        HOSTING.house()
                .database()
                .calls()
                .add(IntStream.rangeClosed(1, 60)
                        .mapToObj(i -> call("/v2/orders?page=" + i, i % 2 == 0 ? 200 : 429))
                        .toList());

        String first = ada.get("/notices/calls?q=page&store=&answer=").body();
        assertThat(first).contains("page=60", "page=11").doesNotContain("page=10\"");
        String next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(next).startsWith("/notices/calls?q=page&before=");
        assertThat(ada.get(next).body())
                .contains("page=10\"", "page=1\"", "That was all.")
                .doesNotContain("page=11\"");

        HttpResponse<String> part =
                ada.getPart("/notices/calls?q=&answer=failed&slow=nonsense&before=abc&since=2026-99-99");
        assertThat(part.headers().firstValue("hx-push-url"))
                .hasValueSatisfying(address -> assertThat(address).startsWith("/notices/calls?answer=failed&slow="));
        assertThat(part.body()).contains("page=59").doesNotContain("page=60");
    }

    @Test
    void tellsARunWithItsRecordsAndCalls() throws Exception {
        HOSTING.house().database().staging().startRun("acme-us", "orders");
        LoggedRun run = new RunLog(HOSTING.house().database())
                .page(RunLog.Question.ALL, Long.MAX_VALUE, 1)
                .get(0);

        assertThat(ada.get("/notices/runs?status=running").body()).contains("/notices/runs/" + run.id());
        assertThat(ada.get("/notices/runs?status=failed").body()).contains("Nothing here is like that");
        assertThat(ada.getPart("/notices/runs/" + run.id()).body())
                .contains("Run " + run.id(), "No record", "None is in the log")
                .doesNotContain("<html");
        assertThat(ada.get("/notices/runs/" + run.id()).body()).contains("<html", "Run " + run.id());
        for (String path : List.of(
                "/notices/runs/0", "/notices/runs/x", "/notices/calls/0", "/notices/calls/99999999999999999999")) {
            assertThat(ada.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void leadsFromANoticeToWhereItIsPutRight() throws Exception {
        Notice.Cause cause = new Notice.Cause(
                "acme-us", Notice.Kind.ALERT, "runs/orders", "runs fail one after another", "see to it", 1);
        HOSTING.house().database().notices().settle(List.of(cause));
        Notice open = HOSTING.house().database().notices().open().get(0);
        HOSTING.house().database().postbook().sent("ops@example.com", List.of(open));

        assertThat(ada.get("/notices?store=acme-us&kind=alert").body())
                .contains(
                        "runs fail one after another",
                        "see to it",
                        "ops@example.com",
                        "/notices/runs?store=acme-us&amp;flow=orders&amp;status=failed");
        assertThat(ada.get("/notices?kind=warning").body()).contains("Nothing here is like that");

        HOSTING.house().database().notices().settle(List.of());
        assertThat(ada.get("/notices").body()).contains("No notice is open");
        assertThat(ada.get("/notices?state=resolved").body()).contains("runs fail one after another", "resolved");
    }

    @Test
    void givesTheActivityAsAFileThatNoSpreadsheetTakesForFormulas() throws Exception {
        HOSTING.house().database().audit().write("joe", "stop", "=cmd|' /C calc'!A0", "say \"hello\", twice");
        for (int i = 0; i < 1500; i++) {
            HOSTING.house().database().audit().write("joe", "run now", "acme-us/orders", "");
        }

        HttpResponse<String> file = ada.get("/activity.csv?did=stop");

        assertThat(file.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
        assertThat(file.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"cartage-activity.csv\"");
        assertThat(file.body())
                .startsWith("\"at (UTC)\",\"who\",\"did\",\"to\",\"detail\"\r\n")
                .contains("\"joe\",\"stop\",\"'=cmd|' /C calc'!A0\",\"say \"\"hello\"\", twice\"\r\n");
        assertThat(file.body().lines()).hasSize(2);
        assertThat(ada.get("/activity.csv").body().lines()).hasSizeGreaterThan(1500);
        assertThat(ada.get("/activity?did=stop").body())
                .contains("=cmd|")
                .doesNotContain("<strong>joe</strong></td><td data-name=\"Did\">run now");
    }

    private static Call call(String path, int status) {
        return new Call(
                "acme-us",
                "orders",
                OptionalLong.empty(),
                Instant.now(),
                "GET",
                path,
                status,
                12,
                1,
                1,
                status < 300 ? Optional.empty() : Optional.of("refused"),
                status < 300 ? Optional.empty() : Optional.of(HOSTILE),
                status < 300 ? Optional.empty() : Optional.of(HOSTILE));
    }
}
