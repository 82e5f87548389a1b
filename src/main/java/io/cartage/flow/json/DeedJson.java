package io.cartage.flow.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.Deed;

/** Something that somebody did. */
public final class DeedJson {
    private DeedJson() {}

    public static ObjectNode of(Deed deed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", deed.id());
        json.put("at", deed.at().toString());
        json.put("who", deed.who());
        json.put("action", deed.action());
        json.put("subject", deed.subject());
        json.put("detail", deed.detail().isEmpty() ? null : deed.detail());
        return json;
    }
}
