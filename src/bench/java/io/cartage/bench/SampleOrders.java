package io.cartage.bench;

import io.cartage.config.Home;
import io.cartage.mapping.MappingFiles;
import io.cartage.mapping.MappingPlan;
import io.cartage.problem.Problems;
import io.cartage.sandbox.Sandbox;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One page of a sandbox shop's orders, each with its own bytes, and the mapping that is shipped for them. */
final class SampleOrders {
    static final int NUMBER = 250;

    private SampleOrders() {}

    static List<byte[]> read() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start(0)) {
            Map<String, String> connection =
                    sandbox.open("bigcommerce", "bench", Shop.settings(NUMBER)).connection();
            ShopClient client = new ShopClient(connection.get("api_path"), connection.get("key"));
            return ListedOrder.read(client.page(Instant.EPOCH, 1)).stream()
                    .map(ListedOrder::bytes)
                    .toList();
        }
    }

    static MappingPlan plan() {
        DatabaseSettings database =
                new DatabaseSettings("jdbc:h2:mem:sample_orders;DATABASE_TO_LOWER=TRUE;MODE=PostgreSQL", "cartage", "");
        try (StagingDatabase staging = StagingDatabase.open(database, Clock.systemUTC())) {
            Problems problems = new Problems();
            return MappingFiles.load(
                            Home.at(Path.of("")), "default", "bigcommerce", "orders", staging.tables(), problems)
                    .orElseThrow(() -> new IllegalStateException(problems.all().toString()));
        }
    }
}
