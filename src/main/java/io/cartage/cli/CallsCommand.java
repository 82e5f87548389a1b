package io.cartage.cli;

import io.cartage.flow.json.CallJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.Call;
import io.cartage.staging.desk.Calls;
import io.cartage.yaml.Durations;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage calls}: the calls to a store's shop as they were sent, and what they come to. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        description = "Shows the calls to a store's shop: what was asked, what was answered, how long it took.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class CallsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STORE", description = "The store's name.")
    private String storeId = "";

    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            description = "Only calls of this flow, such as orders; 'look' are those outside any run.")
    private @Nullable String flow;

    @Option(names = "--run", paramLabel = "N", description = "Only calls of this run, by its number.")
    private @Nullable Long runId;

    @Option(names = "--failed", description = "Only calls that failed.")
    private boolean failed;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only calls since then: 2h, a day such as 2026-01-31 (UTC), or 2026-01-31T18:00:00Z.")
    private @Nullable String since;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many to show, the latest. The totals are of all. Default: ${DEFAULT-VALUE}.")
    private int last = 50;

    @Option(names = "--json", description = "One JSON object a call and line, for machines; no totals.")
    private boolean json;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (last < 0) {
            throw new WrongOptionException("--last is " + last + ". Write 0 or more");
        }
        Calls.Question question = new Calls.Question(
                storeId,
                Optional.ofNullable(flow),
                runId == null ? OptionalLong.empty() : OptionalLong.of(runId),
                failed,
                Optional.ofNullable(since).map(CallsCommand::moment));
        PrintWriter out = spec.commandLine().getOut();
        try (StagingDatabase database = workplace.openToLook()) {
            List<Call> calls = database.calls().latest(question, last);
            if (json) {
                calls.forEach(call -> out.println(CallJson.of(call)));
            } else {
                CallLines.print(calls, database.calls().totals(question), out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private static Instant moment(String text) {
        return Durations.parse(text)
                .map(ago -> Clock.systemUTC().instant().minus(ago))
                .orElseGet(() -> new Moments(ZoneOffset.UTC).beginning("--since", text));
    }
}
