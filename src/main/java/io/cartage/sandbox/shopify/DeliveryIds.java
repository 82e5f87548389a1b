package io.cartage.sandbox.shopify;

/** Ids of what belongs to the delivery of an order: each tells the order, and its place in the delivery. */
final class DeliveryIds {
    private static final long GROUPS = 7_700_000_000_001L;
    private static final long GROUP_LINES = 14_000_000_000_101L;
    private static final long PARCELS = 5_600_000_000_001L;
    private static final long PARCEL_LINES = 13_000_000_000_101L;
    /** More than there are lines of all orders: a line that another group takes over gets another id. */
    private static final long EACH = 100_000_000_000L;

    private DeliveryIds() {}

    static long group(int order, int number) {
        return OrderIds.part(GROUPS, order, number);
    }

    static int orderOfGroup(long id) {
        return OrderIds.order(GROUPS, id);
    }

    static long parcel(int order, int number) {
        return OrderIds.part(PARCELS, order, number);
    }

    static int orderOfParcel(long id) {
        return OrderIds.order(PARCELS, id);
    }

    static long groupLine(int group, long line) {
        return GROUP_LINES + EACH * group + line;
    }

    static long parcelLine(int parcel, long line) {
        return PARCEL_LINES + EACH * parcel + line;
    }
}
