package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.sandbox.Call;
import io.cartage.sandbox.Fault;
import io.cartage.sandbox.Fault.Kind;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.sandbox.SimulatedCarts;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A store whose runs may be processes of their own, to be killed at random instants; its shop outlives them. Nothing but
 * the process keeps the database open then, so that an embedded one dies with it.
 */
final class MortalStore implements AutoCloseable {
    static final String STORE = "killed";

    /** How long the shop takes over a write, so that most instants are in the midst of one. */
    private static final int WRITE_MILLIS = 300;

    /** How many writes a run may finish before it is killed. */
    private static final int MOST_WRITES = 3;

    /** How often a run may be begun for each kill that is wanted. */
    private static final int MOST_ROUNDS = 3;

    private final Path home;
    private final DatabaseSettings settings;
    private final long seed;
    private final Random random;
    private final Sandbox sandbox;
    private final SandboxShop shop;
    private int killed;
    private int inMidWrite;

    /**
     * @param flows what the store's file says after the statuses
     * @param change of the routes and what is known of the cart
     */
    MortalStore(
            Path home,
            CartUnderTest cart,
            TestDatabase kind,
            String shopSettings,
            String flows,
            UnaryOperator<String> change)
            throws IOException {
        this.home = home;
        this.seed = Long.getLong("cartage.seed", 20261121);
        this.random = new Random(seed);
        this.settings = kind == TestDatabase.H2 ? DatabaseSettings.embedded(home.resolve("data")) : kind.fresh();
        Files.createDirectories(home.resolve("data"));
        this.sandbox = SimulatedCarts.start();
        this.shop = sandbox.open(cart.id(), STORE, SandboxSettings.of(cart.shop(shopSettings)));
        Workshop.furnish(home, cart, text -> change.apply(Workshop.impatient(text)));
        Workshop.writeStore(home, STORE, cart.id(), shop.connection(), flows);
        for (String method : Set.of("POST", "PUT")) {
            shop.faults().add(Fault.of(Kind.SLOW).method(method).ms(WRITE_MILLIS));
        }
    }

    SandboxShop shop() {
        return shop;
    }

    /** A number below {@code bound}, by the seed. */
    int random(int bound) {
        return random.nextInt(bound);
    }

    /** For an ERP's SQL, while no process runs. */
    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(settings.url(), settings.user(), settings.password()));
    }

    /** Runs a flow to its end, in this process, which takes a tenth of the time. */
    void run(String flow) {
        RunAccount account = OneRun.run(home, STORE, flow, settings);
        assertThat(account.state()).as(() -> account + "\n" + told()).isEqualTo(RunAccount.State.COMPLETED);
    }

    /**
     * Runs a flow and kills it, so often, and on until a quarter of the kills hit a write between its commit and its answer.
     *
     * @param between is done after each
     */
    void runAndKill(String flow, int kills, IntConsumer between) throws Exception {
        int wanted = Math.max(1, kills / 4);
        for (int i = 0; i < MOST_ROUNDS * kills && (killed < kills || inMidWrite < wanted); i++) {
            runAndKill(flow);
            between.accept(i);
        }
        assertThat(killed).as("kills that hit a run; " + told()).isGreaterThanOrEqualTo(kills);
        assertThat(inMidWrite).as("kills that hit a write; " + told()).isGreaterThanOrEqualTo(wanted);
    }

    /** After its first call and up to {@value #MOST_WRITES} writes, at an instant of the next one or of what comes before it. */
    private void runAndKill(String flow) throws Exception {
        Set<String> before = underWay(flow);
        int from = shop.calls().latest().stream().mapToInt(Call::number).max().orElse(0);
        int writes = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(MOST_WRITES);
        int since = random.nextInt(4) == 0 ? 0 : 1; // where each write has a read before it, the next call is a write
        Process process = start(flow);
        while (process.isAlive() && !hasCome(from, writes, since)) {
            process.waitFor(2, TimeUnit.MILLISECONDS);
        }
        boolean endedBefore = process.waitFor(random.nextInt(WRITE_MILLIS), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        killed += endedBefore ? 0 : 1;
        Set<String> after = underWay(flow);
        after.removeAll(before);
        inMidWrite += after.isEmpty() ? 0 : 1;
    }

    /** Writes that left and whose answer isn't known. */
    private Set<String> underWay(String flow) {
        return new HashSet<>(
                jdbc().sql("select id, attempts from cartage_outbox where state = 'sending' and flow = :flow")
                        .param("flow", flow)
                        .query((row, i) -> row.getLong(1) + " at attempt " + row.getInt(2))
                        .list());
    }

    /** Whether any call was answered since that one, so many writes among them, and so many calls after these. */
    private boolean hasCome(int number, int writes, int since) {
        List<Call> calls = shop.calls().latest().stream()
                .filter(call -> call.number() > number)
                .toList();
        int found = 0;
        int at = 0;
        while (at < calls.size() && found < writes) {
            found += isWrite(calls.get(at)) ? 1 : 0;
            at++;
        }
        return !calls.isEmpty() && found == writes && calls.size() - at >= since;
    }

    /** Where all goes to one address, the sandbox tells what a call is named. */
    private static boolean isWrite(Call call) {
        return call.path().contains("#")
                ? call.path().endsWith("Write")
                : !call.method().equals("GET");
    }

    private Process start(String flow) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneRun.class.getName(),
                        home.toString(),
                        STORE,
                        flow,
                        settings.url(),
                        settings.user())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log.txt").toFile()))
                .start();
    }

    /** What a failure needs to be understood. */
    String told() {
        try {
            Path log = home.resolve("log.txt");
            return "-Dcartage.seed=" + seed + "\n" + (Files.exists(log) ? Files.readString(log) : "");
        } catch (IOException e) {
            return "-Dcartage.seed=" + seed + ", no log: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
