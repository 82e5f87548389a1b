package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;
import java.time.Duration;
import java.util.List;

/** What may stand in the sections {@code inventory} and {@code shipments} of a store file. */
final class PushKeys {
    static final Setting STOCK_EVERY = TimingKeys.every("inventory", "push of stock levels");
    static final Setting STOCK_CRON = TimingKeys.cron("inventory");
    static final Setting SAFETY_STOCK = Setting.of(
                    "inventory",
                    "safety_stock",
                    new Kind.Whole(0, 1_000_000),
                    "Units of each SKU and warehouse that are never offered")
            .or("0")
            .like("2")
            .formerly("buffer", "reserve");
    static final Setting SHIP_FROM = Setting.of(
                    "inventory",
                    "ship_from",
                    new Kind.Text(),
                    "The ERP's warehouse that order lines without one are taken from; without it they count against each"
                            + " warehouse that has the SKU")
            .like("MAIN")
            .formerly("default_warehouse");
    static final Setting WAREHOUSES = Setting.of(
                    "inventory",
                    "warehouses",
                    new Kind.Open(),
                    "The shop's locations by the ERP's warehouses, where the names differ")
            .like("{MAIN: Main Street}")
            .formerly("locations", "warehouse_aliases");
    static final Setting SKUS = Setting.of(
                    "inventory", "skus", new Kind.Open(), "The shop's SKUs by the ERP's, where they differ")
            .like("{MUG-B: mug-blue}")
            .formerly("sku_aliases", "items");
    static final Setting REBUILD = Setting.of(
                    "inventory",
                    "rebuild",
                    new Kind.Span(Duration.ofMinutes(1), Duration.ofDays(90)),
                    "How often the shop's whole catalog is read; changes are read before each push")
            .or("1d")
            .like("7d")
            .formerly("full_sync");

    static final Setting SHIPMENTS_EVERY = TimingKeys.every("shipments", "confirmation of shipments");
    static final Setting SHIPMENTS_CRON = TimingKeys.cron("shipments");

    /** Those of {@code inventory}, in the order in which a file gives them. */
    static final List<Setting> OF_INVENTORY =
            List.of(STOCK_EVERY, STOCK_CRON, SAFETY_STOCK, SHIP_FROM, WAREHOUSES, SKUS, REBUILD);

    /** Those of {@code shipments}. */
    static final List<Setting> OF_SHIPMENTS = List.of(SHIPMENTS_EVERY, SHIPMENTS_CRON);

    private PushKeys() {}
}
