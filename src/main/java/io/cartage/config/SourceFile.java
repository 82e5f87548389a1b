package io.cartage.config;

/**
 * A file that people edit.
 *
 * @param path relative to the home directory, with slashes: {@code mappings/default/bigcommerce/orders.yaml}
 */
public record SourceFile(String path, String text) {}
