package io.cartage.bench;

import io.cartage.config.ConsoleSettings;
import io.cartage.config.Home;
import io.cartage.console.Console;
import io.cartage.console.PageWeight;
import io.cartage.flow.Flows;
import io.cartage.flow.InventoryQueue;
import io.cartage.flow.OrderFile;
import io.cartage.flow.OrderSearch;
import io.cartage.flow.Overview;
import io.cartage.flow.Preparation;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.problem.Problems;
import io.cartage.staging.DatabaseSettings;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.OrderQuestion;
import io.cartage.staging.stock.StockQueue.Filter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures what people wait for: pages of the console over many orders, asked by several clients at once while runs go on,
 * against a bare server that asks the same of the database and sends the same bytes; and what browsers load for them.
 */
final class ConsoleBench {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 2;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int MOST_AT_FIRST = 350_000;
    private static final int MOST_OF_A_PAGE = 60_000;

    private final Path scratch;

    ConsoleBench(Path scratch) {
        this.scratch = scratch;
    }

    /** @param question what the page asks of the database */
    private record Subject(String title, String path, Runnable question) {}

    /**
     * @param nanos of each answer, by path
     * @param processorNanos of the server's threads
     */
    private record Round(Map<String, List<Long>> nanos, long processorNanos) {

        double processorMillis() {
            return processorNanos
                    / 1e6
                    / nanos.values().stream().mapToInt(List::size).sum();
        }

        double millis(String path, double part) {
            List<Long> sorted =
                    nanos.getOrDefault(path, List.of()).stream().sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, part * sorted.size())) / 1e6;
        }
    }

    List<Figure> measure(int orders) throws Exception {
        Home home = Home.at(Path.of(""));
        try (StagingDatabase database =
                StagingDatabase.open(DatabaseSettings.embedded(scratch.resolve("console")), Clock.systemUTC())) {
            List<PreparedStore> stores = Preparation.read(home, Map.of(), database.tables(), new Problems()).stream()
                    .filter(store -> store.sandbox().isPresent())
                    .toList();
            try (Flows flows = Flows.start(home, Map.of(), database, stores, RunWatcher.NONE, Clock.systemUTC())) {
                stores.forEach(store -> flows.runNow(store.id()));
                long begun = System.nanoTime();
                long made = ManyOrders.make(database.dataSource(), orders);
                System.out.printf(Locale.ROOT, "  %,d orders after %.1f s%n", made, (System.nanoTime() - begun) / 1e9);
                return measure(flows, database, made);
            }
        }
    }

    private List<Figure> measure(Flows flows, StagingDatabase database, long orders) throws Exception {
        ConsoleSettings settings = new ConsoleSettings("127.0.0.1", freePort(), "", "");
        try (Console console = Console.open(flows, database, settings, Console.Door.DEMO, Clock.systemUTC())
                .orElseThrow()) {
            CookieManager cookies = new CookieManager();
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(cookies)
                    .build();
            Map<String, HandWrittenPages.Page> pages = new LinkedHashMap<>();
            List<Subject> subjects = new ArrayList<>();
            for (Subject subject : subjects(flows, database)) {
                HttpResponse<byte[]> page = get(client, console.address() + subject.path());
                if (page.statusCode() == 200) {
                    subjects.add(subject);
                    pages.put(subject.path(), new HandWrittenPages.Page(subject.question(), page.body()));
                }
            }
            List<Figure> figures = new ArrayList<>();
            try (HandWrittenPages hand = new HandWrittenPages(pages)) {
                figures.addAll(contest(client, console.address(), hand.address(), subjects, flows, orders));
            }
            figures.addAll(weights(new PageWeight(console.address(), cookies), subjects));
            return figures;
        }
    }

    private static List<Subject> subjects(Flows flows, StagingDatabase database) {
        Overview overview = new Overview(flows, database, Clock.systemUTC());
        OrderSearch orders = new OrderSearch(flows, database);
        OrderFile.Cabinet cabinet = new OrderFile.Cabinet(flows, database);
        InventoryQueue inventory = new InventoryQueue(flows, database, Clock.systemUTC());
        String store = flows.stores().get(0).id();
        String order = database.report().orders(store, 1).get(0).cartOrderId();
        return List.of(
                new Subject("Overview", "/", overview::board),
                new Subject(
                        "Pass Through Orders", "/orders", () -> orders.page(OrderQuestion.ALL, Optional.empty(), 25)),
                new Subject("of one order", "/orders/" + store + "/" + order, () -> cabinet.open(store, order)),
                new Subject("Inventory", "/inventory", () -> inventory.page(Filter.ALL, Optional.empty(), 50)),
                new Subject("Notices", "/notices", () -> database.notices().open()),
                new Subject("Activity", "/activity", () -> database.audit().latest(200)));
    }

    private static List<Figure> contest(
            HttpClient client, String console, String hand, List<Subject> subjects, Flows flows, long orders)
            throws Exception {
        List<Round> ours = new ArrayList<>();
        List<Round> theirs = new ArrayList<>();
        AtomicBoolean going = new AtomicBoolean(true);
        Thread runs = new Thread(() -> {
            while (going.get()) {
                flows.stores().forEach(store -> flows.runNow(store.id()));
            }
        });
        runs.setDaemon(true);
        runs.start();
        try {
            round(client, console, subjects, ROUND.dividedBy(2)); // warms up
            round(client, hand, subjects, ROUND.dividedBy(2));
            for (int round = 0; round < ROUNDS; round++) {
                ours.add(round(client, console, subjects, ROUND));
                theirs.add(round(client, hand, subjects, ROUND));
            }
        } finally {
            going.set(false);
            runs.join();
        }
        Contest<Round> contest = new Contest<>(ours, theirs);
        List<Figure> figures = new ArrayList<>();
        subjects.forEach(subject -> figures.add(figure(contest, subject, orders)));
        figures.add(Figure.plain(
                "these pages: processor time of one; work of the bare server in that",
                String.format(
                        Locale.ROOT,
                        "%.1f ms; %.0f %%",
                        contest.median(Round::processorMillis),
                        contest.percent(Round::processorMillis))));
        return figures;
    }

    private static Figure figure(Contest<Round> contest, Subject subject, long orders) {
        String path = subject.path();
        return Figure.plain(
                String.format(
                        Locale.ROOT,
                        "page %s, %d clients, %,d orders, runs going on: half of them; 99 of 100; speed of the bare server",
                        subject.title(),
                        CLIENTS,
                        orders),
                String.format(
                        Locale.ROOT,
                        "%.0f ms; %.0f ms; %.0f %%",
                        contest.median(round -> round.millis(path, 0.5)),
                        contest.median(round -> round.millis(path, 0.99)),
                        contest.percent(round -> round.millis(path, 0.5))));
    }

    /** All clients ask for all pages in turn, for so long. */
    private static Round round(HttpClient client, String address, List<Subject> subjects, Duration time)
            throws Exception {
        Map<String, List<Long>> nanos = new ConcurrentHashMap<>();
        subjects.forEach(subject -> nanos.put(subject.path(), Collections.synchronizedList(new ArrayList<>())));
        long spent = processorNanos();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Void>> asking = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                asking.add(clients.submit(() -> {
                    for (int n = first; System.nanoTime() < end; n++) {
                        String path = subjects.get(n % subjects.size()).path();
                        long start = System.nanoTime();
                        HttpResponse<byte[]> page = get(client, address + path);
                        long took = System.nanoTime() - start;
                        if (page.statusCode() != 200) {
                            throw new IllegalStateException(address + path + " answers " + page.statusCode());
                        }
                        Optional.ofNullable(nanos.get(path)).ifPresent(all -> all.add(took));
                    }
                    return null;
                }));
            }
            for (Future<Void> one : asking) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        return new Round(nanos, processorNanos() - spent);
    }

    /** What the threads of servers have used; only one of them has anything to do at a time. */
    private static long processorNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("vert.x"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static HttpResponse<byte[]> get(HttpClient client, String address)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }

    private static List<Figure> weights(PageWeight weights, List<Subject> subjects) throws Exception {
        int first = 0;
        int page = 0;
        for (Subject subject : subjects) {
            PageWeight.Weight weight = weights.of(subject.path());
            System.out.printf(Locale.ROOT, "  %s %s%n", subject.title(), weight);
            first = Math.max(first, weight.first());
            page = Math.max(page, weight.page());
        }
        return List.of(
                weight("heaviest of these pages with style, scripts and icons, compressed", MOST_AT_FIRST, first),
                weight("heaviest of these pages alone, as it is loaded afterwards, compressed", MOST_OF_A_PAGE, page));
    }

    private static Figure weight(String what, int most, int reached) {
        return new Figure(what, "≤ " + most / 1000 + " kB", Math.round(reached / 1000.0) + " kB", reached <= most);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
