package io.cartage.flow.connect;

import io.cartage.cart.CartFacts;
import io.cartage.cart.ConnectionKey;
import io.cartage.config.Secret;
import io.cartage.problem.Problems;
import io.cartage.store.StoreForm;
import io.cartage.yaml.Yaml;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlText;
import io.cartage.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that a draft would become. */
final class DraftFile {
    private DraftFile() {}

    static String path(StoreDraft draft) {
        return "stores/" + draft.storeId() + ".yaml";
    }

    /** What is kept beside the file, by the names that it gives. */
    static Map<String, Secret> secrets(StoreDraft draft, CartFacts cart) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (ConnectionKey key : cart.connectionKeys()) {
            Secret value = draft.keys().get(key.name());
            if (key.secret() && value != null) {
                secrets.put(Credentials.secretName(draft.storeId(), key.name()), value);
            }
        }
        return secrets;
    }

    /** The text, without any secret. */
    static String text(StoreDraft draft, CartFacts cart) {
        String head =
                """
                # yaml-language-server: $schema=schema.json
                # Connected in the console. Every setting is explained in docs/store-settings.md.
                store: %s
                cart: %s
                customer: %s

                connection:
                """
                        .formatted(draft.storeId(), draft.cart(), draft.customer());
        YamlText text = YamlText.of(path(draft), head);
        for (ConnectionKey key : cart.connectionKeys()) {
            Secret value = draft.keys().get(key.name());
            if (value != null) {
                text = text.set(
                        List.of("connection", key.name()), YamlValue.text(written(draft.storeId(), key, value)));
            }
        }
        StoreForm empty = StoreForm.of(map(path(draft), text.text()), cart.wishes());
        return spaced(empty.fill(text, draft.values(), draft.on()).text());
    }

    /** What a store file says of a key. */
    static String written(String storeId, ConnectionKey key, Secret value) {
        return key.secret()
                ? "${secret:" + Credentials.secretName(storeId, key.name()) + "}"
                : value.reveal().strip();
    }

    static YamlMap map(String path, String text) {
        Problems problems = new Problems();
        Optional<YamlMap> map = Yaml.readMap(path, text, problems);
        problems.throwIfErrors();
        return map.orElseThrow();
    }

    /** An empty line before each section, as people write it. */
    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder();
        String before = "";
        for (String line : text.split("\n", -1)) {
            boolean section = line.matches("[a-z_]+:\\s*(\\{.*)?");
            if (section && !before.isBlank() && !before.startsWith("#")) {
                spaced.append('\n');
            }
            spaced.append(line).append('\n');
            before = line;
        }
        return spaced.toString().stripTrailing() + "\n";
    }
}
