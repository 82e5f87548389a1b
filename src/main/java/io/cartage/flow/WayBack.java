package io.cartage.flow;

import io.cartage.staging.StagingDatabase;
import io.cartage.staging.outbox.HeldShipments;
import io.cartage.staging.outbox.OutboxDesk;
import io.cartage.staging.outbox.OutboxDesk.Filter;
import io.cartage.staging.outbox.OutboxDesk.Group;
import io.cartage.staging.outbox.Write;
import io.cartage.staging.outbox.WriteState;
import io.cartage.staging.stock.WaitingRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers what is held up on the way back to the carts, from the outbox and from both tables that the ERP writes. Reads only.
 *
 * @param samples how many of each cause are told of
 */
public record WayBack(StagingDatabase database, int samples) {

    /** Which of it; what is empty is not asked for. */
    public record Question(Optional<String> storeId, Optional<String> flow, Optional<String> cause) {
        public static final Question ALL = new Question(Optional.empty(), Optional.empty(), Optional.empty());

        boolean isAbout(String someFlow) {
            return flow.isEmpty() || flow.get().equals(someFlow);
        }

        private boolean isAbout(HeldUp some) {
            return isAbout(some.flow()) && (cause.isEmpty() || cause.get().equals(some.cause()));
        }
    }

    /** By store and flow; writes come before rows. */
    public List<HeldUp> heldUp(Question question) {
        List<HeldUp> found = new ArrayList<>(writes(question));
        if (question.isAbout(Flow.SHIPMENTS)) {
            database.shipmentDesk().waiting(question.storeId(), samples).forEach(rows -> found.add(shipments(rows)));
        }
        if (question.isAbout(Flow.INVENTORY)) {
            database.stock().waiting(question.storeId(), samples).forEach(rows -> found.add(stock(rows)));
        }
        return found.stream()
                .filter(question::isAbout)
                .sorted(Comparator.comparing(HeldUp::storeId)
                        .thenComparing(HeldUp::flow)
                        .thenComparing(HeldUp::sort)
                        .thenComparing(Comparator.comparingLong(HeldUp::count).reversed())
                        .thenComparing(HeldUp::cause))
                .toList();
    }

    private List<HeldUp> writes(Question question) {
        OutboxDesk desk = database.outboxDesk();
        Filter filter = new Filter(Set.of(), question.storeId(), question.flow(), question.cause());
        return desk.groups(filter).stream()
                .map(group -> new HeldUp(
                        group.storeId(),
                        group.flow(),
                        sort(group.state()),
                        group.cause(),
                        group.writes(),
                        Optional.of(group.oldest()),
                        Optional.of(group.nextAt()),
                        samplesOf(desk, group)))
                .toList();
    }

    private List<HeldUp.Sample> samplesOf(OutboxDesk desk, Group group) {
        Filter filter = Filter.of(group.storeId(), group.flow()).because(group.cause());
        return desk.list(filter, Set.of(group.state()), samples).stream()
                .map(WayBack::sample)
                .toList();
    }

    private static HeldUp.Sample sample(Write write) {
        return new HeldUp.Sample(
                Optional.of(write.id()), write.subject(), write.message().orElse(""));
    }

    private static HeldUp.Sort sort(WriteState state) {
        return switch (state) {
            case SENDING -> HeldUp.Sort.IN_DOUBT;
            case PARKED -> HeldUp.Sort.PARKED;
            default -> HeldUp.Sort.TO_SEND;
        };
    }

    private static HeldUp shipments(HeldShipments rows) {
        return rows(
                rows.storeId(),
                Flow.SHIPMENTS,
                rows.status(),
                rows.cause(),
                rows.count(),
                rows.samples().stream()
                        .map(row -> new HeldUp.Sample(
                                Optional.empty(),
                                "shipment " + row.shipmentNo() + " of order " + row.order() + ", " + row.line(),
                                row.message()))
                        .toList());
    }

    private static HeldUp stock(WaitingRows rows) {
        return rows(
                rows.storeId(),
                Flow.INVENTORY,
                rows.status(),
                rows.cause(),
                rows.count(),
                rows.samples().stream()
                        .map(row -> new HeldUp.Sample(
                                Optional.empty(),
                                "'" + row.sku() + "'"
                                        + (row.warehouse().isEmpty() ? "" : " in warehouse '" + row.warehouse() + "'"),
                                row.message()))
                        .toList());
    }

    private static HeldUp rows(
            String storeId, String flow, String status, String cause, long count, List<HeldUp.Sample> samples) {
        HeldUp.Sort sort = status.equals("error") ? HeldUp.Sort.ROW_REFUSED : HeldUp.Sort.ROW_WAITING;
        return new HeldUp(storeId, flow, sort, cause, count, Optional.empty(), Optional.empty(), samples);
    }
}
