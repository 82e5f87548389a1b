package io.cartage.flow.bench;

import io.cartage.mapping.MappingFiles;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whose mapping of which cart and flow; the customer {@code default} stands for all who have none of their own. */
public record MappingSubject(String customer, String cart, String flow) {
    static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** What three names mean that anybody may have written; empty if one of them names no folder. */
    public static Optional<MappingSubject> of(String customer, String cart, String flow) {
        return Stream.of(customer, cart, flow)
                        .allMatch(name -> NAME.matcher(name).matches())
                ? Optional.of(new MappingSubject(customer, cart, flow))
                : Optional.empty();
    }

    /** The path of its file, whether or not there is one. */
    public String path() {
        return MappingFiles.path(customer, cart, flow);
    }

    /** The path of the default below it. */
    public String fallback() {
        return MappingFiles.path(DEFAULT, cart, flow);
    }

    /** How a file of its own begins: it changes nothing of the default. */
    String beginning() {
        return "mapping: " + cart + "/" + flow + "\nextends: default\n";
    }
}
