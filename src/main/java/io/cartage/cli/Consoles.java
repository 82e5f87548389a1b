package io.cartage.cli;

import io.cartage.console.Console;
import io.cartage.flow.Flows;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;

/** Opens the console of {@code run} and {@code demo}, and says where it is. */
final class Consoles {
    private Consoles() {}

    /** Returns what closes it. */
    static Runnable open(Flows flows, StagingDatabase database, Console.Door door, PrintWriter out) {
        Optional<Console> opened =
                Console.open(flows, database, flows.settings().console(), door, Clock.systemUTC());
        opened.ifPresent(console -> {
            out.println("The console is at " + console.address());
            console.setUpLink().ifPresent(link -> {
                out.println("Nobody can log in there yet. Whoever opens this link first becomes its administrator:");
                out.println("  " + link);
            });
            out.flush();
        });
        return () -> opened.ifPresent(Console::close);
    }
}
