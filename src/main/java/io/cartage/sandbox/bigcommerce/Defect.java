package io.cartage.sandbox.bigcommerce;

/** What makes an order unfit for staging, on purpose. */
enum Defect {
    NONE(""),
    LINE_WITHOUT_SKU("its first line, a physical product, has no SKU"),
    TOTAL_OFF("its total is one smallest unit of the currency above the sum of its parts");

    private final String text;

    Defect(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
