package io.cartage.staging.desk;

/**
 * A version of a mapping with what it says.
 *
 * @param text the merged mapping, each line with the file and line it came from
 */
public record KeptMapping(MappingVersion version, String text) {}
