package io.cartage.console.view;

import io.cartage.flow.WorkList;
import java.util.List;
import java.util.Optional;

/**
 * The work lists of stock: SKUs without an item, and warehouses without a place.
 *
 * @param here what it shows, without the place in it
 * @param now the same with the place, to be read anew
 * @param next the page that follows
 */
public record WorkView(
        Link here,
        Link now,
        List<QueueTab> tabs,
        List<String> stores,
        List<WorkList.SkuQuestion> skus,
        List<WorkList.WarehouseQuestion> warehouses,
        Optional<Link> next,
        boolean isFirst) {}
