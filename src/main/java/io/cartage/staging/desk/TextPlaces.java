package io.cartage.staging.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Texts beside the orders in which an address may stand: what people typed, and what shops and the ERP answered. */
final class TextPlaces {
    private static final String WHO = "names of those who did something";

    private record Place(String name, String table, String column) {}

    private static final List<Place> PLACES = List.of(
            new Place("texts in the staging tables", "s_orders", "customer_no"),
            new Place("texts in the staging tables", "s_orders", "order_no"),
            new Place("texts in the staging tables", "s_orders", "import_message"),
            new Place("texts in the staging tables", "s_order_changes", "reason"),
            new Place("texts in the staging tables", "s_order_changes", "handled_message"),
            new Place("texts in the staging tables", "external_order_shipments", "comment"),
            new Place("texts in the staging tables", "external_order_shipments", "push_message"),
            new Place("reasons of outcomes", "cartage_outcome", "reason"),
            new Place("reasons of outcomes", "cartage_outcome", "cause"),
            new Place("answers of the ERP", "cartage_acknowledgement", "message"),
            new Place("writes to the carts", "cartage_outbox", "message"),
            new Place("writes to the carts", "cartage_outbox", "answer"),
            new Place("runs", "cartage_run", "message"),
            new Place("notices", "cartage_notice", "message"),
            new Place("notices", "cartage_notice", "remedy"),
            new Place("calls to the carts", "cartage_call", "path"),
            new Place("calls to the carts", "cartage_call", "request"),
            new Place("calls to the carts", "cartage_call", "response"),
            new Place("edits", "cartage_edit", "problems"),
            new Place(WHO, "cartage_edit", "author"),
            new Place(WHO, "cartage_schedule", "changed_by"),
            new Place(WHO, "cartage_schedule", "asked_by"),
            new Place(WHO, "cartage_acknowledgement", "said_by"),
            new Place(WHO, "cartage_mapping_version", "saved_by"),
            new Place(WHO, "cartage_forgotten", "forgotten_by"));

    private final JdbcClient jdbc;

    TextPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many different texts hold the address, by the sort of place. */
    Map<String, Long> count(Address address) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Place place : PLACES) {
            long texts = texts(place.table(), place.column(), address).size();
            if (texts > 0) {
                counts.merge(place.name(), texts, Long::sum);
            }
        }
        return counts;
    }

    /** Masks it in all of them. */
    void mask(Address address) {
        for (Place place : PLACES) {
            for (String text : texts(place.table(), place.column(), address)) {
                jdbc.sql("update %s set %s = :masked where %s = :text"
                                .formatted(place.table(), place.column(), place.column()))
                        .param("masked", address.masked(text))
                        .param("text", text)
                        .update();
            }
        }
    }

    /** What holds the address and can't be changed: its files must be, or its recipients. */
    List<String> beyond(Address address) {
        List<String> beyond = new ArrayList<>();
        if (!texts("cartage_mapping_version", "merged_text", address).isEmpty()) {
            beyond.add("mappings that were live once ('cartage map versions'), and perhaps files in mappings/");
        }
        if (!texts("cartage_notice_address", "address", address).isEmpty()) {
            beyond.add("the list of those whom notices are sent to (cartage.yaml, or a store's file)");
        }
        return beyond;
    }

    private List<String> texts(String table, String column, Address address) {
        return jdbc
                .sql("select distinct %s from %s where position(:name in lower(%s)) > 0"
                        .formatted(column, table, column))
                .param("name", address.name())
                .query(String.class)
                .list()
                .stream()
                .filter(address::isIn)
                .toList();
    }
}
