package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.MappingVersion;

/** A mapping as it was live once. */
public final class MappingVersionJson {
    private MappingVersionJson() {}

    public static ObjectNode of(MappingVersion version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", version.version());
        json.put("path", version.path());
        json.put("first_live_at", version.firstLiveAt().toString());
        json.put("live_at", version.liveAt().toString());
        json.put("saved_at", Texts.of(version.savedAt()));
        json.put("saved_by", version.savedBy().isEmpty() ? null : version.savedBy());
        return json;
    }
}
