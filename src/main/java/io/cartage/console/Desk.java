package io.cartage.console;

import io.cartage.console.api.Api;
import io.cartage.flow.Flows;
import io.cartage.flow.OrderActs;
import io.cartage.flow.Overview;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.bench.MappingBench;
import io.cartage.flow.bench.ShortWork;
import io.cartage.flow.connect.BackfillDesk;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Audit;
import io.cartage.staging.desk.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The services that pages ask, and what they make their own ones of; each is used by commands as well. What keeps something in
 * memory is here once, for all pages and the API.
 *
 * @param work for what somebody may have written so that it takes long
 */
record Desk(
        Flows flows,
        StagingDatabase database,
        Users users,
        Audit audit,
        Overview overview,
        OrderActs acts,
        BackfillDesk backfills,
        MappingBench bench,
        ShortWork work,
        Clock clock) {
    private static final Duration LONGEST = Duration.ofSeconds(8);

    Desk(Flows flows, StagingDatabase database, Clock clock) {
        this(
                flows,
                database,
                database.users(),
                database.audit(),
                new Overview(flows, database, clock),
                new OrderActs(flows, database),
                new BackfillDesk(flows, database, clock),
                new MappingBench(() -> flows.home().live(), database, flows::stores, clock),
                new ShortWork(LONGEST),
                clock);
    }

    /** The names of the stores at work that have a flow. */
    List<String> stores(String flow) {
        return flows.stores().stream()
                .filter(store -> store.flows().contains(flow))
                .map(PreparedStore::id)
                .toList();
    }

    /** What the API asks. */
    Api.Services services() {
        return new Api.Services(flows, database, overview, acts, backfills, bench, work, clock);
    }
}
