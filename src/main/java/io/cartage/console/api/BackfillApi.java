package io.cartage.console.api;

import io.cartage.flow.BackfillRequest;
import io.cartage.flow.Flows;
import io.cartage.flow.connect.BackfillDesk;
import io.cartage.flow.json.BackfillJson;
import io.cartage.staging.desk.Audit;
import java.time.Instant;
import java.util.List;

/** Orders of the past, staged in the background of this process. */
record BackfillApi(Flows flows, BackfillDesk backfills, Audit audit) {
    private static final String PATH = "/stores/{store}/backfill";
    private static final int USUAL_SHARE = 50;

    List<Operation> operations() {
        return List.of(
                Operation.get(PATH, asked -> stand(200, store(asked))),
                Operation.post(PATH, this::begin, "from", "until", "share", "again"),
                Operation.post(PATH + "/stop", this::stop));
    }

    private String store(Asked asked) {
        return flows.stores().stream()
                .map(store -> store.id())
                .filter(asked.part("store")::equals)
                .findFirst()
                .orElseThrow(() -> ApiFault.unknown(
                        "There is no store '" + asked.part("store") + "' at work", "GET /stores lists them"));
    }

    private Answer begin(Asked asked) {
        Instant from = asked.neededInstant("from");
        Instant until = asked.neededInstant("until");
        int share = asked.percentage("share").orElse(USUAL_SHARE);
        boolean again = asked.switchedOn("again");
        if (!from.isBefore(until)) {
            throw ApiFault.wrongBody("'from' is not before 'until'", "Swap them");
        }
        String store = store(asked);
        if (!backfills.begin(new BackfillRequest(store, from, until, share, again), asked.who())) {
            throw ApiFault.conflict(
                    "A backfill of " + store + " is at work",
                    "Wait for its end, or stop it; it goes on later where it was");
        }
        audit.write(
                asked.who(),
                "backfill",
                store + "/orders",
                asked.how() + ": " + from + " to " + until + ", " + share + " % of the quota"
                        + (again ? ", anew" : ""));
        return stand(202, store);
    }

    private Answer stop(Asked asked) {
        String store = store(asked);
        if (backfills.stop(store)) {
            audit.write(asked.who(), "stop backfill", store + "/orders", asked.how());
        }
        return stand(200, store);
    }

    private Answer stand(int status, String store) {
        return new Answer(status, BackfillJson.of(store, backfills.status(store), backfills.unfinished(store)));
    }
}
