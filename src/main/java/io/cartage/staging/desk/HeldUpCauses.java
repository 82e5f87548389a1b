package io.cartage.staging.desk;

import io.cartage.staging.desk.Notice.Kind;
import io.cartage.staging.outbox.OutboxDesk;
import io.cartage.staging.outbox.WriteState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is held up on the way back to the carts: writes that were refused or don't get through, and rows of the ERP. */
final class HeldUpCauses {
    /** A write that doesn't get through for so long is told of. */
    private static final Duration LONG = Duration.ofHours(1);

    /** Rows of a write that is not done yet are told of with it. */
    private static final String ROWS =
            """
            select store_id, 'shipments' as flow, push_status, coalesce(push_cause, '') as cause, count(*) as held
            from external_order_shipments s
            where push_status in ('waiting', 'error')
              and not exists (
                  select 1
                  from cartage_shipment_line l
                  join cartage_outbox o on o.id = l.outbox_id
                  where l.shipment_id = s.id
                    and o.state in ('waiting', 'sending', 'parked'))
            group by store_id, push_status, coalesce(push_cause, '')
            union all
            select store_id, 'inventory' as flow, push_status, coalesce(push_cause, '') as cause, count(*) as held
            from product_qty_in_stock
            where push_status in ('waiting', 'error')
            group by store_id, push_status, coalesce(push_cause, '')
            order by store_id, flow, held desc, push_status, cause
            """;

    private final JdbcClient jdbc;
    private final OutboxDesk outbox;
    private final Clock clock;

    HeldUpCauses(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.outbox = new OutboxDesk(database, clock);
        this.clock = clock;
    }

    List<Notice.Cause> look() {
        List<Notice.Cause> found = new ArrayList<>();
        outbox.groups(OutboxDesk.Filter.all()).forEach(group -> write(group).ifPresent(found::add));
        found.addAll(rows());
        return found;
    }

    private Optional<Notice.Cause> write(OutboxDesk.Group group) {
        String key = "writes/" + group.flow() + "/" + group.state().word() + "/" + group.cause();
        if (group.state() == WriteState.PARKED) {
            return Optional.of(new Notice.Cause(
                    group.storeId(),
                    Kind.ERROR,
                    key,
                    "writes of the flow " + group.flow() + " that the cart refuses: " + group.cause(),
                    shownBy(group.storeId(), group.flow(), group.cause()),
                    group.writes()));
        }
        boolean isNew = group.state() == WriteState.WAITING && group.cause().isEmpty();
        boolean isLong = group.oldest().plus(LONG).isBefore(clock.instant());
        return isNew || !isLong
                ? Optional.empty()
                : Optional.of(new Notice.Cause(
                        group.storeId(),
                        Kind.ALERT,
                        key,
                        "writes of the flow " + group.flow() + " don't get through since "
                                + Words.minute(group.oldest()) + " (UTC)"
                                + (group.cause().isEmpty() ? "" : ": " + group.cause()),
                        shownBy(group.storeId(), group.flow(), group.cause()),
                        group.writes()));
    }

    private List<Notice.Cause> rows() {
        return jdbc.sql(ROWS)
                .query((row, i) -> {
                    String store = row.getString("store_id");
                    String flow = row.getString("flow");
                    String cause = row.getString("cause");
                    boolean refused = row.getString("push_status").equals("error");
                    return new Notice.Cause(
                            store,
                            refused ? Kind.ERROR : Kind.WARNING,
                            "rows/" + flow + "/" + (refused ? "error/" : "waiting/") + cause,
                            "rows of "
                                    + (flow.equals("inventory") ? "product_qty_in_stock" : "external_order_shipments")
                                    + (refused ? " that can't go as they are: " : " that wait: ")
                                    + cause,
                            shownBy(store, flow, cause),
                            row.getLong("held"));
                })
                .list();
    }

    private static String shownBy(String storeId, String flow, String cause) {
        return "'cartage outbox --store " + storeId + " --flow " + flow + " --cause " + (cause.isEmpty() ? "''" : cause)
                + "' shows them and what to do";
    }
}
