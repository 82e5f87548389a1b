package io.cartage.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes {@code docs/performance.md} from the figures of a whole run. */
final class PerformancePage {
    private static final Path FILE = Path.of("docs/performance.md");

    private static final String TEXT =
            """
            # Performance

            Written by `make bench`, which takes about half an hour; don't edit it by hand. `make bench only=mapping` runs one part
            (`mapping`, `download`, `memory`, `stock`, `oversell`, `console`, `start`) and `make bench size=10` a tenth of the orders and SKUs;
            both only print.

            This run: $machine.
            The sandbox shop and PostgreSQL ran on the same machine, so downloads and pushes had less than all of it.

            | what | target | reached | |
            |---|---|---|---|
            $rows
            ## What is measured

            **Mapping.** A page of 250 ordinary orders of the sandbox, each from its bytes to rows: parsed and mapped by the
            shipped default mapping, against [hand-written Java](../src/bench/java/io/cartage/bench/HandWrittenMapping.java)
            on Jackson's tree. First the rows of both are compared, cell by cell. JMH, three forks each by turns; the fastest
            iteration of each counts, since noise only ever adds time. Cartage also checks its control totals; the
            hand-written code checks nothing.

            **Download.** A whole shop without a quota, in a process of its own, into an empty database: Cartage as it is
            shipped (routes, mapping, staging) against a
            [hand-written loop](../src/bench/java/io/cartage/bench/HandWrittenDownload.java) that reads the same pages and
            [writes the same rows in the same batches](../src/bench/java/io/cartage/bench/HandWrittenStaging.java): archived
            payloads, outcomes and cursor included. Cartage makes a few calls more, since it reads a second in which more than
            a page of orders changed until it finds the same ones twice. Each download starts a new JVM with a heap of 512 MB,
            by turns; starting it isn't counted, warming up is. Afterwards numbers and sums of both databases must be equal.
            Both write every commit to the disk: H2 as the embedded file database, PostgreSQL with `fsync` and
            `synchronous_commit`.

            **Heap.** The same download of more orders by Cartage, with a heap of 256 MB. It either ends or fails; the
            number says how full the heap was at most after a garbage collection, dead objects of older pages included.

            **Stock.** The ERP's levels of many SKUs, all at one place, into a shop without a quota and without orders, in a process
            of its own with a heap of 256 MB. In turn: the catalog map alone; a first push of all levels; all levels changed, by
            Cartage as it is shipped (routes, mapping, outbox) and by a
            [hand-written loop](../src/bench/java/io/cartage/bench/HandWrittenPush.java) that reads the rows which differ by one
            query, sends the same batches by the JDK's client and marks the same rows, twice each by turns; one level in a hundred
            changed; and none, which is what judging all rows takes. Each time is that of the whole run, with its look at the
            catalog, the places and, if anything is to be pushed, the orders; the first push isn't in the table, since it warms up.
            Cartage judges all rows twice: once to see whether anything differs, and once more after the orders are downloaded.
            The loop takes off no open orders, keeps no outbox, and could not tell what a lost answer leaves behind.

            **Oversell.** Six SKUs with a few units each, and a minute of trade before each push: up to five shoppers who want one to
            three units each, goods that come in, and an ERP that takes orders over three minutes late, writes its stock later
            still, and at times does neither. While the push is at work up to five more shoppers buy, between its calls. All of it
            follows from a seed, and is the same for the naive push: the ERP's free quantity replaces the shop's in each round,
            without open orders taken off, and in no time at all. A unit is oversold if the shop sold it when all that the ERP had
            was sold. Latency explains it only if a push read the orders, a shopper bought, and then the push wrote its level over
            the sale; as many units as were sold so, and until the next push. Shopify's write is refused if the level has changed
            meanwhile, so nothing is explained there. Shoppers are as frequent here as nowhere, to have something to count: the
            numbers tell one push from another, not how much a shop will oversell. Caution turns shoppers away too: goods that came
            in can't be sold before the ERP has written them and a push has told the shop, and on Shopify what was sold between two
            pushes is held back twice, by its open order and by the level that has changed, until the push after. The tests hold
            the same rule, and one more: what the ERP sells elsewhere is oversold until the next push, whoever pushes.

            **Console.** The demo's stores and their orders, copied by SQL until there are many of them in the embedded database. Eight
            clients ask for pages in turn, as fast as they are answered, while all stores run one after the other; the console and a
            [bare server](../src/bench/java/io/cartage/bench/HandWrittenPages.java) of the same library by turns, twice five seconds each.
            The bare server asks the database the same, by the same services, and sends the bytes that the console sent before: it knows no
            users, sessions, tokens or templates. Clients, server, database and runs share the machine, so times are those of a busy one.
            The weights are what a browser loads, compressed; `PageWeightTest` holds every page to them.

            **Start.** `java -jar target/cartage.jar run --once` against a shop without orders, with a database that has yet
            to be created: until the first call arrives at the shop, and until the process ends. Median of five.

            ## How to read it

            Ratios hold from machine to machine, times don't. Other work on the machine makes all times longer, and a ratio
            of wall times less certain than one of processor times. The former is what one waits for, and includes the shop's
            and the database's time, which are the same for both; the latter is Cartage's own work against the loop's. The
            hand-written loop repeats no failed call, heeds no quota, completes no cut order, checks no total, quarantines
            nothing and notices no change, so 100 % is not to be had.
            """;

    private PerformancePage() {}

    static void write(List<Figure> figures) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Figure figure : figures) {
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    figure.what(),
                    figure.target().isEmpty() ? "–" : figure.target(),
                    figure.reached(),
                    figure.target().isEmpty() ? "" : figure.met() ? "reached" : "**missed**"));
        }
        Files.writeString(FILE, TEXT.replace("$machine", machine()).replace("$rows", rows));
    }

    /** In general words: no name, no path. */
    private static String machine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d processor cores (%s), %d GB of memory, %s, JDK %s",
                system.getAvailableProcessors(),
                system.getArch(),
                Math.round(system.getTotalMemorySize() / 1e9),
                system.getName(),
                Runtime.version().feature());
    }
}
