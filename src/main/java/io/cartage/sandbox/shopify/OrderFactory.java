package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Defect;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.People;
import io.cartage.sandbox.Person;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.ArrayList;
import java.util.List;

/** Makes any order of a shop from the seed, its index and its state. The same three always make the same order. */
final class OrderFactory {
    private static final int BUYER = 140;
    private static final int CUSTOMER = 141;
    private static final int DELIVERY = 142;
    private static final int FIRST_NUMBER = 1001;
    private static final long LINES = 15_000_000_000_101L;
    private static final long SHIPPING_LINES = 5_200_000_000_001L;
    private static final long FEES = 3_300_000_000_001L;

    private record Method(String title, String code, String source, int cents) {}

    private static final Method PICKUP = new Method("Market Square Store", "pickup", "shopify", 0);
    private static final List<Method> METHODS = List.of(
            new Method("Standard", "Standard", "shopify", 795),
            new Method("Free shipping", "FREE", "shopify", 0),
            new Method("UPS® Ground", "03", "ups_shipping", 1240),
            new Method("Priority Mail", "PriorityMail", "usps", 1065),
            new Method("Express", "EXPRESS-1", "shopify", 2495));

    private final ShopData data;
    private final ShopCatalog catalog;
    private final OrderIds ids;
    private final Beginning beginning;

    OrderFactory(ShopData data, ShopCatalog catalog, OrderIds ids) {
        this.data = data;
        this.catalog = catalog;
        this.ids = ids;
        beginning = new Beginning(data);
    }

    static int number(int index) {
        return FIRST_NUMBER + index;
    }

    /** What people know the order by: {@code #1001}. */
    static String name(int index) {
        return "#" + number(index);
    }

    Order order(OrderState state) {
        return new Assembly(state).order();
    }

    /** One order in the making. */
    private final class Assembly {
        private final OrderState state;
        private final Profile profile;
        private final long id;
        private final List<Item> items;
        private final Promotions promotions;
        private final Dice delivery;

        private Assembly(OrderState state) {
            this.state = state;
            profile = Profile.of(data, state);
            id = ids.id(state.index());
            items = Basket.of(data, catalog, profile, state, beginning.of(state.index(), profile));
            promotions = new Promotions(data, profile, state, items);
            delivery = new Dice(data.seed(), DELIVERY, state.index());
        }

        private Order order() {
            Dice dice = new Dice(data.seed(), BUYER, state.index());
            long customerId = profile.is(Trait.GUESTS) ? 0 : dice.between(1, 20 + data.orders() / 3);
            Person buyer = customerId == 0 ? person(profile.is(Trait.UNICODE), dice, id) : customer(customerId);
            Totals.Parts parts = new Totals.Parts(lines(), freights(), fees(), state.isGone());
            Totals ordered = totals(parts, View.ORDERED);
            Totals current = totals(parts, View.CURRENT);
            boolean cash = profile.is(Trait.CASH_ROUNDING) && profile.tender().hasCents();
            return new Order(
                    id,
                    state,
                    profile,
                    customerId,
                    buyer,
                    recipient(buyer),
                    parts,
                    promotions.reductions(),
                    totals(parts, View.ORIGINAL),
                    ordered,
                    current,
                    Payment.of(state, ordered, current, cash),
                    Extras.of(data, profile, state));
        }

        private Totals totals(Totals.Parts parts, View view) {
            boolean off = state.defect() == Defect.TOTAL_OFF && !state.isGone();
            return Totals.of(parts, view, data.taxInclusive(), off ? Bag.SMALLEST : Bag.ZERO);
        }

        private Person customer(long number) {
            Dice dice = new Dice(data.seed(), CUSTOMER, number);
            return person(dice.happens(data.share(Trait.UNICODE)), dice, number);
        }

        private List<Line> lines() {
            List<Line> lines = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                List<Allocation> allocations = promotions.ofLine(i);
                Bag after = item.total().minus(Allocation.sum(allocations));
                lines.add(new Line(
                        OrderIds.part(LINES, state.index(), i),
                        item,
                        item.added() ? 0 : item.quantity() - (i == 0 ? state.edits() : 0),
                        refunded(i, item),
                        fulfilled(i, item),
                        allocations,
                        item.isOrdinary() ? taxes(after) : List.of(),
                        duty(item, after)));
            }
            return lines;
        }

        /** A partial refund gives back one unit of the first line. */
        private int refunded(int line, Item item) {
            int kept = item.quantity() - item.removed();
            if (state.isGone()) {
                return kept;
            }
            return line == 0 && state.financial() == FinancialStatus.PARTIALLY_REFUNDED ? Math.min(1, kept) : 0;
        }

        /** A partial shipment holds half of the first line. What needs no delivery counts as delivered. */
        private int fulfilled(int line, Item item) {
            Delivery delivered = state.written().delivery();
            if (delivered != null) {
                return delivered.sent(line);
            }
            int kept = item.quantity() - item.removed();
            return switch (state.fulfillment()) {
                case FULFILLED, FULFILLMENT_NOT_REQUIRED -> item.kind() == Item.Kind.TIP ? 0 : kept;
                case PARTIALLY_FULFILLED -> line == 0 ? Math.min(kept, (item.quantity() + 1) / 2) : 0;
                default -> 0;
            };
        }

        private Bag duty(Item item, Bag after) {
            boolean dutiable = profile.is(Trait.DUTIES) && item.kind() == Item.Kind.GOODS;
            return dutiable ? after.scaled(5 + state.index() % 8, 100) : Bag.ZERO;
        }

        private List<Freight> freights() {
            List<Method> methods = methods();
            List<Bag> prices = methods.stream()
                    .map(method -> profile.tender().price(method.cents()))
                    .toList();
            List<List<Allocation>> allocations = promotions.ofShipping(prices);
            boolean taxed = data.taxInclusive() || delivery.below(2) == 0;
            boolean paidBack = state.financial() == FinancialStatus.PARTIALLY_REFUNDED && delivery.below(4) == 0;
            List<Freight> freights = new ArrayList<>(methods.size());
            for (int i = 0; i < methods.size(); i++) {
                Method method = methods.get(i);
                Bag after = prices.get(i).minus(Allocation.sum(allocations.get(i)));
                freights.add(new Freight(
                        OrderIds.part(SHIPPING_LINES, state.index(), i),
                        method.title(),
                        method.code(),
                        method.source(),
                        prices.get(i),
                        allocations.get(i),
                        taxed ? taxes(after) : List.of(),
                        state.isGone() || paidBack));
            }
            return freights;
        }

        private List<Method> methods() {
            if (!sends() || profile.is(Trait.NO_SHIPPING_LINES)) {
                return List.of();
            }
            if (profile.is(Trait.PICKUPS)) {
                return List.of(PICKUP);
            }
            List<Method> methods = new ArrayList<>();
            methods.add(delivery.pick(METHODS));
            if (profile.is(Trait.MORE_SHIPPING_LINES)) {
                methods.add(new Method("Bulky goods", "BULKY", "shopify", 50 * delivery.between(10, 90)));
            }
            return methods;
        }

        private List<Fee> fees() {
            List<Fee> fees = new ArrayList<>(0);
            int count = profile.is(Trait.FEES) ? delivery.between(1, 2) : 0;
            for (int i = 0; i < count; i++) {
                Bag price = profile.tender().price(delivery.between(20, 1200));
                String name = delivery.pick(List.of("Import processing", "Recycling fee", "Retail delivery fee"));
                List<Bag> taxes = delivery.below(2) == 0 ? taxes(price) : List.of();
                fees.add(new Fee(OrderIds.part(FEES, state.index(), i), name, price, taxes));
            }
            return fees;
        }

        private List<Person> recipient(Person buyer) {
            if (!sends() || profile.is(Trait.PICKUPS)) {
                return List.of();
            }
            boolean other = delivery.below(6) == 0;
            return List.of(other ? person(profile.is(Trait.UNICODE), delivery, id) : buyer);
        }

        private boolean sends() {
            return !profile.is(Trait.DIGITAL) && !profile.is(Trait.POINT_OF_SALE);
        }

        private List<Bag> taxes(Bag amount) {
            return Tax.of(amount, profile.taxes(), data.taxInclusive());
        }

        private Person person(boolean foreign, Dice dice, long number) {
            return foreign ? People.foreign(dice, number) : People.plain(dice, number);
        }
    }
}
