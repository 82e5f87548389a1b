package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What may stand in a store file: from here come its reader, {@code stores/schema.json} and docs/store-settings.md. */
final class StoreSettings {
    static final Setting STORE = Setting.of(
                    "",
                    "store",
                    new Kind.Text(),
                    "The store's name: that of the file without" + " .yaml, in small letters, digits and hyphens")
            .mustBeGiven()
            .like("acme-us")
            .formerly("id", "store_id");
    static final Setting CART = Setting.of(
                    "", "cart", new Kind.Text(), "The platform of the shop: a folder under routes/")
            .mustBeGiven()
            .like("bigcommerce")
            .formerly("platform", "shop_type");
    static final Setting CUSTOMER = Setting.of(
                    "",
                    "customer",
                    new Kind.Text(),
                    "Whose shop it is: a folder under"
                            + " mappings/. Without a folder of that name the default mapping holds")
            .or("default")
            .like("acme")
            .formerly("client", "tenant", "company");
    static final Setting CONNECTION = Setting.of(
                    "",
                    "connection",
                    new Kind.Open(),
                    "How to reach the shop;"
                            + " cart.yaml in the cart's folder under routes/ names the keys. Write secrets as `${env:NAME}` or"
                            + " `${file:path}`")
            .like("{api_path: '${env:ACME_BC_PATH}', key: '${env:ACME_BC_KEY}'}")
            .formerly("credentials", "api", "auth");
    static final Setting SANDBOX = Setting.of(
                    "", "sandbox", new Kind.Open(), "A simulated shop inside Cartage instead" + " of a connection")
            .like("{seed: 7, orders: 300}")
            .formerly("simulator", "simulation");
    static final Setting TIMEZONE = Setting.of(
                    "", "timezone", new Kind.Zone(), "The time zone of the dates in this file")
            .or("UTC")
            .like("America/Chicago")
            .formerly("time_zone", "tz");
    static final Setting AUTO_SYNC = Setting.of(
                    "",
                    "auto_sync",
                    new Kind.Word(List.of("running", "stopped")),
                    "Whether the store's schedules run until somebody starts or stops them with `cartage schedule`, which"
                            + " then counts")
            .or("running")
            .like("stopped")
            .formerly("autosync", "enabled", "active");
    static final Setting ORDERS = Setting.of(
                    "",
                    "orders",
                    new Kind.Section(),
                    "Which orders are downloaded, how often and" + " under which number")
            .mustBeGiven()
            .formerly("order", "order_download");
    static final Setting WHEN_STAGED = Setting.of(
                    "",
                    "when_staged",
                    new Kind.Open(),
                    "What is written to an order of the shop once it is staged; `order_writes` in cart.yaml names the keys")
            .like("{status: Awaiting Shipment}")
            .formerly("after_download", "after_staging", "set_status");
    static final Setting WHEN_IMPORTED = Setting.of(
                    "",
                    "when_imported",
                    new Kind.Open(),
                    "What is written to an order once the ERP has imported it; same keys as `when_staged`")
            .like("{order_number: true}")
            .formerly("after_import", "after_acknowledgement");
    static final Setting INVENTORY = Setting.of(
                    "",
                    "inventory",
                    new Kind.Section(),
                    "The ERP's stock is pushed to the shop; without this section it isn't. `inventory: {}` will do")
            .formerly("stock", "inventory_push");
    static final Setting SHIPMENTS = Setting.of(
                    "",
                    "shipments",
                    new Kind.Section(),
                    "The ERP's shipments are confirmed to the shop; without this section they aren't."
                            + " `shipments: {}` will do")
            .formerly("shipment", "shipment_confirmation", "fulfillments");
    static final Setting DEFAULTS = Setting.of(
                    "",
                    "defaults",
                    new Kind.Section(),
                    "What the mapping puts on an order" + " where the shop says nothing")
            .formerly("order_defaults", "default");

    static final Setting STATUSES = orders(
                    "statuses", new Kind.Values(), "The order statuses that reach the ERP, by name" + " or number")
            .mustBeGiven()
            .like("[Awaiting Fulfillment, 9]")
            .formerly("status", "status_ids", "order_statuses", "filter");
    static final Setting FROM = orders(
                    "from",
                    new Kind.Moment(),
                    "Only orders created since: a date in the store's time" + " zone, or a date with a time")
            .like("2026-01-01")
            .formerly("since", "start_date", "min_date", "from_date");
    static final Setting CHANNELS = orders(
                    "channels", new Kind.Values(), "Only orders of these sales channels of the shop")
            .like("[1]")
            .formerly("channel", "channel_ids");
    static final Setting PREFIX = orders(
                    "prefix",
                    new Kind.Text(),
                    "Stands before the cart's order number, so that the"
                            + " orders of several stores stay apart in the ERP")
            .like("A-")
            .formerly("order_prefix", "order_no_prefix");
    static final Setting IMPORT_AS = orders(
                    "import_as",
                    new Kind.Word(List.of("pending_cash_sale", "pending_sales_order", "pending_sales_invoice")),
                    "What the ERP makes of an order")
            .or("pending_cash_sale")
            .like("pending_sales_order")
            .formerly("transaction_type", "import_type");
    static final Setting EVERY = orders(
                    "every",
                    new Kind.Span(Duration.ofSeconds(1), Duration.ofDays(7)),
                    "The time from one download to the next")
            .or("5m")
            .like("15m")
            .formerly("interval", "schedule", "frequency", "poll");
    static final Setting CRON = cron("orders");
    static final Setting OVERLAP = orders(
                    "overlap",
                    new Kind.Span(Duration.ZERO, Duration.ofDays(7)),
                    "How far each download reaches back behind the last one; without it the cart's own measure holds")
            .like("10m")
            .formerly("lookback", "window");
    static final Setting PAGE = orders(
                    "page", new Kind.Whole(1, 1000), "Orders per call; without it as many as the cart" + " allows")
            .like("50")
            .formerly("page_size", "limit", "batch_size");

    static final Setting STOCK_EVERY = push("inventory", "every", "push of stock levels");
    static final Setting STOCK_CRON = cron("inventory");
    static final Setting SAFETY_STOCK = Setting.of(
                    "inventory",
                    "safety_stock",
                    new Kind.Whole(0, 1_000_000),
                    "Units of each SKU and warehouse that are never" + " offered")
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
    static final Setting REBUILD = Setting.of(
                    "inventory",
                    "rebuild",
                    new Kind.Span(Duration.ofMinutes(1), Duration.ofDays(90)),
                    "How often the shop's whole catalog is read; changes are read before each push")
            .or("1d")
            .like("7d")
            .formerly("full_sync");
    static final Setting SHIPMENTS_EVERY = push("shipments", "every", "confirmation of shipments");
    static final Setting SHIPMENTS_CRON = cron("shipments");

    static final Setting PAYMENT_TERMS = orderDefault("payment_terms", "Payment terms code", "\"30\"", "terms");
    static final Setting SALESPERSON_NO =
            orderDefault("salesperson_no", "Salesperson number", "\"100\"", "salesperson", "sales_person");
    static final Setting CUSTOMER_DIVISION =
            orderDefault("customer_division", "Customer division", "\"00\"", "division");
    static final Setting CUSTOMER_NO =
            orderDefault("customer_no", "Customer number in the ERP", "WEB", "customer_number", "customer_id");
    static final Setting HOLD_CODE =
            orderDefault("hold_code", "Order status or hold code", "WEB", "order_status", "hold");
    static final Setting ORDER_TYPE = orderDefault("order_type", "Order type", "S", "type");
    static final Setting PRINT_PICK_SHEET =
            printFlag("print_pick_sheet", "Whether a pick sheet is printed", "pick_sheet");
    static final Setting PRINT_SALES_ORDER =
            printFlag("print_sales_order", "Whether the sales order is printed", "sales_order");
    static final Setting TAX_SCHEDULE = orderDefault("tax_schedule", "Tax schedule", "AVATAX", "tax_code");

    /** The order defaults in the order in which they are shown. */
    static final List<Setting> ORDER_DEFAULTS = List.of(
            PAYMENT_TERMS,
            SALESPERSON_NO,
            CUSTOMER_DIVISION,
            CUSTOMER_NO,
            HOLD_CODE,
            ORDER_TYPE,
            PRINT_PICK_SHEET,
            PRINT_SALES_ORDER,
            TAX_SCHEDULE);

    /** All of them, in the order in which a file gives them. */
    static final List<Setting> ALL = Stream.concat(
                    Stream.of(
                            STORE,
                            CART,
                            CUSTOMER,
                            CONNECTION,
                            SANDBOX,
                            TIMEZONE,
                            AUTO_SYNC,
                            ORDERS,
                            STATUSES,
                            FROM,
                            CHANNELS,
                            PREFIX,
                            IMPORT_AS,
                            EVERY,
                            CRON,
                            OVERLAP,
                            PAGE,
                            WHEN_STAGED,
                            WHEN_IMPORTED,
                            INVENTORY,
                            STOCK_EVERY,
                            STOCK_CRON,
                            SAFETY_STOCK,
                            SHIP_FROM,
                            WAREHOUSES,
                            REBUILD,
                            SHIPMENTS,
                            SHIPMENTS_EVERY,
                            SHIPMENTS_CRON,
                            DEFAULTS),
                    ORDER_DEFAULTS.stream())
            .toList();

    private StoreSettings() {}

    private static Setting orders(String key, Kind kind, String description) {
        return Setting.of("orders", key, kind, description);
    }

    private static Setting push(String section, String key, String what) {
        return Setting.of(
                        section,
                        key,
                        new Kind.Span(Duration.ofSeconds(1), Duration.ofDays(7)),
                        "The time from one " + what + " to the next")
                .or("5m")
                .like("15m")
                .formerly("interval", "schedule", "frequency");
    }

    private static Setting cron(String section) {
        return Setting.of(
                        section,
                        "cron",
                        new Kind.Cron(),
                        "Times of the clock in the store's time zone instead of `every`: minute, hour, day of the month, month,"
                                + " day of the week")
                .like("0 6-20 * * 1-5")
                .formerly("cron_schedule");
    }

    private static Setting orderDefault(String key, String description, String example, String... formerly) {
        return Setting.of("defaults", key, new Kind.Text(), description)
                .like(example)
                .formerly(formerly);
    }

    private static Setting printFlag(String key, String description, String formerly) {
        return Setting.of("defaults", key, new Kind.Flag(), description)
                .or("false")
                .like("true")
                .formerly(formerly);
    }
}
