package io.cartage.console.api;

import io.cartage.flow.FlowLine;
import io.cartage.flow.Flows;
import io.cartage.flow.Overview;
import io.cartage.flow.json.FlowJson;
import io.cartage.flow.json.RunJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.RunLog;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores, how their flows go, and what people do about it. */
record FlowsApi(Flows flows, StagingDatabase database, Overview overview) {
    private static final Set<String> STATUSES = Set.of("running", "completed", "failed", "interrupted");

    List<Operation> operations() {
        return List.of(
                Operation.get("/stores", asked -> Answer.list(flows.stores(), FlowJson::of)),
                Operation.get("/flows", asked -> Answer.list(overview.board().lines(), FlowJson::of)),
                Operation.get("/flows/{store}/{flow}", asked -> line(200, asked)),
                Operation.post("/flows/{store}/{flow}/run", this::run),
                Operation.post("/flows/{store}/{flow}/start", asked -> set(asked, true)),
                Operation.post("/flows/{store}/{flow}/stop", asked -> set(asked, false)),
                Operation.get("/runs", this::runs, "store", "flow", "status", "since", "until", "limit", "after"));
    }

    private Answer run(Asked asked) {
        mustBeThere(asked);
        overview.runNow(asked.part("store"), asked.part("flow"), asked.who());
        note(asked, "run now");
        return line(202, asked);
    }

    private Answer set(Asked asked, boolean runs) {
        mustBeThere(asked);
        overview.set(asked.part("store"), asked.part("flow"), runs, asked.who());
        note(asked, runs ? "start" : "stop");
        return line(200, asked);
    }

    private void note(Asked asked, String action) {
        database.audit().write(asked.who(), action, asked.part("store") + "/" + asked.part("flow"), asked.how());
    }

    private Answer line(int status, Asked asked) {
        Optional<FlowLine> line = overview.board().lines().stream()
                .filter(one ->
                        one.storeId().equals(asked.part("store")) && one.flow().equals(asked.part("flow")))
                .findFirst();
        return new Answer(status, FlowJson.of(line.orElseThrow(() -> unknown(asked))));
    }

    private void mustBeThere(Asked asked) {
        if (!overview.knows(asked.part("store"), asked.part("flow"))) {
            throw unknown(asked);
        }
    }

    private static ApiFault unknown(Asked asked) {
        return ApiFault.unknown(
                "There is no flow '" + asked.part("flow") + "' of a store '" + asked.part("store") + "'",
                "GET /flows lists them");
    }

    private Answer runs(Asked asked) {
        RunLog.Question question = new RunLog.Question(
                asked.text("store"),
                asked.text("flow"),
                asked.word("status", STATUSES),
                false,
                asked.time("since"),
                asked.time("until"));
        return asked.page(
                most -> new RunLog(database).page(question, asked.before(), most),
                run -> String.valueOf(run.id()),
                RunJson::of);
    }
}
