package io.cartage.flow;

import io.cartage.mapping.ExplainedRow;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.BookedOrder;
import io.cartage.staging.desk.OrderPapers;
import io.cartage.staging.desk.OrderPapers.Sheet;
import io.cartage.staging.desk.OrderPapers.Version;
import io.cartage.staging.desk.OrderTrace;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one order.
 *
 * @param trace its whole life
 * @param versions its payloads, the newest first
 * @param sheets its rows as they stand in the tables of the ERP contract
 * @param origins where the cells of its rows come from, worked out from its newest payload; empty if the store has no file,
 *     or the payload is no longer kept
 */
public record OrderFile(
        BookedOrder order,
        OrderTrace trace,
        List<Version> versions,
        List<Sheet> sheets,
        Optional<OrderCells.Told> origins) {

    public OrderFile {
        versions = List.copyOf(versions);
        sheets = List.copyOf(sheets);
    }

    /** The rows in a table; empty if there are none. */
    public Optional<Sheet> sheet(String table) {
        return sheets.stream().filter(sheet -> sheet.table().equals(table)).findFirst();
    }

    /**
     * Where a cell comes from.
     *
     * @param row of the table's rows that the mapping wrote, from 0
     */
    public Optional<ExplainedRow.Cell> origin(String table, int row, String column) {
        List<ExplainedRow> rows = origins.map(OrderCells.Told::rows).orElse(List.of()).stream()
                .filter(one -> one.table().equals(table))
                .toList();
        return row < rows.size()
                ? rows.get(row).cells().stream()
                        .filter(cell -> cell.column().equals(column))
                        .findFirst()
                : Optional.empty();
    }

    /** Opens orders' files. Reads only. Thread-safe. */
    public static final class Cabinet {
        private final Flows flows;
        private final StagingDatabase database;
        private final OrderSearch search;
        private final OrderPapers papers;
        private final OrderCells cells;

        public Cabinet(Flows flows, StagingDatabase database) {
            this.flows = flows;
            this.database = database;
            this.search = new OrderSearch(flows, database);
            this.papers = new OrderPapers(database.dataSource());
            this.cells = new OrderCells(database);
        }

        /** An order's file, by its id in the cart or its number; empty if no such order was ever seen. */
        public Optional<OrderFile> open(String storeId, String order) {
            return search.find(storeId, order).map(this::file);
        }

        /** A payload as it came; empty if there is none of this number, or it is no longer kept. */
        public Optional<byte[]> payload(String storeId, String cartOrderId, int number) {
            return papers.payload(storeId, cartOrderId, number);
        }

        private OrderFile file(BookedOrder order) {
            String store = order.storeId();
            String id = order.cartOrderId();
            OrderTrace trace = database.traces().of(Optional.of(store), id).stream()
                    .filter(one -> one.cartOrderId().equals(id))
                    .findFirst()
                    .orElseThrow();
            Optional<OrderCells.Told> origins = flows.stores().stream()
                    .filter(one -> one.id().equals(store))
                    .findFirst()
                    .flatMap(one -> cells.of(one, id, trace.mappingVersion()));
            return new OrderFile(order, trace, papers.versions(store, id), papers.sheets(store, id), origins);
        }
    }
}
