package io.cartage.staging.outbox;

import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.time.Clock;

/** A process that takes the turn to write to a shop, says so, and holds it until it is killed. */
final class TurnVictim {
    static final String SHOP = "shop.example";

    private TurnVictim() {}

    public static void main(String[] arguments) throws IOException {
        StagingDatabase database =
                StagingDatabase.open(new DatabaseSettings(arguments[0], arguments[1], ""), Clock.systemUTC());
        System.out.println(database.writerTurns().take(SHOP).isPresent() ? "taken" : "refused");
        System.in.read();
    }
}
