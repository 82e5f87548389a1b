package io.cartage.sandbox;

import java.util.Locale;

/** What makes an order unfit for staging, on purpose. */
public enum Defect {
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

    /** What is wrong with the {@code index}-th order: the defective ones stand at even distances and take turns. */
    public static Defect at(int index, ShopData data) {
        int orders = data.orders();
        int defective = Math.min(data.unmappable(), orders);
        if (defective == 0 || index >= orders) {
            return NONE;
        }
        long distances = defective + 1L;
        long number = Math.max(1, (index * distances + orders - 1) / orders);
        if (number > defective || number * orders / distances != index) {
            return NONE;
        }
        return of(data.defects().get((int) ((number - 1) % data.defects().size())));
    }

    public String text() {
        return text;
    }
}
