package io.cartage.cart;

import io.cartage.yaml.YamlFields;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code connection:} of a cart.yaml. */
final class ConnectionSection {
    private final Sections sections;

    ConnectionSection(Sections sections) {
        this.sections = sections;
    }

    ConnectionFacts read(YamlFields fields) {
        List<String> hosts =
                fields.scalars("hosts").stream().map(YamlScalar::text).toList();
        List<ConnectionFacts.Key> keys = new ArrayList<>();
        YamlFields named = sections.required(fields, "keys");
        for (YamlMap.Entry entry : named.map().entries()) {
            named.nested(entry.key().text())
                    .ifPresent(map -> keys.add(key(entry.key().text(), new YamlFields(map, sections.problems()))));
        }
        ConnectionFacts facts = new ConnectionFacts(
                hosts,
                keys,
                sections.texts(sections.optional(fields, "otherwise")),
                sections.texts(sections.required(fields, "headers")),
                fields.nested("grant").map(map -> grant(new YamlFields(map, sections.problems()))),
                fields.scalars("setup").stream().map(YamlScalar::text).toList());
        fields.finish();
        return facts;
    }

    private ConnectionFacts.Grant grant(YamlFields fields) {
        Map<String, String> form = sections.texts(sections.required(fields, "form"));
        ConnectionFacts.Grant grant = new ConnectionFacts.Grant(
                fields.requiredText("path", "Write the path of the call for a token"),
                form,
                sections.requiredPath(fields, "token", "Name the field of the answer that holds the token"),
                sections.requiredPath(fields, "lives_s", "Name the field that holds the token's life in seconds"));
        fields.finish();
        return grant;
    }

    private ConnectionFacts.Key key(String name, YamlFields fields) {
        List<List<Pattern>> forms = new ArrayList<>();
        fields.list("forms").ifPresent(list -> list.items().forEach(item -> {
            if (item instanceof YamlList form) {
                forms.add(form.items().stream()
                        .map(YamlScalar.class::cast)
                        .flatMap(scalar -> pattern(scalar).stream())
                        .toList());
            } else {
                sections.problems()
                        .error(item.at(), "a form is a list of patterns, but this is " + item.kind(), "Write ['…']");
            }
        }));
        ConnectionFacts.Key key = new ConnectionFacts.Key(
                name,
                fields.requiredText("description", "Say what it is and where the merchant finds it"),
                fields.requiredText("example", "Show one"),
                fields.flag("secret", false),
                fields.scalars("gives").stream().map(YamlScalar::text).toList(),
                forms);
        fields.finish();
        return key;
    }

    private Optional<Pattern> pattern(YamlScalar scalar) {
        try {
            return Optional.of(Pattern.compile(scalar.text()));
        } catch (PatternSyntaxException e) {
            sections.problems()
                    .error(
                            scalar.at(),
                            "'" + scalar.text() + "' is not a pattern: " + e.getDescription(),
                            "Mend the pattern");
            return Optional.empty();
        }
    }
}
