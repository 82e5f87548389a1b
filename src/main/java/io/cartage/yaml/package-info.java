/**
 * The one place that reads YAML, so that every value keeps its file, line and column. Scalars stay text ({@code 001},
 * {@code NO} and {@code 1e3} survive); a key given twice and a key nobody asked for are problems. May use
 * {@code problem} only. Start at {@link io.cartage.yaml.Yaml#read}, then {@link io.cartage.yaml.YamlFields}. Texts are
 * edited, with their comments kept, by {@link io.cartage.yaml.YamlText}.
 */
@NullMarked
package io.cartage.yaml;

import org.jspecify.annotations.NullMarked;
