package io.cartage.bench;

import io.cartage.config.Home;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunAccount;
import io.cartage.flow.RunWatcher;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Cartage as it is shipped: routes, default mapping, staging. */
final class CartageDownload implements Downloader {
    private final Flows flows;

    CartageDownload(Home home, StagingDatabase database) {
        Problems problems = new Problems();
        List<PreparedStore> stores = Preparation.read(home, Map.of(), database.tables(), problems);
        problems.throwIfErrors();
        flows = Flows.start(home, Map.of(), database, stores, RunWatcher.NONE, Clock.systemUTC());
    }

    @Override
    public long run() {
        RunAccount account = flows.runNow(StoreHome.STORE);
        if (account.state() != RunAccount.State.COMPLETED) {
            throw new IllegalStateException(account.message());
        }
        return account.calls();
    }

    @Override
    public void close() {
        flows.close();
    }
}
