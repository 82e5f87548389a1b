package io.cartage.store;

import io.cartage.config.Placeholders;
import io.cartage.config.Setting;
import io.cartage.problem.Problems;
import io.cartage.yaml.YamlList;
import io.cartage.yaml.YamlMap;
import io.cartage.yaml.YamlNode;
import io.cartage.yaml.YamlScalar;

/** Finds placeholders where they are not filled in, which would otherwise be taken at their word. */
final class PlaceholderCheck {
    private final Problems problems;

    PlaceholderCheck(Problems problems) {
        this.problems = problems;
    }

    /** Looks through the whole file but for one section. */
    void check(YamlMap file, Setting except) {
        file.entries().stream()
                .filter(entry -> !except.isCalled(entry.key().text()))
                .forEach(entry -> check(entry.value()));
    }

    private void check(YamlNode node) {
        if (node instanceof YamlMap map) {
            map.entries().forEach(entry -> check(entry.value()));
        } else if (node instanceof YamlList list) {
            list.items().forEach(this::check);
        } else if (node instanceof YamlScalar scalar && Placeholders.isIn(scalar.text())) {
            problems.error(
                    scalar.at(), "placeholders are filled in under 'connection' only", "Write the value itself here");
        }
    }
}
