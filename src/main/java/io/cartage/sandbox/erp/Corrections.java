package io.cartage.sandbox.erp;

/** Looks at the shipments that came back, and mends those rows in which somebody mistyped the SKU. */
final class Corrections {
    private static final String MEND =
            """
            update external_order_shipments
            set sku = substring(sku from 1 for char_length(sku) - :length), push_status = 'pending'
            where push_status in ('waiting', 'error')
              and store_id in (:stores)
              and sku like :slip
            """;

    private final ErpDatabase database;
    private final ErpSettings settings;

    Corrections(ErpDatabase database, ErpSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** How many rows were mended. */
    int mend() {
        return database.sql(MEND)
                .param("length", ShippingDesk.SLIP.length())
                .param("stores", settings.stores())
                .param("slip", "%" + ShippingDesk.SLIP)
                .update();
    }
}
