package io.cartage.console;

import io.cartage.config.ConsoleSettings;
import io.cartage.config.Home;
import io.cartage.flow.Flows;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.TestDatabase;
import io.cartage.staging.desk.Role;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A console over the demo's stores, on any free port; it closes its database. */
final class OpenConsole implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private static final String HASH = new Passwords().hash(PASSWORD);

    private final StagingDatabase database;
    private final Flows flows;
    private final Console console;
    private final TurnableClock clock;

    /** A clock that a test turns on. */
    static final class TurnableClock extends Clock {
        private Duration turned = Duration.ZERO;

        void turn(Duration by) {
            turned = turned.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(turned);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** The demo's shops, at work on a database; several consoles may look at them. */
    static final class Town implements AutoCloseable {
        private final TurnableClock clock = new TurnableClock();
        private final StagingDatabase database = StagingDatabase.open(TestDatabase.H2.fresh(), clock);
        private final Flows flows;

        private final Path directory;

        Town() {
            this(furnished(), Map.of());
        }

        /** The simulated shops of another home. */
        Town(Path directory, Map<String, String> environment) {
            this.directory = directory;
            Home home = Home.at(directory);
            Problems problems = new Problems();
            List<PreparedStore> stores = Preparation.read(home, environment, database.tables(), problems).stream()
                    .filter(store -> store.sandbox().isPresent())
                    .toList();
            problems.throwIfErrors();
            flows = Flows.start(home, environment, database, stores, RunWatcher.NONE, clock);
        }

        Flows flows() {
            return flows;
        }

        /** Where the files stand that people edit: copies, so that a test may write. */
        Path directory() {
            return directory;
        }

        private static Path furnished() {
            try {
                Path directory = Files.createTempDirectory("cartage-console");
                for (String room : List.of("routes", "mappings", "stores")) {
                    for (String path : Home.at(Path.of("")).list(room)) {
                        Path copy = directory.resolve(path);
                        Files.createDirectories(copy.getParent());
                        Files.copy(Path.of(path), copy);
                    }
                }
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A console of the same database. */
        OpenConsole console() {
            return new OpenConsole(
                    flows, database, clock, new ConsoleSettings("127.0.0.1", 0, "", ""), Console.Door.LOCKED);
        }

        /** A console whose database is empty: nobody is known there. */
        OpenConsole fresh() {
            return fresh("127.0.0.1", Console.Door.LOCKED);
        }

        OpenConsole fresh(String host, Console.Door door) {
            StagingDatabase empty = StagingDatabase.open(TestDatabase.H2.fresh(), clock);
            return new OpenConsole(flows, empty, clock, new ConsoleSettings(host, 0, "", ""), door);
        }

        /** A console by https. */
        OpenConsole encrypted(ConsoleSettings settings) {
            StagingDatabase empty = StagingDatabase.open(TestDatabase.H2.fresh(), clock);
            return new OpenConsole(flows, empty, clock, settings, Console.Door.LOCKED);
        }

        @Override
        public void close() {
            flows.close();
            database.close();
        }
    }

    private OpenConsole(
            Flows flows, StagingDatabase database, TurnableClock clock, ConsoleSettings settings, Console.Door door) {
        this.flows = flows;
        this.database = database;
        this.clock = clock;
        this.console = Console.serve(flows, database, settings, door, clock).orElseThrow();
    }

    String address() {
        return console.address().replace("0.0.0.0", "localhost");
    }

    Optional<String> setUpLink() {
        return console.setUpLink();
    }

    /** All that is served. */
    List<Route> routes() {
        return console.router().getRoutes();
    }

    StagingDatabase database() {
        return database;
    }

    Flows flows() {
        return flows;
    }

    TurnableClock clock() {
        return clock;
    }

    /** Adds a user of this name and role, with {@link #PASSWORD}. */
    void add(String name, Role role) {
        if (database.users().add(name, role, Optional.of(HASH)).isEmpty()) {
            throw new IllegalArgumentException("there is a user " + name + " already");
        }
    }

    /** A visitor who has logged in. */
    Visitor as(String name) throws Exception {
        Visitor visitor = visitor();
        visitor.get("/login");
        visitor.post("/login", Map.of("name", name, "password", PASSWORD));
        visitor.get("/");
        return visitor;
    }

    Visitor visitor() {
        return new Visitor(address());
    }

    @Override
    public void close() {
        console.close();
        database.close();
    }
}
