package io.cartage.sandbox.bigcommerce;

/** What an order's status tells of its lines: how much was shipped and how much was refunded. */
enum Progress {
    OPEN,
    PARTLY_SHIPPED,
    SHIPPED,
    PARTLY_REFUNDED,
    REFUNDED;

    static Progress of(int statusId) {
        return switch (statusId) {
            case 2, 10 -> SHIPPED;
            case 3 -> PARTLY_SHIPPED;
            case 4 -> REFUNDED;
            case 14 -> PARTLY_REFUNDED;
            default -> OPEN;
        };
    }

    /** A partial shipment holds the first line, or half of it if it has several units. */
    int shipped(int line, int quantity) {
        return switch (this) {
            case SHIPPED -> quantity;
            case PARTLY_SHIPPED -> line > 0 ? 0 : (quantity + 1) / 2;
            default -> 0;
        };
    }

    /** A partial refund gives back one unit of the first line. */
    int refunded(int line, int quantity) {
        return switch (this) {
            case REFUNDED -> quantity;
            case PARTLY_REFUNDED -> line > 0 ? 0 : Math.min(1, quantity);
            default -> 0;
        };
    }
}
