package io.cartage.cli;

import io.cartage.config.EmailAddresses;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.PersonalData;
import io.cartage.staging.desk.Persons;
import io.cartage.staging.desk.PersonsOrder;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cartage forget}: takes a person's data out of archive, rows and logs. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = "Takes a person's data out of the archive, the staging tables and what else the database has."
                + " Without --yes it only shows what there is. It can't be undone. Works beside 'cartage run'.",
        footer = {"", "Exit code 0: done, or shown; 1: some orders had to be left; 2: an option is wrong."})
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class ForgetCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "E-MAIL", description = "The person's e-mail address, in whatever case.")
    private String email = "";

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only show what there is, as without --yes.")
    private boolean dryRun;

    @Option(
            names = "--pending",
            description =
                    "Also orders that the ERP has not imported: it gets them without names and addresses, and what"
                            + " is in quarantine is given up.")
    private boolean pending;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!EmailAddresses.isOne(email.strip())) {
            throw new WrongOptionException(
                    "that is no e-mail address. Write it without a name, such as jane@example.com");
        }
        if (yes && dryRun) {
            throw new WrongOptionException("--yes and --dry-run exclude each other");
        }
        try (StagingDatabase database = workplace.openToLook()) {
            Persons persons = database.persons();
            PersonalData found = persons.find(email);
            show(found, out);
            if (yes) {
                tell(persons.forget(email, found, pending, Terminal.user()), out);
            } else {
                out.println("Nothing was changed. To forget the person, say it again with --yes.");
            }
            found.beyond().forEach(place -> out.println("The address stands in " + place + "."));
            out.println("Not reached: log files, backups, copies of tables, the carts, and the ERP's own data.");
            out.flush();
            boolean allGo = found.orders().stream().allMatch(order -> order.goes(pending));
            return yes && !allGo ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }

    private void show(PersonalData found, PrintWriter out) {
        found.before().ifPresent(at -> out.println("This person was forgotten before, on " + Words.second(at) + "."));
        for (PersonsOrder order : found.orders()) {
            out.println(order.storeId() + "  order " + order.orderId()
                    + order.orderNo().map(no -> " (" + no + ")").orElse("")
                    + (order.waits().isEmpty() ? "" : ": " + order.waits())
                    + (order.goes(pending) ? "" : "; it stays as it is"));
        }
        out.println(ProblemList.count(found.orders().size(), "order") + " with this address.");
        found.elsewhere()
                .forEach((what, texts) ->
                        out.println("It also stands in " + what + ": " + ProblemList.count(texts, "text") + "."));
        List<PersonsOrder> left =
                found.orders().stream().filter(order -> !order.goes(pending)).toList();
        if (!left.isEmpty()) {
            boolean canGo = left.stream().anyMatch(order -> order.state() == PersonsOrder.State.PENDING);
            out.println(
                    ProblemList.count(left.size(), "order") + " can't be forgotten yet. Let the ERP import or the cart"
                            + " cancel what waits, or 'cartage quarantine drop' it"
                            + (canGo ? "; or take it along by --pending." : "."));
        }
    }

    private static void tell(Map<String, Long> counts, PrintWriter out) {
        counts.forEach((what, number) -> out.printf("%-26s %d%n", what, number));
        out.println("Forgotten.");
    }
}
