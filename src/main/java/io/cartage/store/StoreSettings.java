package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may stand in a store file: from here come its reader, {@code stores/schema.json} and docs/store-settings.md. The
 * keys of the first level are here, those of each section in a class of their own.
 */
final class StoreSettings {
    static final Setting STORE = Setting.of(
                    "",
                    "store",
                    new Kind.Text(),
                    "The store's name: that of the file without .yaml, in small letters, digits and hyphens")
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
                            + " cart.yaml in the cart's folder under routes/ names the keys. Write secrets as `${env:NAME}`,"
                            + " `${file:path}` or `${secret:NAME}`")
            .like("{api_path: '${env:ACME_BC_PATH}', key: '${env:ACME_BC_KEY}'}")
            .formerly("credentials", "api", "auth");
    static final Setting SANDBOX = Setting.of(
                    "", "sandbox", new Kind.Open(), "A simulated shop inside Cartage instead of a connection")
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
                    "", "orders", new Kind.Section(), "Which orders are downloaded, how often and under which number")
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
    static final Setting NOTICES = Setting.of(
                    "", "notices", new Kind.Section(), "Who is told of what people should know of the store")
            .formerly("notifications", "alerts");
    static final Setting DEFAULTS = Setting.of(
                    "", "defaults", new Kind.Section(), "What the mapping puts on an order where the shop says nothing")
            .formerly("order_defaults", "default");

    /** All of them, in the order in which a file gives them. */
    static final List<Setting> ALL = Stream.of(
                    List.of(STORE, CART, CUSTOMER, CONNECTION, SANDBOX, TIMEZONE, AUTO_SYNC, ORDERS),
                    OrderKeys.ALL,
                    List.of(WHEN_STAGED, WHEN_IMPORTED, INVENTORY),
                    PushKeys.OF_INVENTORY,
                    List.of(SHIPMENTS),
                    PushKeys.OF_SHIPMENTS,
                    List.of(NOTICES),
                    NoticeKeys.ALL,
                    List.of(DEFAULTS),
                    DefaultKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private StoreSettings() {}
}
