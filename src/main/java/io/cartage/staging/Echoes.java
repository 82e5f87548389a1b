package io.cartage.staging;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Tells changes that Cartage made to orders in the cart, as they come back, from changes that somebody else made. */
final class Echoes {
    private static final String WRITTEN =
            """
            select distinct cart_order_id, flow
            from cartage_outbox
            where store_id = :store
              and cart_order_id in (:ids)
              and state in ('sending', 'done')
            """;

    private static final String UPDATE =
            """
            update s_orders
            set cart_status = ?
            where store_id = ?
              and cart_order_id = ?
            """;

    private final JdbcTemplate jdbc;

    Echoes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The orders whose new status is our own doing; one query if there may be any, else none. */
    Set<String> find(String storeId, Collection<StagingItem> items, Map<String, State> states) {
        List<StagingItem> candidates = items.stream()
                .filter(item -> mayBe(item, states.get(item.payload().recordId())))
                .toList();
        if (candidates.isEmpty()) {
            return Set.of();
        }
        List<String> ids =
                candidates.stream().map(item -> item.payload().recordId()).toList();
        Set<Written> written = new HashSet<>();
        new NamedParameterJdbcTemplate(jdbc).query(WRITTEN, Map.of("store", storeId, "ids", Jdbc.padded(ids)), row -> {
            written.add(new Written(row.getString("cart_order_id"), row.getString("flow")));
        });
        Set<String> echoes = new HashSet<>();
        for (StagingItem item : candidates) {
            String id = item.payload().recordId();
            State before = states.get(id);
            if (before != null
                    && leadingTo((Verdict.Stage) item.verdict(), before)
                            .anyMatch(flow -> written.contains(new Written(id, flow)))) {
                echoes.add(id);
            }
        }
        return echoes;
    }

    /** Brings the status up to date in the orders' rows, whatever the ERP did with them; it is no change to the ERP. */
    void write(String storeId, List<Decision> echoes) {
        if (!echoes.isEmpty()) {
            jdbc.batchUpdate(UPDATE, echoes, echoes.size(), (row, echo) -> {
                row.setString(1, echo.after().cartStatus());
                row.setString(2, storeId);
                row.setString(3, echo.recordId());
            });
        }
    }

    /** Whether the order's status is all that differs from the rows that the ERP was told last. */
    static boolean mayBe(StagingItem item, @Nullable State before) {
        if (before == null
                || !before.everStaged()
                || before.rowsHash() == null
                || !(item.verdict() instanceof Verdict.Stage stage)
                || leadingTo(stage, before).findAny().isEmpty()
                || stage.change() == ChangeKind.CANCELLED
                || stage.withdrawnBy().isPresent() != before.withdrawn()
                || (before.kind() == OutcomeKind.STAGED
                        && before.payloadHash().equals(item.payload().hash()))
                || OrderRows.fault(stage.rows()).isPresent()) {
            return false;
        }
        OrderRows rows = OrderRows.of(stage.rows());
        Optional<OrderRows> withOldStatus = rows.with("cart_status", before.cartStatus());
        return !rows.hash().equals(before.rowsHash())
                && withOldStatus
                        .filter(old -> old.hash().equals(before.rowsHash()))
                        .isPresent();
    }

    /** The flows whose writes lead to all that is new in the order's status. */
    private static Stream<String> leadingTo(Verdict.Stage stage, State before) {
        Set<String> known = words(before.cartStatus());
        return stage.echoOf().entrySet().stream()
                .filter(flow -> known.containsAll(flow.getValue()))
                .map(Map.Entry::getKey);
    }

    /** A status of several fields is written with commas between. */
    private static Set<String> words(@Nullable String status) {
        return status == null ? Set.of() : new HashSet<>(List.of(status.split(", ")));
    }

    private record Written(String orderId, String flow) {}
}
