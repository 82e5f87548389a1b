package io.cartage.staging.outbox;

/**
 * Every word that {@code push_cause} of a shipment's row may have; {@code docs/erp-contract.md} tells what each means. They
 * never change, since ERPs and people group by them.
 */
public final class ShipmentCause {
    public static final String UNKNOWN_ORDER = "unknown-order";
    public static final String AMBIGUOUS_ORDER = "ambiguous-order";
    public static final String CANCELLED_ORDER = "cancelled-order";
    public static final String UNKNOWN_LINE = "unknown-line";
    public static final String NOTHING_LEFT = "nothing-left";
    public static final String NOT_WHOLE = "not-whole";
    public static final String ALREADY_SENT = "already-sent";

    /** The cart has given the lines to a service that ships them. */
    public static final String NOT_OURS = "not-ours";

    public static final String ON_HOLD = "on-hold";

    /** The mapping can't make a shipment of it. */
    public static final String UNMAPPABLE = "unmappable";

    public static final String REFUSED = "refused";

    /** A person gave it up. */
    public static final String DROPPED = "dropped";

    private ShipmentCause() {}
}
