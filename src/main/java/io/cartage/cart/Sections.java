package io.cartage.cart;

import io.cartage.problem.Problems;
import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What reading the sections of a cart.yaml has in common. */
record Sections(Problems problems) {

    /** A section that must be there; an empty one, with a problem, if it isn't. */
    YamlFields required(YamlFields parent, String key) {
        if (parent.map().get(key).isEmpty()) {
            problems.error(parent.map().at(), "'" + key + "' is missing", "See another cart's cart.yaml");
        }
        return optional(parent, key);
    }

    /** A section, or an empty one if it isn't there. */
    YamlFields optional(YamlFields parent, String key) {
        Optional<YamlMap> section = parent.nested(key);
        return new YamlFields(section.orElse(new YamlMap(List.of(), parent.map().at())), problems);
    }

    /** A section of keys that the file chooses, each with a text. */
    Map<String, String> texts(YamlFields section) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlMap.Entry entry : section.map().entries()) {
            texts.put(entry.key().text(), section.text(entry.key().text()).orElse(""));
        }
        return texts;
    }

    /** The place of something in a cart's JSON, which must be given. */
    FieldPath requiredPath(YamlFields fields, String key, String remedy) {
        return FieldPath.of(fields.requiredText(key, remedy));
    }

    /** The place of something in a cart's JSON; the empty path if it isn't given. */
    FieldPath path(YamlFields fields, String key) {
        return FieldPath.of(fields.text(key).orElse(""));
    }
}
