package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;

/** The statuses that orders have when the shop opens or when they come in, by the weights of the settings. */
final class Beginning {
    private static final int STREAM = 150;

    private final ShopData data;
    private final Weights<FinancialStatus> financial;
    private final Weights<FulfillmentStatus> fulfillment;

    /** An order's two statuses. */
    record Both(FinancialStatus financial, FulfillmentStatus fulfillment) {}

    Beginning(ShopData data) {
        this.data = data;
        financial = Statuses.financial(data);
        fulfillment = Statuses.fulfillment(data);
    }

    /** Follows from the seed and the index alone, whatever becomes of the order. */
    Both of(int index, Profile profile) {
        if (Defect.at(index, data) != Defect.NONE) {
            return new Both(FinancialStatus.PAID, FulfillmentStatus.UNFULFILLED); // so that no filter hides it
        }
        Dice dice = new Dice(data.seed(), STREAM, index);
        FinancialStatus paid = financial.drawn(dice);
        FulfillmentStatus shipped = fulfillment.drawn(dice);
        return new Both(fitting(paid, profile), fitting(shipped, paid, profile));
    }

    /** Cancelled orders are paid back or were never paid; in the store one pays at once. Never what has no weight. */
    private FinancialStatus fitting(FinancialStatus drawn, Profile profile) {
        FinancialStatus wanted = drawn;
        if (profile.is(Trait.CANCELLED_ORDERS)) {
            boolean paid = drawn.wasPaid() || drawn == FinancialStatus.PARTIALLY_PAID;
            wanted = paid ? FinancialStatus.REFUNDED : FinancialStatus.VOIDED;
        } else if (profile.is(Trait.POINT_OF_SALE) && !drawn.wasPaid()) {
            wanted = FinancialStatus.PAID;
        }
        return financial.allow(wanted) ? wanted : drawn;
    }

    private FulfillmentStatus fitting(FulfillmentStatus drawn, FinancialStatus paid, Profile profile) {
        FulfillmentStatus wanted = drawn;
        if (profile.is(Trait.DIGITAL)) {
            wanted = FulfillmentStatus.FULFILLMENT_NOT_REQUIRED;
        } else if (profile.is(Trait.POINT_OF_SALE)) {
            wanted = FulfillmentStatus.FULFILLED;
        } else if (profile.is(Trait.CANCELLED_ORDERS)
                || paid == FinancialStatus.VOIDED
                || paid == FinancialStatus.EXPIRED) {
            wanted = FulfillmentStatus.UNFULFILLED;
        } else if (profile.is(Trait.PICKUPS) && drawn == FulfillmentStatus.SCHEDULED) {
            wanted = FulfillmentStatus.UNFULFILLED;
        }
        return fulfillment.allow(wanted) ? wanted : drawn;
    }
}
