package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.PayloadText;
import io.cartage.staging.desk.PersonsOrder.State;
import io.cartage.table.Column;
import io.cartage.table.ColumnType;
import io.cartage.table.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the orders in which a person's address stands. Looks into every payload, some hundred of them at a time. */
final class PersonSearch {
    private static final int PART = 500;

    private static final String PAYLOADS =
            """
            select record_id, store_id, flow, sequence_no, content
            from cartage_payload
            where purged_at is null
              and record_id >= :record
              and (record_id > :record
                or store_id > :store
                or store_id = :store and flow > :flow
                or store_id = :store and flow = :flow and sequence_no > :sequence)
            order by record_id, store_id, flow, sequence_no
            fetch first :most rows only
            """;

    private static final String STANDINGS =
            """
            select o.record_id, o.kind, o.order_no, s.import_status, (
                    select count(*)
                    from s_order_changes c
                    where c.cart_order_id = o.record_id
                      and c.store_id = o.store_id
                      and c.handled_status in ('pending', 'error')) as changes, (
                    select count(*)
                    from cartage_outbox w
                    where w.cart_order_id = o.record_id
                      and w.store_id = o.store_id
                      and w.state in ('waiting', 'sending', 'parked')) as writes
            from cartage_outcome o
            left join s_orders s on s.cart_order_id = o.record_id and s.store_id = o.store_id
            where o.store_id = :store
              and o.flow = 'orders'
              and o.record_id in (:ids)
            order by o.record_id
            """;

    private final JdbcClient jdbc;
    private final Map<String, Table> tables;

    PersonSearch(JdbcClient jdbc, Map<String, Table> tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    private record Key(String record, String store, String flow, int sequence) {}

    private record Payload(Key key, String text) {}

    /** The orders' ids by store. */
    Map<String, Set<String>> orders(Address address) {
        Map<String, Set<String>> found = new TreeMap<>();
        payloads(address, found);
        for (String table : List.of("s_orders", "s_order_details", "s_order_changes")) {
            rows(table, address, found);
        }
        jdbc.sql("select distinct store_id, record_id from cartage_order_key where order_key = :name")
                .param("name", OrderWords.folded(address.text()))
                .query(row -> {
                    add(found, row.getString("store_id"), row.getString("record_id"));
                });
        return found;
    }

    private void payloads(Address address, Map<String, Set<String>> found) {
        Key last = new Key("", "", "", 0);
        List<Payload> part;
        do {
            part = jdbc.sql(PAYLOADS)
                    .param("record", last.record())
                    .param("store", last.store())
                    .param("flow", last.flow())
                    .param("sequence", last.sequence())
                    .param("most", PART)
                    .query((row, i) -> payload(row))
                    .list();
            for (Payload payload : part) {
                last = payload.key();
                if (address.isInJson(payload.text())) {
                    add(found, last.store(), last.record());
                }
            }
        } while (part.size() == PART);
    }

    private static Payload payload(ResultSet row) throws SQLException {
        Key key = new Key(
                row.getString("record_id"),
                row.getString("store_id"),
                row.getString("flow"),
                row.getInt("sequence_no"));
        return new Payload(key, PayloadText.of(row.getBytes("content")));
    }

    private void rows(String table, Address address, Map<String, Set<String>> found) {
        List<String> columns = Objects.requireNonNull(tables.get(table)).columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .map(Column::name)
                .toList();
        String any = columns.stream()
                .map(column -> "position(:name in lower(\"" + column + "\")) > 0")
                .collect(Collectors.joining("\n   or "));
        jdbc.sql("select *\nfrom " + table + "\nwhere " + any)
                .param("name", address.name())
                .query(row -> {
                    for (String column : columns) {
                        String text = row.getString(column);
                        if (text != null
                                && (column.equals("order_after") ? address.isInJson(text) : address.isIn(text))) {
                            add(found, row.getString("store_id"), row.getString("cart_order_id"));
                        }
                    }
                });
    }

    private static void add(Map<String, Set<String>> found, String store, String order) {
        found.computeIfAbsent(store, name -> new TreeSet<>()).add(order);
    }

    /** Where the orders of a store stand. */
    List<PersonsOrder> standings(String storeId, Collection<String> ids) {
        List<PersonsOrder> orders = new ArrayList<>();
        for (List<String> part : Jdbc.parts(ids)) {
            orders.addAll(jdbc.sql(STANDINGS)
                    .param("store", storeId)
                    .param("ids", Jdbc.padded(part))
                    .query((row, i) -> standing(storeId, row))
                    .list());
        }
        return orders;
    }

    private static PersonsOrder standing(String storeId, ResultSet row) throws SQLException {
        String status = String.valueOf(row.getString("import_status"));
        State state = State.PENDING;
        String waits;
        if (row.getLong("writes") > 0) {
            state = State.HELD;
            waits = "something of it is to be written to the cart ('cartage outbox')";
        } else if (status.equals("taken")) {
            state = State.HELD;
            waits = "the ERP has taken it and not imported it yet";
        } else if (row.getString("kind").equals("quarantined")) {
            waits = "it is in quarantine";
        } else if (status.equals("pending") || status.equals("error")) {
            waits = "the ERP has not imported it ('" + status + "')";
        } else if (row.getLong("changes") > 0) {
            waits = "the ERP has not handled a change of it";
        } else {
            state = State.SETTLED;
            waits = "";
        }
        return new PersonsOrder(
                storeId, row.getString("record_id"), Optional.ofNullable(row.getString("order_no")), state, waits);
    }
}
