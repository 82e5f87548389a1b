package io.cartage.staging.stock;

import io.cartage.staging.Jdbc;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Units in staged orders that the ERP's numbers can't know of. They are those of orders that the ERP has not acknowledged
 * (pending, taken, error), until it does: neither a shipment nor anything else stands for the acknowledgement; and those
 * of orders imported after the ERP wrote the row of stock. Orders that the cart cancelled since count no more.
 *
 * <p>A line counts against the place that its warehouse leads to; without a warehouse, against where the store ships from;
 * and where neither leads to a place that has a row of the SKU, against every row of it, so as never to sell a unit twice.
 */
final class OpenUnits {
    /** An ERP that hasn't written a row for so long since it imported an order won't count the order any more. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final String ANYWHERE = "";

    private static final String LINES =
            """
            from s_orders o
            join s_order_details d on d.cart_order_id = o.cart_order_id and d.store_id = o.store_id
            where o.store_id = :store
              and o.import_status %s
              and d.line_type = 'item'
              and d.quantity > 0
              and d.sku is not null
              and not exists (
                select 1
                from s_order_changes c
                where c.cart_order_id = o.cart_order_id
                  and c.store_id = o.store_id
                  and c.revision > o.revision
                  and c.kind in ('cancelled', 'withdrawn')
                  and not exists (
                    select 1
                    from s_order_changes l
                    where l.cart_order_id = c.cart_order_id
                      and l.store_id = c.store_id
                      and l.revision > c.revision
                      and l.kind = 'changed'))
            """;

    private static final String UNACKNOWLEDGED = LINES.formatted("in ('pending', 'taken', 'error')");
    private static final String IMPORTED = LINES.formatted("= 'imported' and o.imported_at > :since");

    private static final String AMONG = "and d.sku in (:skus)\n";

    private static final String SUMS = "select d.sku, d.warehouse, cast(null as timestamp) as imported_at,"
            + " sum(d.quantity) as units, '' as order_no, '' as import_status\n" + UNACKNOWLEDGED + "%s"
            + "group by d.sku, d.warehouse\nunion all\n"
            + "select d.sku, d.warehouse, o.imported_at, sum(d.quantity), '', ''\n" + IMPORTED + "%s"
            + "group by d.sku, d.warehouse, o.imported_at";

    private static final String ORDERS = "select d.sku, d.warehouse, cast(null as timestamp) as imported_at,"
            + " d.quantity as units, o.order_no, o.import_status\n" + UNACKNOWLEDGED
            + "union all\n"
            + "select d.sku, d.warehouse, o.imported_at, d.quantity, o.order_no, o.import_status\n" + IMPORTED
            + "order by order_no";

    private final Survey survey;
    private final Warehouses warehouses;
    private final StockRules rules;
    private final Map<String, List<Open>> byKey = new HashMap<>();

    private OpenUnits(Survey survey, Warehouses warehouses, StockRules rules) {
        this.survey = survey;
        this.warehouses = warehouses;
        this.rules = rules;
    }

    /** @param placeId where they count, or {@link #ANYWHERE} */
    private record Open(String placeId, OpenOrder order) {
        boolean counts(String place, Instant updatedAt) {
            return (placeId.equals(ANYWHERE) || placeId.equals(place))
                    && order.importedAt().map(updatedAt::isBefore).orElse(true);
        }
    }

    /** Sums for all SKUs that the survey has seen, by one query. */
    static OpenUnits sums(
            NamedParameterJdbcTemplate jdbc,
            String storeId,
            Survey survey,
            Warehouses warehouses,
            StockRules rules,
            Instant now) {
        return read(jdbc, SUMS.formatted("", ""), storeId, Set.of(), new OpenUnits(survey, warehouses, rules), now);
    }

    /** Sums for lines of these SKUs alone, spelled just so. */
    static OpenUnits sums(
            NamedParameterJdbcTemplate jdbc,
            String storeId,
            Survey survey,
            Warehouses warehouses,
            StockRules rules,
            Instant now,
            Set<String> skus) {
        OpenUnits units = new OpenUnits(survey, warehouses, rules);
        for (List<String> part : Jdbc.parts(skus)) {
            read(jdbc, SUMS.formatted(AMONG, AMONG), storeId, part, units, now);
        }
        return units;
    }

    /** The same, order by order. */
    static OpenUnits orders(
            NamedParameterJdbcTemplate jdbc,
            String storeId,
            Survey survey,
            Warehouses warehouses,
            StockRules rules,
            Instant now) {
        return read(jdbc, ORDERS, storeId, Set.of(), new OpenUnits(survey, warehouses, rules), now);
    }

    /**
     * How many orders nobody can count, since no mapping could tell their lines: those in quarantine that have no staged
     * rows from before.
     */
    static long uncounted(NamedParameterJdbcTemplate jdbc, String storeId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                select count(*)
                from cartage_outcome
                where kind = 'quarantined'
                  and store_id = :store
                  and flow = 'orders'
                  and revision = 0
                """,
                Map.of("store", storeId),
                Long.class));
    }

    /** @param placeId where the row leads; empty if nowhere */
    BigDecimal units(ErpRow row, Optional<String> placeId) {
        return orders(row.key(), row.updatedAt(), placeId).stream()
                .map(OpenOrder::units)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<OpenOrder> orders(String key, Instant updatedAt, Optional<String> placeId) {
        List<Open> open = byKey.get(key);
        return open == null
                ? List.of()
                : open.stream()
                        .filter(some -> some.counts(placeId.orElse(ANYWHERE), updatedAt))
                        .map(Open::order)
                        .toList();
    }

    private static OpenUnits read(
            NamedParameterJdbcTemplate jdbc,
            String sql,
            String storeId,
            Collection<String> skus,
            OpenUnits units,
            Instant now) {
        Instant longest = now.minus(LONGEST);
        Instant oldest = units.survey.oldest();
        Map<String, Object> parameters = Map.of(
                "store", storeId,
                "since", Jdbc.utc(oldest.isBefore(longest) ? longest : oldest),
                "skus", Jdbc.padded(skus));
        jdbc.query(sql, parameters, units::add);
        return units;
    }

    private void add(ResultSet row) throws SQLException {
        String key = rules.key(row.getString("sku"));
        Optional<Instant> importedAt = Optional.ofNullable(Jdbc.instant(row, "imported_at"));
        if (importedAt.isPresent() && !survey.hasWrittenBefore(key, importedAt.get())) {
            return;
        }
        String warehouse = Objects.requireNonNullElse(row.getString("warehouse"), "");
        OpenOrder order = new OpenOrder(
                row.getString("order_no"),
                row.getString("import_status"),
                warehouse,
                row.getBigDecimal("units"),
                importedAt);
        byKey.computeIfAbsent(key, some -> new ArrayList<>(1)).add(new Open(placeId(key, warehouse), order));
    }

    private String placeId(String key, String warehouse) {
        String from = MatchKey.of(warehouse).isEmpty() ? rules.shipFrom() : warehouse;
        if (MatchKey.of(from).isEmpty()) {
            return ANYWHERE;
        }
        return warehouses
                .of(from)
                .place()
                .map(Place::id)
                .filter(place -> survey.has(key, place))
                .orElse(ANYWHERE);
    }
}
