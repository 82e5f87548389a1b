package io.cartage.sandbox.shopify;

/**
 * A discount applied to an order.
 *
 * @param name the code, or the title
 * @param percent of a percentage discount; 0 for an amount
 * @param amount of the discount if it is no percentage
 */
record Reduction(int index, Sort sort, String name, Target target, int percent, Bag amount) {

    /** Who grants it. */
    enum Sort {
        CODE("DiscountCodeApplication"),
        AUTOMATIC("AutomaticDiscountApplication"),
        MANUAL("ManualDiscountApplication"),
        SCRIPT("ScriptDiscountApplication");

        private final String type;

        Sort(String type) {
            this.type = type;
        }

        /** The schema's type. */
        String type() {
            return type;
        }
    }

    /** What it is taken off, in the schema's three words for it. */
    enum Target {
        /** All lines, in proportion: a discount of the order. */
        ORDER("LINE_ITEM", "ALL", "ACROSS"),
        /** Lines that qualify. */
        ENTITLED("LINE_ITEM", "ENTITLED", "EACH"),
        /** Lines that were picked one by one. */
        PICKED("LINE_ITEM", "EXPLICIT", "ONE"),
        SHIPPING("SHIPPING_LINE", "ALL", "EACH");

        private final String type;
        private final String selection;
        private final String method;

        Target(String type, String selection, String method) {
            this.type = type;
            this.selection = selection;
            this.method = method;
        }

        String type() {
            return type;
        }

        String selection() {
            return selection;
        }

        String method() {
            return method;
        }
    }

    /** Whether a line's own discounted total contains it: neither discounts of the order nor codes are in there. */
    boolean isOfLine() {
        return (target == Target.ENTITLED || target == Target.PICKED) && sort != Sort.CODE;
    }
}
