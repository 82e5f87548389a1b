package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.StagingReport;
import io.cartage.staging.desk.LoggedRun;

/** One run of a store's flow, with what it saw. */
public final class RunJson {
    private RunJson() {}

    public static ObjectNode of(String storeId, String flow, StagingReport.Run run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", run.id());
        json.put("store", storeId);
        json.put("flow", flow);
        json.put("status", run.status());
        json.put("started_at", run.startedAt().toString());
        json.put("finished_at", Texts.of(run.finishedAt()));
        json.put("message", run.message().orElse(null));
        return CountsJson.put(run.counts(), json).put("calls", run.calls());
    }

    /** The same with what it was for, and what it did on the way back. */
    public static ObjectNode of(LoggedRun run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", run.id());
        json.put("store", run.storeId());
        json.put("flow", run.flow());
        json.put("lane", run.lane());
        json.put("status", run.status());
        json.put("started_at", run.startedAt().toString());
        json.put("finished_at", Texts.of(run.finishedAt()));
        json.put("message", run.message().isEmpty() ? null : run.message());
        CountsJson.put(run.counts(), json);
        json.put("pushed", run.pushed().done());
        json.put("waiting", run.pushed().waiting());
        json.put("refused", run.pushed().refused());
        return json.put("calls", run.calls());
    }
}
