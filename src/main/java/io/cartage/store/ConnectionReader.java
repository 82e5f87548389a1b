package io.cartage.store;

import io.cartage.config.Placeholders;
import io.cartage.config.Redaction;
import io.cartage.config.Resolved;
import io.cartage.config.Secret;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the section {@code connection} of a store file: any keys, values by placeholder, nothing of them in messages. */
final class ConnectionReader {
    private static final Pattern SECRET_KEY =
            Pattern.compile("(.*_)?(key|token|secret|password|passwd|pwd|credentials?)");

    private final Placeholders placeholders;
    private final Problems problems;

    ConnectionReader(Placeholders placeholders, Problems problems) {
        this.placeholders = placeholders;
        this.problems = problems;
    }

    Map<String, ConnectionValue> read(YamlMap connection) {
        Map<String, ConnectionValue> values = new LinkedHashMap<>();
        for (YamlMap.Entry entry : connection.entries()) {
            String key = entry.key().text();
            if (!(entry.value() instanceof YamlScalar scalar)) {
                problems.error(
                        entry.value().at(),
                        "'" + key + "' takes one value, but this is "
                                + entry.value().kind(),
                        "Write " + key + ": ${env:NAME} or " + key + ": ${file:path}");
            } else if (!scalar.isAbsent() && !scalar.text().isBlank()) {
                placeholders.resolve(scalar, problems).ifPresent(resolved -> {
                    warnOfPlainSecret(key, scalar, resolved);
                    values.put(key, new ConnectionValue(resolved.value(), scalar.at(), resolved.sources()));
                });
            }
        }
        return values;
    }

    private void warnOfPlainSecret(String key, YamlScalar scalar, Resolved resolved) {
        Secret value = resolved.value();
        boolean secret =
                SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).matches() || Secret.looksLikeOne(value.reveal());
        if (resolved.isPlain() && secret) {
            Redaction.register(value);
            problems.warning(
                    scalar.at(),
                    "'" + key + "' holds a secret in plain text, " + value.masked(),
                    "Put it in an environment variable and write " + key + ": ${env:NAME}, so that this file may be"
                            + " shown and kept under version control");
        }
    }
}
