package io.cartage.flow.bench;

import java.util.Optional;

/** A record to try a mapping on. */
public sealed interface BenchSource {

    /** How a page names it. */
    String key();

    /**
     * An order as it was archived last.
     *
     * @param id in the cart
     */
    record Order(String storeId, String id) implements BenchSource {
        @Override
        public String key() {
            return "order:" + storeId + "/" + id;
        }
    }

    /**
     * A sample file.
     *
     * @param path below {@code mappings/}
     */
    record Sample(String path) implements BenchSource {
        @Override
        public String key() {
            return "sample:" + path;
        }
    }

    /** What a key names; empty if it names nothing. */
    static Optional<BenchSource> of(String key) {
        int slash = key.indexOf('/');
        if (key.startsWith("order:") && slash > 0) {
            return Optional.of(new Order(key.substring("order:".length(), slash), key.substring(slash + 1)));
        }
        return key.startsWith("sample:")
                ? Optional.of(new Sample(key.substring("sample:".length())))
                : Optional.empty();
    }
}
