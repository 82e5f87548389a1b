package io.cartage.sandbox.shopify;

import io.cartage.sandbox.shopify.Delivery.Content;
import io.cartage.sandbox.shopify.Delivery.Group;
import io.cartage.sandbox.shopify.Delivery.Parcel;
import io.cartage.sandbox.shopify.Delivery.Tracking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sends what is ordered, calls it back, and lets another place send it. Every write is made whole or not at all. */
final class Dispatch {
    private final ShopifyOrders orders;
    private final Stock stock;

    /** One fulfillment order among those of its order. */
    record Found(Order order, Group group) {}

    private record Wanted(Found found, List<Input> lines) {}

    Dispatch(ShopifyOrders orders, Stock stock) {
        this.orders = orders;
        this.stock = stock;
    }

    /**
     * Sends a parcel.
     *
     * @param fulfillment as the API takes it
     * @return the parcel as the API shows it
     */
    Map<String, Object> send(Input fulfillment, Scopes scopes) {
        List<Input> inputs = fulfillment.objects("lineItemsByFulfillmentOrder");
        positive(inputs);
        List<Wanted> wanted = inputs.stream()
                .map(input -> new Wanted(
                        group(input.needed("fulfillmentOrderId"), scopes), input.objects("fulfillmentOrderLineItems")))
                .toList();
        Order order = oneOrder(wanted);
        Tracking tracking =
                fulfillment.object("trackingInfo").map(Dispatch::tracking).orElse(Tracking.NONE);
        int[] number = new int[1];
        orders.deliver(order.id(), true, now -> {
            Delivery delivery = Delivery.of(now);
            number[0] = delivery.parcels().size();
            List<Content> contents = contents(now, delivery, wanted);
            Places place = delivery.groups().get(contents.get(0).group()).place();
            stock.left(now, place, contents);
            return delivery.with(new Parcel(
                    number[0], place, tracking, contents, orders.now().getEpochSecond(), 0));
        });
        return parcel(order.id(), number[0]);
    }

    /** Calls a parcel back. */
    Map<String, Object> cancel(String gid) {
        long id = id("Fulfillment", gid);
        Order order = orders.ofIndex(DeliveryIds.orderOfParcel(id))
                .orElseThrow(() -> WriteRefusal.of("There is no such fulfillment.", "id"));
        int number = (int) (id - DeliveryIds.parcel(order.state().index(), 0));
        orders.deliver(order.id(), true, now -> {
            Delivery delivery = Delivery.of(now);
            if (number >= delivery.parcels().size()) {
                throw WriteRefusal.of("There is no such fulfillment.", "id");
            }
            Parcel parcel = delivery.parcels().get(number);
            if (parcel.cancelled() > 0) {
                throw WriteRefusal.of("The fulfillment has been cancelled already.", "id");
            }
            stock.cameBack(now, parcel.place(), parcel.contents());
            return delivery.without(parcel, orders.now().getEpochSecond());
        });
        return parcel(order.id(), number);
    }

    /**
     * Lets another place send what a group, or some lines of it, still has to send.
     *
     * @param lines ids of its lines; empty for all
     * @return the group that took over, and the one it was taken from
     */
    List<Map<String, Object>> move(String group, long place, List<String> lines, Scopes scopes) {
        Found found = group(group, scopes);
        Places to = Places.of(place)
                .filter(Places::isActive)
                .orElseThrow(() -> WriteRefusal.of("There is no such location, or it is closed.", "newLocationId"));
        orders.deliver(found.order().id(), true, now -> {
            Delivery delivery = Delivery.of(now);
            Group from = delivery.groups().get(found.group().number());
            List<Integer> moved = lines.isEmpty()
                    ? from.lines()
                    : lines.stream().map(line -> line(now, from, line)).toList();
            movable(now, delivery, from, to, moved);
            moved.forEach(line -> stock.moved(now, from.place(), to, Delivery.remaining(now, from, line)));
            return delivery.replaced(from, moved, to, orders.now().getEpochSecond());
        });
        List<Map<String, Object>> groups = groups(found.order().id());
        return List.of(groups.get(groups.size() - 1), groups.get(found.group().number()));
    }

    /** Holds a group back. The order's own time of change stays as it is. */
    Map<String, Object> hold(String group, String reason, Scopes scopes) {
        return held(group, reason, scopes);
    }

    Map<String, Object> release(String group, Scopes scopes) {
        return held(group, "", scopes);
    }

    private Map<String, Object> held(String gid, String reason, Scopes scopes) {
        Found found = group(gid, scopes);
        orders.deliver(found.order().id(), false, now -> {
            Delivery delivery = Delivery.of(now);
            Group group = delivery.groups().get(found.group().number());
            if (Delivery.remaining(now, group) == 0) {
                throw unfulfillable(now, group, "closed");
            }
            return delivery.held(
                    List.of(group),
                    reason.isEmpty() ? null : reason,
                    orders.now().getEpochSecond());
        });
        return groups(found.order().id()).get(found.group().number());
    }

    /** A fulfillment order by its id, if the app may see it. */
    private Found group(String gid, Scopes scopes) {
        long id = id("FulfillmentOrder", gid);
        Order order = orders.ofIndex(DeliveryIds.orderOfGroup(id)).orElseThrow(Dispatch::noGroup);
        long number = id - DeliveryIds.group(order.state().index(), 0);
        return Delivery.of(order).groups().stream()
                .filter(group -> group.number() == number && scopes.mayDeliver(group.place()))
                .findFirst()
                .map(group -> new Found(order, group))
                .orElseThrow(Dispatch::noGroup);
    }

    private static WriteRefusal noGroup() {
        return WriteRefusal.of("Fulfillment order does not exist.", "fulfillment");
    }

    private static long id(String type, String gid) {
        return Gid.number(type, gid).stream()
                .filter(id -> id > 0)
                .findFirst()
                .orElseThrow(() -> GraphRefusal.of("invalid id", "RESOURCE_NOT_FOUND"));
    }

    /** Looked at before anything else. */
    private static void positive(List<Input> groups) {
        for (int i = 0; i < groups.size(); i++) {
            List<Input> lines = groups.get(i).objects("fulfillmentOrderLineItems");
            for (int k = 0; k < lines.size(); k++) {
                if (lines.get(k).number("quantity").orElse(0) <= 0) {
                    throw WriteRefusal.of(
                            "Quantity must be greater than 0",
                            "fulfillment",
                            "lineItemsByFulfillmentOrder",
                            Integer.toString(i),
                            "fulfillmentOrderLineItems",
                            Integer.toString(k),
                            "quantity");
                }
            }
        }
    }

    private static Order oneOrder(List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            throw WriteRefusal.of("No fulfillment order is named.", "fulfillment");
        }
        TreeSet<Long> ids =
                wanted.stream().map(one -> one.found().order().id()).collect(Collectors.toCollection(TreeSet::new));
        if (ids.size() > 1) {
            throw WriteRefusal.of(
                    "All fulfillment orders must belong to the same order. Multiple orders with ids " + ids
                            + " were found.",
                    "fulfillment");
        }
        TreeSet<Long> places = wanted.stream()
                .map(one -> one.found().group().place().id())
                .collect(Collectors.toCollection(TreeSet::new));
        if (places.size() > 1) {
            throw WriteRefusal.of(
                    "All fulfillment orders must be assigned to a single location. Multiple locations with ids "
                            + places + " were found.",
                    "fulfillment");
        }
        return wanted.get(0).found().order();
    }

    /** What the parcel holds; without lines all that is left of a group. */
    private static List<Content> contents(Order order, Delivery delivery, List<Wanted> wanted) {
        Map<List<Integer>, Integer> units = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            Group group = delivery.groups().get(one.found().group().number());
            String status = delivery.status(order, group);
            if (!status.equals("OPEN") && !status.equals("IN_PROGRESS")) {
                throw unfulfillable(order, group, status.toLowerCase(Locale.ROOT));
            }
            if (one.lines().isEmpty()) {
                group.lines()
                        .forEach(line -> units.merge(
                                List.of(group.number(), line), Delivery.remaining(order, group, line), Integer::sum));
            }
            for (Input line : one.lines()) {
                int number = line(order, group, line.needed("id"));
                units.merge(
                        List.of(group.number(), number), line.number("quantity").orElse(0), Integer::sum);
            }
        }
        List<Content> contents = new ArrayList<>();
        units.forEach((place, count) -> {
            Group group = delivery.groups().get(place.get(0));
            if (count > Delivery.remaining(order, group, place.get(1))) {
                throw WriteRefusal.of("Invalid fulfillment order line item quantity requested.", "fulfillment");
            }
            if (count > 0) {
                contents.add(new Content(place.get(0), place.get(1), count));
            }
        });
        return contents;
    }

    private static WriteRefusal unfulfillable(Order order, Group group, String status) {
        long id = DeliveryIds.group(order.state().index(), group.number());
        return WriteRefusal.of(
                "Fulfillment order " + id + " has an unfulfillable status= " + status + ".", "fulfillment");
    }

    private static int line(Order order, Group group, String gid) {
        long id = id("FulfillmentOrderLineItem", gid);
        OptionalInt line = group.lines().stream()
                .mapToInt(Integer::intValue)
                .filter(number -> DeliveryIds.groupLine(
                                group.number(), order.lines().get(number).id())
                        == id)
                .findFirst();
        return line.orElseThrow(() -> WriteRefusal.of("Fulfillment order line item does not exist.", "fulfillment"));
    }

    private void movable(Order order, Delivery delivery, Group from, Places to, List<Integer> lines) {
        String status = delivery.status(order, from);
        if (status.equals("CLOSED")) {
            throw WriteRefusal.of("The fulfillment order is closed.", "id");
        }
        if (order.state().fulfillment() == FulfillmentStatus.IN_PROGRESS) {
            throw new WriteRefusal(List.of(WriteRefusal.error(
                    "Progress was reported of the fulfillment order.",
                    "CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS",
                    "id")));
        }
        for (int line : lines) {
            Article article = order.lines().get(line).item().article();
            if (article != null && article.tracked() && !stock.isActive(article, to)) {
                throw WriteRefusal.of("The location doesn't stock all of the items.", "newLocationId");
            }
        }
    }

    /** One number or several, one address or several. Without a company the platform guesses from the number. */
    private static Tracking tracking(Input info) {
        List<String> numbers = info.has("numbers")
                ? info.texts("numbers")
                : info.text("number").stream().toList();
        List<String> urls = info.has("urls")
                ? info.texts("urls")
                : info.text("url").stream().toList();
        boolean isGuessed = !numbers.isEmpty() && numbers.get(0).startsWith("1Z");
        return new Tracking(info.text("company").orElse(isGuessed ? "UPS" : null), numbers, urls);
    }

    private Map<String, Object> parcel(long order, int number) {
        return Things.rows(orders.graph(order).get("fulfillments")).get(number);
    }

    private List<Map<String, Object>> groups(long order) {
        return Things.rows(orders.graph(order).get("fulfillmentOrders"));
    }
}
