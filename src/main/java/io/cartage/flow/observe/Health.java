package io.cartage.flow.observe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a process is. Down is only what keeps all of it from its work; what holds up some stores, and what a restart doesn't
 * mend, is degraded.
 *
 * @param checks in their order
 */
record Health(List<Check> checks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How something is. */
    enum State {
        UP,
        DEGRADED,
        DOWN
    }

    /**
     * One thing that was looked at.
     *
     * @param data what was found, for people
     */
    record Check(String name, State state, Map<String, Object> data) {}

    Health {
        checks = List.copyOf(checks);
    }

    boolean isUp() {
        return checks.stream().noneMatch(check -> check.state() == State.DOWN);
    }

    /** In the shape that orchestrators know: {@code status}, and {@code checks} with name, status and data. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", isUp() ? "UP" : "DOWN");
        json.put("degraded", checks.stream().anyMatch(check -> check.state() == State.DEGRADED));
        for (Check check : checks) {
            ObjectNode node = json.withArray("checks").addObject();
            node.put("name", check.name());
            node.put("status", check.state().name());
            node.set("data", JSON.valueToTree(new TreeMap<>(check.data())));
        }
        return json;
    }
}
