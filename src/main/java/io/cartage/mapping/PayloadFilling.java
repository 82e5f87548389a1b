package io.cartage.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.problem.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out the payload of one record, gathering the reasons against it. Not thread-safe. */
final class PayloadFilling {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Frame frame;
    private final Reasons reasons = new Reasons();
    private final List<ExplainedField> explained = new ArrayList<>();

    PayloadFilling(Frame frame) {
        this.frame = frame;
    }

    List<Reason> reasons() {
        return reasons.all();
    }

    /** The fields one by one; empty unless the frame traces. */
    List<ExplainedField> explained() {
        return explained;
    }

    /** @param path of the group that the fields belong to, with a full stop at its end; empty for the payload itself */
    ObjectNode fill(List<PayloadField> fields, String path) {
        ObjectNode group = JSON.objectNode();
        for (PayloadField field : fields) {
            JsonNode node = node(field, path);
            if (node != null) {
                group.set(field.name(), node);
            }
        }
        return group;
    }

    private @Nullable JsonNode node(PayloadField field, String path) {
        if (field instanceof PayloadField.Single single) {
            return single(single.value(), path, single);
        }
        if (field instanceof PayloadField.Values values) {
            return values(values, path + values.name());
        }
        PayloadField.Group group = (PayloadField.Group) field;
        String name = path + group.name();
        return group.each() == null ? group(group, name) : list(group, group.each(), name);
    }

    private @Nullable JsonNode single(FieldValue value, String path, PayloadField field) {
        @Nullable JsonNode node = null;
        @Nullable Reason reason = null;
        try {
            node = value.node(frame);
        } catch (CellFault fault) {
            reason = refuse(path + field.name(), fault.text(), field);
        }
        if (frame.trace != null) {
            explain(path + field.name(), node, frame.trace.take(), field.at(), reason);
        }
        return node;
    }

    private @Nullable JsonNode values(PayloadField.Values field, String path) {
        ArrayNode list = JSON.arrayNode();
        List<Object> items = new ArrayList<>();
        try {
            field.all().each(frame, items::add);
        } catch (CellFault fault) {
            refuse(path, fault.text(), field);
            return null;
        }
        List<ExplainedRow.Source> sources = frame.trace == null ? List.of() : frame.trace.take();
        for (Object item : items) {
            frame.item = item;
            String place = path + "[" + list.size() + "]";
            @Nullable JsonNode node = null;
            @Nullable Reason reason = null;
            try {
                node = field.value().node(frame);
            } catch (CellFault fault) {
                reason = refuse(place, fault.text(), field);
            }
            if (node != null) {
                list.add(node);
            }
            if (frame.trace != null) {
                explain(place, node, sources, field.at(), reason);
            }
        }
        return kept(list, field.always(), field.required(), path, field);
    }

    private @Nullable JsonNode group(PayloadField.Group group, String path) {
        ObjectNode filled = accepts(group, path) ? fill(group.fields(), path + ".") : JSON.objectNode();
        return kept(filled, group.always(), group.required(), path, group);
    }

    private @Nullable JsonNode list(PayloadField.Group group, Nodes each, String path) {
        ArrayNode list = JSON.arrayNode();
        each.visit(frame, element -> {
            frame.inRow(element, () -> {
                String place = path + "[" + list.size() + "]";
                if (accepts(group, place)) {
                    list.add(fill(group.fields(), place + "."));
                }
            });
            return false;
        });
        return kept(list, group.always(), group.required(), path, group);
    }

    private boolean accepts(PayloadField.Group group, String path) {
        if (group.condition() == null) {
            return true;
        }
        try {
            return group.condition().holds(frame);
        } catch (CellFault fault) {
            refuse(path, fault.text(), group);
            return false;
        } finally {
            if (frame.trace != null) {
                frame.trace.take();
                frame.trace.takeParts();
            }
        }
    }

    /** The list or group unless it is empty and need not stand there. */
    private @Nullable JsonNode kept(
            JsonNode node, boolean always, @Nullable String required, String path, PayloadField field) {
        if (node.isEmpty() && required != null) {
            refuse(path, required, field);
        }
        return node.isEmpty() && !always ? null : node;
    }

    private Reason refuse(String path, String fault, PayloadField field) {
        Reason reason = new Reason("payload." + path, fault, field.at());
        reasons.add(reason);
        return reason;
    }

    private void explain(
            String path,
            @Nullable JsonNode node,
            List<ExplainedRow.Source> sources,
            Position at,
            @Nullable Reason reason) {
        List<ExplainedField.Part> parts = frame.trace == null ? List.of() : frame.trace.takeParts();
        explained.add(new ExplainedField(path, value(node), sources, parts, at, Optional.ofNullable(reason)));
    }

    private static @Nullable Object value(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        return node.isNumber() ? node.decimalValue() : node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }
}
