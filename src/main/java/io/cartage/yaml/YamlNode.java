package io.cartage.yaml;

import io.cartage.problem.Position;

/** A value read from a YAML file, with the place where it stands. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

    Position at();

    /** What a person would call it: {@code a text}, {@code a list}, {@code a map}. */
    String kind();
}
