package io.cartage.sandbox.bigcommerce;

import java.util.Locale;

/** What makes an order unfit for staging, on purpose. */
enum Defect {
    NONE(""),
    LINE_WITHOUT_SKU("its first line, a physical product, has no SKU"),
    TOTAL_OFF("its total is one smallest unit of the currency above the sum of its parts");

    private final String text;

    Defect(String text) {
        this.text = text;
    }

    /** The defect of a setting's name. */
    static Defect of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    String text() {
        return text;
    }
}
