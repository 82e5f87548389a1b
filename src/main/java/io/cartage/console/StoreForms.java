package io.cartage.console;

import io.cartage.store.StoreForm;
import io.cartage.store.StoreForm.Field;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what somebody typed into the form of a store's settings. */
final class StoreForms {
    private static final int LONGEST = 10_000;

    private StoreForms() {}

    /** What was typed, by path, and which sections that can be left out shall be there. */
    record Typed(Map<String, String> values, Map<String, Boolean> on) {}

    static Typed typed(RoutingContext context, StoreForm form) {
        MultiMap sent = context.request().formAttributes();
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : form.fields().values()) {
            List<String> all = sent.getAll("v." + field.path());
            if (!all.isEmpty()) {
                String value = field.isList() ? list(field, all) : all.get(0);
                values.put(field.path(), value.substring(0, Math.min(value.length(), LONGEST)));
            }
        }
        Map<String, Boolean> on = new LinkedHashMap<>();
        for (StoreForm.Group group : form.groups()) {
            List<String> all = sent.getAll("on." + group.key());
            if (group.isSwitched() && !all.isEmpty()) {
                on.put(group.key(), all.contains("yes"));
            }
        }
        return new Typed(values, on);
    }

    /** Ticked values come in the page's order; those that the file has stay in its own. */
    private static String list(Field field, List<String> all) {
        List<String> ticked = all.stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\n]")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        List<String> ordered = new ArrayList<>(Arrays.stream(field.value().split("[,\\n]"))
                .map(String::strip)
                .filter(ticked::contains)
                .toList());
        ticked.stream().filter(one -> !ordered.contains(one)).forEach(ordered::add);
        return String.join("\n", ordered);
    }
}
