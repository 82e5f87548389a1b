package io.cartage.sandbox;

import io.cartage.problem.Problems;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads faults as they stand under {@code faults:}, or as they are sent to the admin address. */
final class FaultReader {
    private static final int MOST = 1_000_000;
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    private FaultReader() {}

    static List<Fault> read(YamlList list, Problems problems) {
        List<Fault> faults = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlMap map) {
                fault(map, problems).ifPresent(faults::add);
            } else {
                problems.error(
                        item.at(),
                        "a fault takes a map, but this is " + item.kind(),
                        "Write it so: {kind: throttle, every: 10}");
            }
        }
        return faults;
    }

    private static Optional<Fault> fault(YamlMap map, Problems problems) {
        YamlFields fields = new YamlFields(map, problems);
        long before = problems.errors();
        String kindKey = fields.requiredText("kind", "Write one of " + String.join(", ", Kind.keys()));
        fields.oneOf("kind", Kind.keys(), "");
        if (problems.errors() > before) {
            return Optional.empty();
        }
        Kind kind = Kind.valueOf(kindKey.toUpperCase(Locale.ROOT));
        Fault fault = own(kind, fields);
        fault = when(fault, map, fields, problems);
        fields.finish();
        return Optional.of(fault);
    }

    private static Fault when(Fault fault, YamlMap map, YamlFields fields, Problems problems) {
        Fault placed = fields.text("path").map(fault::path).orElse(fault).method(fields.oneOf("method", METHODS, "*"));
        int at = fields.integer("at", 1, MOST, 0);
        int every = fields.integer("every", 1, MOST, 0);
        if (at > 0 && every > 0) {
            problems.error(map.at(), "the fault has both 'at' and 'every'", "Keep one of them");
        }
        Fault timed = at > 0 ? placed.at(at) : every > 0 ? placed.every(every) : placed;
        return timed.calls(fields.integer("calls", 1, MOST, timed.calls()));
    }

    /** The keys of this kind alone; those of the other kinds stay unknown. */
    private static Fault own(Kind kind, YamlFields fields) {
        Fault fault = Fault.of(kind);
        return switch (kind) {
            case ERROR ->
                fault.status(
                        fields.integer("status", 400, 599, fault.status()),
                        fields.oneOf("body", Fault.BODIES, fault.body()));
            case SLOW -> fault.ms(fields.integer("ms", 1, 600_000, fault.ms()));
            case CHANGE -> fault.orders(fields.integer("orders", 1, MOST, fault.orders()));
            case BULK_EDIT -> fault.orders(fields.integer("orders", 1, MOST, 300));
            case THROTTLE, BLOCK, INTERNAL_ERROR, DENIED, CUT, HANG_UP, LOST_ANSWER, REVOKE, IGNORE_DATES -> fault;
        };
    }
}
