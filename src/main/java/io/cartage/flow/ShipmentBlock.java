package io.cartage.flow;

import java.util.List;

/** Shipments of different orders that are looked at together: the variable {@code block} of a route. */
public final class ShipmentBlock {
    private final List<ShipmentWrite> writes;
    private final String askedBy;
    private final boolean always;

    /**
     * @param askedBy stands before the id of an order that is asked for
     * @param always whether each is compared with the cart before it is sent
     */
    ShipmentBlock(List<ShipmentWrite> writes, String askedBy, boolean always) {
        this.writes = List.copyOf(writes);
        this.askedBy = askedBy;
        this.always = always;
    }

    public List<ShipmentWrite> getWrites() {
        return writes;
    }

    /** Whether the cart must be asked before they are sent. */
    public boolean isUnseen() {
        return always || writes.stream().anyMatch(ShipmentWrite::isDoubtful);
    }

    /** The orders' ids, as the cart wants to be asked for them. */
    public List<String> getOrderIds() {
        return writes.stream().map(write -> askedBy + write.getOrderId()).toList();
    }

    /** The order's id, where the cart tells of one order a call. */
    public String getOrderId() {
        return writes.get(0).getOrderId();
    }
}
