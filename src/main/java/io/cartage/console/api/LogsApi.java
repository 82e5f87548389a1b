package io.cartage.console.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.json.CallJson;
import io.cartage.flow.json.DeedJson;
import io.cartage.flow.json.NoticeJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Audit;
import io.cartage.staging.desk.CallPage;
import io.cartage.staging.desk.Calls;
import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.NoticeQuestion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Notices and logs. */
record LogsApi(StagingDatabase database) {

    List<Operation> operations() {
        return List.of(
                Operation.get("/notices", this::notices, "state", "limit", "after"),
                Operation.get(
                        "/calls", this::calls, "store", "flow", "run", "failed", "since", "until", "limit", "after"),
                Operation.get("/audit", this::audit, "action", "text", "since", "until", "limit", "after"));
    }

    private Answer notices(Asked asked) {
        boolean resolved = asked.word("state", Set.of("open", "resolved"))
                .filter(state -> state.equals("resolved"))
                .isPresent();
        return resolved ? resolved(asked) : Answer.list(database.notices().open(), NoticeJson::of);
    }

    private Answer resolved(Asked asked) {
        Optional<NoticeQuestion.Mark> after = asked.text("after").map(LogsApi::mark);
        return asked.page(
                most -> database.notices().resolved(NoticeQuestion.ALL, after, most),
                notice -> NoticeQuestion.Mark.of(notice).orElseThrow().text(),
                NoticeJson::of);
    }

    private static NoticeQuestion.Mark mark(String text) {
        return NoticeQuestion.Mark.of(text)
                .orElseThrow(
                        () -> ApiFault.wrongQuery("'after' is '" + text + "'", "Take it from 'next' of an answer"));
    }

    private Answer calls(Asked asked) {
        CallPage question = new CallPage(
                asked.text("store"),
                asked.text("flow"),
                asked.number("run"),
                asked.flag("failed") ? CallPage.Answer.FAILED : CallPage.Answer.ANY,
                0,
                "",
                asked.time("since"),
                asked.time("until"));
        Calls.Part part = database.calls().page(question, asked.before(), asked.limit());
        return Answer.page(
                part.calls(),
                LogsApi::json,
                part.next().stream().mapToObj(String::valueOf).findFirst());
    }

    private static ObjectNode json(Calls.Numbered call) {
        ObjectNode json = CallJson.of(call.call());
        json.put("id", call.id());
        return json;
    }

    private Answer audit(Asked asked) {
        Audit.Question question = new Audit.Question(
                OptionalLong.empty(),
                asked.text("action"),
                asked.time("since"),
                asked.time("until"),
                asked.text("text").orElse(""));
        return asked.page(
                most -> database.audit().page(question, asked.before(), most),
                (Deed deed) -> String.valueOf(deed.id()),
                DeedJson::of);
    }
}
