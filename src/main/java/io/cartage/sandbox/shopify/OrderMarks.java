package io.cartage.sandbox.shopify;

import io.cartage.sandbox.shopify.Extras.Metafield;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Writes on orders what apps keep there: tags, notes, attributes and metafields. */
record OrderMarks(Asked asked) {
    private static final int MOST_METAFIELDS = 25;
    private static final int MOST_NOTE = 5000;
    private static final int MOST_TAG = 40;
    private static final int MOST_TAGS = 250;
    private static final String OWN = "app--800001";

    Map<String, Object> addTags(Input input) {
        long order = order(input);
        List<String> added = tags(input.texts("tags"), "tags");
        return marked(order, extras -> {
            Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            tags.addAll(extras.tags());
            tags.addAll(added);
            return extras.withTags(tags(List.copyOf(tags), "tags"));
        });
    }

    Map<String, Object> removeTags(Input input) {
        long order = order(input);
        Set<String> gone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        gone.addAll(input.texts("tags"));
        return marked(
                order,
                extras -> extras.withTags(extras.tags().stream()
                        .filter(tag -> !gone.contains(tag))
                        .toList()));
    }

    private static List<String> tags(List<String> tags, String field) {
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.isBlank() || tag.length() > MOST_TAG)) {
            throw WriteRefusal.of("There are too many tags, or one is too long or blank.", field);
        }
        return tags.stream().map(String::strip).toList();
    }

    /** What is named is replaced as a whole, lists too. */
    Map<String, Object> update(Input input) {
        long order = order(input);
        if (input.fields().size() < 2) {
            throw WriteRefusal.of("No valid update parameters have been provided");
        }
        if (input.text("note").filter(note -> note.length() > MOST_NOTE).isPresent()) {
            throw WriteRefusal.of("The note is too long.", "note");
        }
        return marked(order, extras -> {
            Extras next = extras;
            if (input.has("note")) {
                next = next.withNote(input.text("note").orElse(null));
            }
            if (input.has("poNumber")) {
                next = next.withPoNumber(input.text("poNumber").orElse(null));
            }
            if (input.has("tags")) {
                next = next.withTags(tags(input.texts("tags"), "tags"));
            }
            return input.has("customAttributes") ? next.withAttributes(attributes(input)) : next;
        });
    }

    private static Map<String, String> attributes(Input input) {
        Map<String, String> attributes = new LinkedHashMap<>();
        input.objects("customAttributes")
                .forEach(attribute -> attributes.put(attribute.needed("key"), attribute.needed("value")));
        return attributes;
    }

    /** Does nothing to an order that is closed already. */
    Map<String, Object> close(Input input) {
        long order = order(input);
        if (!asked.orders().key(order).orElseThrow().closed()) {
            asked.orders().archive(order);
        }
        return asked.orders().graph(order);
    }

    /** Sets all of them or none. */
    List<Map<String, Object>> setMetafields(List<Input> inputs) {
        if (inputs.size() > MOST_METAFIELDS) {
            throw new WriteRefusal(List.of(WriteRefusal.error(
                    "There are more than " + MOST_METAFIELDS + ".", "LESS_THAN_OR_EQUAL_TO", "metafields")));
        }
        List<Long> owners = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            owners.add(owner(inputs.get(i), i));
        }
        for (int i = 0; i < inputs.size(); i++) {
            check(inputs.get(i), asked.orders().graph(owners.get(i)), i);
        }
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            marked(
                    owners.get(i),
                    extras -> extras.with(metafield(input), asked.now().getEpochSecond()));
        }
        List<Map<String, Object>> written = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Metafield wanted = metafield(inputs.get(i));
            written.add(existing(wanted, asked.orders().graph(owners.get(i))));
        }
        return written;
    }

    private long owner(Input input, int i) {
        return known(Gid.number("Order", input.needed("ownerId")))
                .orElseThrow(() -> refused("The owner isn't there.", "INVALID_VALUE", i, "ownerId"));
    }

    private static void check(Input input, Map<String, Object> order, int i) {
        Map<String, Object> before = existing(metafield(input), order);
        if (input.needed("value").isBlank()) {
            throw refused("There is no value.", "BLANK", i, "value");
        }
        if (before.isEmpty() && input.text("type").isEmpty()) {
            throw refused("A new metafield needs a type.", "BLANK", i, "type");
        }
        boolean isOther = input.text("type")
                .filter(type -> !before.isEmpty() && !type.equals(before.get("type")))
                .isPresent();
        if (isOther) {
            throw refused("The metafield has another type.", "INVALID_TYPE", i, "type");
        }
        boolean isStale = input.has("compareDigest")
                && !Objects.equals(input.text("compareDigest").orElse(null), before.get("compareDigest"));
        if (isStale) {
            throw refused("The metafield has changed since it was read.", "STALE_OBJECT", i, "compareDigest");
        }
    }

    private static Metafield metafield(Input input) {
        return new Metafield(
                0,
                input.text("namespace").orElse(OWN),
                input.needed("key"),
                input.text("type").orElse(""),
                input.needed("value"),
                0);
    }

    private static Map<String, Object> existing(Metafield wanted, Map<String, Object> order) {
        return Things.rows(order.get("metafields")).stream()
                .filter(row -> wanted.namespace().equals(row.get("namespace"))
                        && wanted.key().equals(row.get("key")))
                .findFirst()
                .orElse(Map.of());
    }

    private static WriteRefusal refused(String message, String code, int i, String field) {
        return new WriteRefusal(List.of(WriteRefusal.error(message, code, "metafields", Integer.toString(i), field)));
    }

    private Map<String, Object> marked(long order, UnaryOperator<Extras> change) {
        asked.orders().mark(order, change);
        return asked.orders().graph(order);
    }

    private long order(Input input) {
        return known(Gid.number("Order", input.needed("id")))
                .orElseThrow(() -> WriteRefusal.of("Order does not exist", "id"));
    }

    private OptionalLong known(OptionalLong id) {
        boolean isThere = id.isPresent()
                && asked.orders().key(id.getAsLong()).filter(asked::sees).isPresent();
        return isThere ? id : OptionalLong.empty();
    }
}
