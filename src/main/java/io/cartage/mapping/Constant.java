package io.cartage.mapping;

import org.jspecify.annotations.Nullable;

/** A value written in the mapping itself. */
record Constant(@Nullable Object constant) implements Expr {

    static Constant text(String text) {
        return new Constant(text.isEmpty() ? null : text);
    }

    @Override
    public @Nullable Object value(Frame frame) {
        return constant;
    }
}
