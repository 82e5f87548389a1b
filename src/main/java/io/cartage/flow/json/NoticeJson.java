package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.Notice;

/** Something that people should know. */
public final class NoticeJson {
    private NoticeJson() {}

    public static ObjectNode of(Notice notice) {
        Notice.Cause cause = notice.cause();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", notice.id());
        json.put("store", cause.storeId());
        json.put("kind", cause.kind().word());
        json.put("cause", cause.key());
        json.put("message", cause.message());
        json.put("remedy", cause.remedy());
        json.put("count", cause.count());
        json.put("first_at", notice.firstAt().toString());
        json.put("last_at", notice.lastAt().toString());
        json.put("resolved_at", Texts.of(notice.resolvedAt()));
        return json;
    }
}
