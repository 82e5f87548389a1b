package io.cartage.cli;

import io.cartage.flow.BackfillAccount;
import io.cartage.flow.BackfillRequest;
import io.cartage.flow.Flows;
import io.cartage.flow.PreparedStore;
import io.cartage.flow.RunWatcher;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage backfill}: stages the orders of a span of the past, beside the regular downloads. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = "Stages the orders made in a span of the past, beside 'cartage run'. Broken off, it goes on where"
                + " it stopped when it is started with the same dates.",
        footer = {
            "",
            "Exit code 0: everything up to the present is read; 1: it failed; 2: a file or an option is wrong."
        })
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class BackfillCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "The first day, in the store's time zone; or an instant such as 2026-01-31T18:00:00Z.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "The last day, which counts whole; or an instant.")
    private String to = "";

    @Option(
            names = "--share",
            paramLabel = "PERCENT",
            description = "How much of the shop's quota it may use; the rest is the regular downloads' and other apps'."
                    + " Default: ${DEFAULT-VALUE}.")
    private int share = 50;

    @Option(names = "--again", description = "Begin anew, although a part of it was read before.")
    private boolean again;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (StagingDatabase database = workplace.open()) {
            Optional<PreparedStore> store =
                    workplace.store(storeId, database, spec.commandLine().getErr());
            if (store.isEmpty()) {
                return ExitCode.USAGE;
            }
            Moments moments = new Moments(store.get().store().timezone());
            BackfillRequest request = request(moments);
            try (Flows flows = workplace.start(database, List.of(store.get()), RunWatcher.NONE)) {
                return run(flows, request, moments);
            }
        }
    }

    private BackfillRequest request(Moments moments) {
        Instant begin = moments.beginning("--from", from);
        Instant end = moments.end("--to", to);
        if (!begin.isBefore(end)) {
            throw new WrongOptionException("--from lies after --to. Swap them");
        }
        if (share < 1 || share > 100) {
            throw new WrongOptionException("--share is " + share + ". Write a percentage from 1 to 100");
        }
        return new BackfillRequest(storeId, begin, end, share, again);
    }

    private int run(Flows flows, BackfillRequest request, Moments moments) {
        PrintWriter out = spec.commandLine().getOut();
        BackfillLines lines = new BackfillLines(out, moments, Terminal.isWatched());
        CountDownLatch ended = new CountDownLatch(1);
        Thread onSignal = new Thread(() -> {
            flows.endSoon();
            awaitQuietly(ended);
        });
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            lines.begin(request);
            BackfillAccount account = flows.backfill(request, lines);
            lines.end(account);
            return account.end() == BackfillAccount.End.FAILED ? ExitCode.SOFTWARE : ExitCode.OK;
        } finally {
            ended.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
