package io.cartage.cli;

import io.cartage.config.Redaction;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.StagingException;
import io.cartage.table.Table;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What a connection test needs of the staging tables, if there are any: a shop can be tested before its database is there.
 *
 * @param reason why no warehouse is known, if none is
 */
record StagingLook(Map<String, Table> tables, List<String> warehouses, String reason) {

    static StagingLook at(Workplace workplace, String storeId) {
        DatabaseSettings settings = workplace.database();
        if (!settings.exists()) {
            return without("there is no database yet");
        }
        try (StagingDatabase database = StagingDatabase.open(settings, Clock.systemUTC())) {
            List<String> warehouses = database.report().warehouses(storeId);
            return new StagingLook(
                    database.tables(), warehouses, "product_qty_in_stock names no warehouse of this store yet");
        } catch (StagingException e) {
            return without(Redaction.redact(String.valueOf(e.getMessage())));
        }
    }

    private static StagingLook without(String reason) {
        try (StagingDatabase scratch = StagingDatabase.open(DatabaseSettings.scratch(), Clock.systemUTC())) {
            return new StagingLook(scratch.tables(), List.of(), reason);
        }
    }
}
