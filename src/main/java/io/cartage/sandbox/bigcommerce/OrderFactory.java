package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Dice;
import io.cartage.sandbox.People;
import io.cartage.sandbox.Person;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.Trait;
import java.util.ArrayList;
import java.util.List;

/** Makes any order of a shop from the seed, its index and its state. The same three always make the same order. */
final class OrderFactory {
    private static final int BUYER = 40;
    private static final int CUSTOMER = 41;
    private static final int DELIVERY = 42;
    private static final int LINE_IDS = 1000;
    private static final int ADDRESS_IDS = 10;

    private record Method(String name, int cents) {}

    private static final List<Method> METHODS = List.of(
            new Method("Flat Rate", 795),
            new Method("Free Shipping", 0),
            new Method("UPS® Ground", 1240),
            new Method("USPS Priority Mail (2 days)", 1065),
            new Method("Express", 2495));

    private final ShopData data;
    private final Catalog catalog;
    private final OrderIds ids;

    OrderFactory(ShopData data, Catalog catalog, OrderIds ids) {
        this.data = data;
        this.catalog = catalog;
        this.ids = ids;
    }

    Order order(OrderState state) {
        return new Assembly(state).order();
    }

    /** Customers of a shop; their number grows with the shop. */
    static int customers(ShopData data) {
        return 20 + data.orders() / 3;
    }

    static Person customer(ShopData data, long id) {
        Dice dice = new Dice(data.seed(), CUSTOMER, id);
        boolean foreign = dice.happens(data.share(Trait.UNICODE));
        return foreign ? People.foreign(dice, id) : People.plain(dice, id);
    }

    /** One order in the making. */
    private final class Assembly {
        private final OrderState state;
        private final Profile profile;
        private final long id;
        private final Basket basket;
        private final Discounts discounts;
        private final Dice delivery;
        private final TaxRule tax;

        private Assembly(OrderState state) {
            this.state = state;
            profile = Profile.of(data, state);
            id = ids.id(state.index());
            basket = Basket.of(data, catalog, profile, state);
            discounts = Discounts.of(data.seed(), profile, basket, state);
            delivery = new Dice(data.seed(), DELIVERY, state.index());
            tax = profile.tax();
        }

        private Order order() {
            Dice dice = new Dice(data.seed(), BUYER, state.index());
            long customerId = profile.is(Trait.GUESTS) ? 0 : dice.between(1, customers(data));
            Person buyer = customerId == 0 ? stranger(dice) : customer(data, customerId);
            Extras extras = Extras.of(data, profile, state.index());
            List<Line> lines = lines();
            List<Parcel> parcels = parcels(buyer, lines);
            List<Fee> fees = fees();
            Totals totals = new Summing(data, profile, discounts, state).totals(lines, parcels, fees);
            return new Order(id, state, profile, customerId, buyer, lines, parcels, fees, discounts, totals, extras);
        }

        private Person stranger(Dice dice) {
            Person person = profile.is(Trait.UNICODE) ? People.foreign(dice, id) : People.plain(dice, id);
            return profile.is(Trait.EBAY) ? person.withoutContact() : person;
        }

        private List<Line> lines() {
            List<Line> lines = new ArrayList<>(basket.items().size());
            Progress progress = Progress.of(state.statusId());
            for (int i = 0; i < basket.items().size(); i++) {
                Item item = basket.items().get(i);
                boolean taxed = item.type() != Item.Type.GIFT_CERTIFICATE;
                long net = item.exactTotal() - discounts.ofLine(i);
                lines.add(new Line(
                        id * LINE_IDS + i,
                        item,
                        tax.amount(item.price(), taxed ? item.price() : 0),
                        tax.amount(item.exactTotal(), taxed ? net : 0),
                        tax.amount(item.wrapping()),
                        discounts.byLine().get(i),
                        item.place() < basket.shipments() ? addressId(item.place()) : 0,
                        item.isChild() ? id * LINE_IDS + item.parent() : 0,
                        item.type() == Item.Type.PHYSICAL ? shipped(progress, i, item) : 0,
                        progress.refunded(i, item.quantity())));
            }
            return lines;
        }

        private int shipped(Progress progress, int i, Item item) {
            Written written = state.written();
            return written == null ? progress.shipped(i, item.quantity()) : written.unitsOf(id * LINE_IDS + i);
        }

        private List<Parcel> parcels(Person buyer, List<Line> lines) {
            List<Parcel> parcels = new ArrayList<>(basket.shipments());
            for (int place = 0; place < basket.shipments(); place++) {
                Method method = discounts.isShippingFree() ? METHODS.get(1) : delivery.pick(METHODS);
                long handling = profile.is(Trait.HANDLING) ? price(delivery.between(2, 10) * 50) : 0;
                int here = place;
                parcels.add(new Parcel(
                        addressId(place),
                        recipient(buyer, place),
                        method.name(),
                        tax.amount(method.cents() == 0 ? 0 : price(method.cents())),
                        tax.amount(handling),
                        lines.stream()
                                .filter(line -> line.item().place() == here)
                                .toList()));
            }
            return parcels;
        }

        private Person recipient(Person buyer, int place) {
            boolean other = place > 0 || delivery.below(6) == 0;
            if (!other) {
                return buyer;
            }
            long number = id * ADDRESS_IDS + place;
            return profile.is(Trait.UNICODE) ? People.foreign(delivery, number) : People.plain(delivery, number);
        }

        private List<Fee> fees() {
            List<Fee> fees = new ArrayList<>(0);
            int count = profile.is(Trait.FEES) ? delivery.between(1, 2) : 0;
            for (int i = 0; i < count; i++) {
                String name = delivery.pick(List.of("Small order surcharge", "Recycling fee", "Oversize"));
                long cost = price(delivery.between(20, 1200));
                fees.add(new Fee(id * ADDRESS_IDS + i, name, tax.amount(cost), delivery.below(2) == 0));
            }
            return fees;
        }

        private long addressId(int place) {
            return id * ADDRESS_IDS + place;
        }

        private long price(int cents) {
            return Basket.Prices.inCurrency(profile.currency(), cents);
        }
    }
}
