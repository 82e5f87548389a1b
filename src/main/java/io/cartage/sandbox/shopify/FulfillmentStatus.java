package io.cartage.sandbox.shopify;

/** Where the delivery of an order stands, with how many of a thousand orders of a usual shop are there. */
enum FulfillmentStatus {
    UNFULFILLED(560),
    FULFILLED(300),
    PARTIALLY_FULFILLED(50),
    IN_PROGRESS(30),
    ON_HOLD(20),
    SCHEDULED(15),
    FULFILLMENT_NOT_REQUIRED(0),
    REQUEST_DECLINED(5),
    PENDING_FULFILLMENT(10),
    OPEN(5),
    RESTOCKED(5);

    private final int usual;

    FulfillmentStatus(int usual) {
        this.usual = usual;
    }

    int usual() {
        return usual;
    }
}
