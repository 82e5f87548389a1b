package io.cartage.yaml;

import io.cartage.problem.Position;
import java.util.List;

/** A list of values. */
public record YamlList(List<YamlNode> items, Position at) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
