package io.cartage.cli;

import io.cartage.flow.PreparedStore;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Schedule;
import io.cartage.staging.desk.Switches;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which schedules a command is about. */
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class ScheduleChoice {
    @Parameters(arity = "0..1", paramLabel = "STORE", description = "The store; without it give --all.")
    private @Nullable String storeId;

    @Option(names = "--flow", paramLabel = "FLOW", description = "Only this flow of it, such as inventory.")
    private @Nullable String flow;

    @Option(names = "--all", description = "Every schedule of every store.")
    private boolean all;

    /** The store that was named, or that means each. */
    String storeId() {
        if (all == (storeId != null)) {
            throw new WrongOptionException("name a store, or give --all");
        }
        if (all && flow != null) {
            throw new WrongOptionException("--flow goes with one store only");
        }
        return storeId == null ? Schedule.ALL : storeId;
    }

    String flow() {
        return flow == null ? Schedule.ALL : flow;
    }

    /** What was chosen, for people. */
    String words() {
        return all ? "every schedule" : (flow == null ? "each flow" : "the flow " + flow) + " of " + storeId;
    }

    /** Starts or stops what was chosen. */
    void switchTo(boolean runs, Workplace workplace, PrintWriter err) {
        String store = storeId();
        try (StagingDatabase database = workplace.open()) {
            of(workplace.stores(database, err));
            database.switches().set(store, flow(), runs, Terminal.user());
            database.audit().write(Terminal.user(), runs ? "start" : "stop", store + "/" + flow(), "");
        }
    }

    /** The stores and flows that were chosen, of those that there are. */
    List<Switches.Asked> of(List<PreparedStore> stores) {
        List<Switches.Asked> chosen = new ArrayList<>();
        for (PreparedStore store : stores) {
            for (String one : store.flows()) {
                if ((all || store.id().equals(storeId)) && (flow == null || flow.equals(one))) {
                    chosen.add(new Switches.Asked(store.id(), one));
                }
            }
        }
        if (chosen.isEmpty()) {
            throw new WrongOptionException(
                    "there is no such schedule: " + words() + ". 'cartage schedule' lists those that there are");
        }
        return chosen;
    }
}
