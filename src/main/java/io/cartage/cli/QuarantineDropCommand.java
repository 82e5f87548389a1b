package io.cartage.cli;

import io.cartage.staging.Choice;
import io.cartage.staging.StagingDatabase;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage quarantine drop}: a person decides that orders are never staged. */
@Command(
        name = "drop",
        mixinStandardHelpOptions = true,
        description =
                "Decides that orders in quarantine are never staged as they are now. One that changes in the cart is"
                        + " judged again; 'cartage import orders' takes one back. Works beside 'cartage run'.",
        footer = {"", "Exit code 0: done; 1: not with each of them; 2: an option is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class QuarantineDropCommand implements Callable<Integer> {
    @Mixin
    private final QuarantineChoice choice = new QuarantineChoice();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; it stands in the books with your name.")
    private String reason = "";

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        choice.check();
        if (reason.isBlank()) {
            throw new WrongOptionException("--reason is empty. Say in a few words why the orders shall not be staged");
        }
        try (StagingDatabase database = workplace.openToLook()) {
            Optional<Choice> wanted = choice.of(database, out);
            List<String> dropped = wanted.map(
                            some -> database.quarantine().drop(choice.storeId(), some, Terminal.user(), reason.strip()))
                    .orElse(List.of());
            dropped.forEach(id -> out.println("order " + id + " is dropped."));
            out.println(ProblemList.count(dropped.size(), "order") + " dropped.");
            out.flush();
            return dropped.isEmpty() || choice.leftSomeAlone() ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }
}
