package io.cartage.cli;

import io.cartage.flow.ListedOrder;
import io.cartage.flow.OrderListing;
import io.cartage.flow.PreparedStore;
import java.util.List;

/** One way to print a listing of orders, page by page as they come. */
sealed interface OrderLines permits OrderTable, OrderJsonLines {

    void begin(PreparedStore store, OrderListing.Query query);

    void show(List<ListedOrder> page);

    void end();
}
