package io.cartage.cli;

import io.cartage.problem.Problems;
import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.store.Store;
import io.cartage.store.StoreFiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cartage sandbox}: only the simulated shops of the sandbox stores, for trying calls by hand. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Serves the simulated shops of the sandbox stores alone, until Ctrl-C.")
@SuppressWarnings("FieldCanBeFinal") // picocli sets options
final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--port", description = "Port on this machine. Default: ${DEFAULT-VALUE}; 0 takes any free one.")
    private int port = 8088;

    @Mixin
    private final Workplace workplace = new Workplace();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Problems problems = new Problems();
        List<Store> stores = StoreFiles.load(workplace.home(), workplace.environment(), problems).stream()
                .filter(store -> store.sandbox().isPresent())
                .toList();
        try (Sandbox sandbox = Sandbox.start(port)) {
            for (Store store : stores) {
                SandboxSettings settings =
                        SandboxSettings.read(store.cart(), store.sandbox().orElseThrow(), problems);
                if (!problems.hasErrors()) {
                    print(sandbox.open(store.cart(), store.id(), settings), out);
                }
            }
            ProblemList.print(problems.all(), spec.commandLine().getErr());
            if (problems.hasErrors()) {
                return ExitCode.USAGE;
            }
            out.println("Faults and state: http://127.0.0.1:" + sandbox.port() + "/sandbox. Ctrl-C ends.");
            out.flush();
            new CountDownLatch(1).await();
            return ExitCode.OK;
        }
    }

    private static void print(SandboxShop shop, PrintWriter out) {
        out.println(shop.name() + " (" + shop.cart() + ")");
        for (Map.Entry<String, String> value : shop.connection().entrySet()) {
            out.println("  " + value.getKey() + ": " + value.getValue());
        }
        out.println();
    }
}
