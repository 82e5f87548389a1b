package io.cartage.sandbox.shopify;

import io.cartage.sandbox.Trait;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who delivers what of an order, and what has left. How many units are still to be sent is not here: it follows from
 * the order's lines, so that edits, refunds and cancellations count at once.
 *
 * @param groups the fulfillment orders, also those that others have replaced
 * @param parcels also those that were called back
 */
record Delivery(List<Group> groups, List<Parcel> parcels) {

    Delivery {
        groups = List.copyOf(groups);
        parcels = List.copyOf(parcels);
    }

    /**
     * Lines that one place sends: a fulfillment order.
     *
     * @param number its place in the list
     * @param lines their places in the order
     * @param isReplaced whether another group has taken over what was left of it
     * @param hold why it must not be sent; null if it may
     * @param updated when it changed last, in epoch seconds
     */
    record Group(
            int number, Places place, List<Integer> lines, boolean isReplaced, @Nullable String hold, long updated) {

        Group {
            lines = List.copyOf(lines);
        }

        Group replacedAt(long time) {
            return new Group(number, place, lines, true, null, time);
        }

        Group heldAt(long time, @Nullable String reason) {
            return new Group(number, place, lines, isReplaced, reason, time);
        }

        Group with(List<Integer> otherLines, long time) {
            return new Group(number, place, otherLines, isReplaced, hold, time);
        }
    }

    /**
     * What left in one piece.
     *
     * @param created in epoch seconds
     * @param cancelled in epoch seconds; 0 if it wasn't called back
     */
    record Parcel(int number, Places place, Tracking tracking, List<Content> contents, long created, long cancelled) {

        Parcel {
            contents = List.copyOf(contents);
        }

        int units() {
            return contents.stream().mapToInt(Content::units).sum();
        }
    }

    /** Units of one line, sent by one group. */
    record Content(int group, int line, int units) {}

    /** Where parcels can be followed: {@code urls} belong to {@code numbers} by place, as far as there are any. */
    record Tracking(@Nullable String company, List<String> numbers, List<String> urls) {
        static final Tracking NONE = new Tracking(null, List.of(), List.of());

        Tracking {
            numbers = List.copyOf(numbers);
            urls = List.copyOf(urls);
        }
    }

    /** The delivery of an order: as it became while the shop ran, or else as the order's status tells. */
    static Delivery of(Order order) {
        Delivery changed = order.state().written().delivery();
        return changed == null ? begun(order) : changed;
    }

    private static Delivery begun(Order order) {
        List<Group> groups = new ArrayList<>();
        List<Parcel> parcels = new ArrayList<>();
        boolean isHeld = order.state().fulfillment() == FulfillmentStatus.ON_HOLD;
        byPlace(order).forEach((place, lines) -> {
            int number = groups.size();
            groups.add(new Group(
                    number,
                    place,
                    lines,
                    false,
                    isHeld ? "INVENTORY_OUT_OF_STOCK" : null,
                    order.state().modified()));
            List<Content> sent = lines.stream()
                    .filter(line -> order.lines().get(line).fulfilled() > 0)
                    .map(line ->
                            new Content(number, line, order.lines().get(line).fulfilled()))
                    .toList();
            if (!sent.isEmpty()) {
                Tracking tracking = order.is(Trait.POINT_OF_SALE)
                        ? Tracking.NONE
                        : new Tracking("UPS", List.of(number(order, parcels.size())), List.of());
                parcels.add(new Parcel(
                        parcels.size(), place, tracking, sent, order.state().modified(), 0));
            }
        });
        return new Delivery(groups, parcels);
    }

    private static String number(Order order, int parcel) {
        long id = DeliveryIds.parcel(order.state().index(), parcel);
        return "1Z999AA1" + (10_000_000 + id % 10_000_000);
    }

    private static Map<Places, List<Integer>> byPlace(Order order) {
        Map<Places, List<Integer>> byPlace = new EnumMap<>(Places.class);
        if (order.state().fulfillment() == FulfillmentStatus.FULFILLMENT_NOT_REQUIRED) {
            return byPlace;
        }
        for (int i = 0; i < order.lines().size(); i++) {
            Item item = order.lines().get(i).item();
            if (item.kind() != Item.Kind.TIP && item.removed() < item.quantity()) {
                byPlace.computeIfAbsent(place(order, i), place -> new ArrayList<>())
                        .add(i);
            }
        }
        return byPlace;
    }

    private static Places place(Order order, int line) {
        Purchase purchase = order.state().written().purchase();
        if (purchase != null) {
            return purchase.place();
        }
        if (order.is(Trait.POINT_OF_SALE) || order.is(Trait.PICKUPS)) {
            return Places.MARKET_SQUARE;
        }
        Article article = order.lines().get(line).item().article();
        if (article != null && article.service()) {
            return Places.PRINT_PARTNER;
        }
        return order.is(Trait.SPLIT_ORDERS) && line % 2 == 1 ? Places.WEST : Places.MAIN;
    }

    /** Units of a line that have left and were not called back. */
    int sent(int line) {
        return sent().filter(content -> content.line() == line)
                .mapToInt(Content::units)
                .sum();
    }

    /** Units of a line that this group has sent. */
    int sent(Group group, int line) {
        return sent().filter(content -> content.group() == group.number() && content.line() == line)
                .mapToInt(Content::units)
                .sum();
    }

    /** Units of a line that this group still has to send. */
    static int remaining(Order order, Group group, int line) {
        boolean isOver = group.isReplaced() || order.state().isGone();
        return isOver ? 0 : order.lines().get(line).unfulfilled();
    }

    static int remaining(Order order, Group group) {
        return group.lines().stream()
                .mapToInt(line -> remaining(order, group, line))
                .sum();
    }

    /** In the API's words. */
    String status(Order order, Group group) {
        if (remaining(order, group) == 0) {
            return "CLOSED";
        }
        if (group.hold() != null) {
            return "ON_HOLD";
        }
        if (order.state().fulfillment() == FulfillmentStatus.SCHEDULED) {
            return "SCHEDULED";
        }
        boolean isBegun = order.state().fulfillment() == FulfillmentStatus.IN_PROGRESS
                || group.lines().stream().anyMatch(line -> sent(group, line) > 0);
        return isBegun ? "IN_PROGRESS" : "OPEN";
    }

    /** What the order shows of this delivery, for an order that was made with it. */
    FulfillmentStatus shown(Order order) {
        List<Group> open =
                groups.stream().filter(group -> remaining(order, group) > 0).toList();
        if (open.isEmpty()) {
            return order.state().isGone() ? order.state().fulfillment() : FulfillmentStatus.FULFILLED;
        }
        if (open.stream().allMatch(group -> group.hold() != null)) {
            return FulfillmentStatus.ON_HOLD;
        }
        if (sent().findAny().isPresent()) {
            return FulfillmentStatus.PARTIALLY_FULFILLED;
        }
        FulfillmentStatus now = order.state().fulfillment();
        return now == FulfillmentStatus.SCHEDULED || now == FulfillmentStatus.IN_PROGRESS
                ? now
                : FulfillmentStatus.UNFULFILLED;
    }

    Delivery with(Parcel parcel) {
        List<Group> touched = groups.stream()
                .map(group -> parcel.contents().stream().anyMatch(content -> content.group() == group.number())
                        ? group.with(group.lines(), parcel.created())
                        : group)
                .toList();
        return new Delivery(
                touched, Stream.concat(parcels.stream(), Stream.of(parcel)).toList());
    }

    /** The parcel is called back: what it held is to be sent again, by new groups. */
    Delivery without(Parcel parcel, long time) {
        Delivery next = new Delivery(
                groups,
                parcels.stream()
                        .map(one -> one.number() == parcel.number()
                                ? new Parcel(
                                        one.number(), one.place(), one.tracking(), one.contents(), one.created(), time)
                                : one)
                        .toList());
        for (int number :
                parcel.contents().stream().map(Content::group).distinct().toList()) {
            Group group = groups.get(number);
            next = next.replaced(group, group.isReplaced() ? List.of() : group.lines(), group.place(), time);
        }
        return next;
    }

    /** Some lines of a group go to a new one, and the others stay; without any left, the group is replaced. */
    Delivery replaced(Group group, List<Integer> lines, Places place, long time) {
        List<Integer> staying =
                group.lines().stream().filter(line -> !lines.contains(line)).toList();
        List<Group> next = new ArrayList<>(groups);
        next.set(group.number(), staying.isEmpty() ? group.replacedAt(time) : group.with(staying, time));
        if (!lines.isEmpty()) {
            next.add(new Group(groups.size(), place, lines, false, group.hold(), time));
        }
        return new Delivery(next, parcels);
    }

    /** @param reason null to let it go */
    Delivery held(List<Group> which, @Nullable String reason, long time) {
        return new Delivery(
                groups.stream()
                        .map(group -> which.contains(group) && !Objects.equals(group.hold(), reason)
                                ? group.heldAt(time, reason)
                                : group)
                        .toList(),
                parcels);
    }

    /** All that is left to send, in one parcel for each group. */
    Delivery complete(Order order, long time) {
        Delivery next = this;
        for (Group group : groups) {
            List<Content> contents = group.lines().stream()
                    .flatMapToInt(line -> IntStream.of(line))
                    .filter(line -> remaining(order, group, line) > 0)
                    .mapToObj(line -> new Content(group.number(), line, remaining(order, group, line)))
                    .toList();
            if (!contents.isEmpty()) {
                next = next.with(new Parcel(next.parcels.size(), group.place(), Tracking.NONE, contents, time, 0));
            }
        }
        return next;
    }

    private Stream<Content> sent() {
        return parcels.stream().filter(parcel -> parcel.cancelled() == 0).flatMap(parcel -> parcel.contents().stream());
    }
}
