package io.cartage.bench;

import io.cartage.cart.CartAnswers;
import io.cartage.mapping.MappingPlan;
import io.cartage.mapping.MappingResult;
import io.cartage.mapping.StoreContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the mapping of orders, from their bytes to rows: the shipped default mapping and hand-written code. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MappingBench {
    private static final double PERCENT_TARGET = 60;

    private final StoreContext store = new StoreContext(StoreHome.STORE, StoreHome.VALUES);
    private List<byte[]> orders = List.of();
    private Optional<MappingPlan> plan = Optional.empty();

    /** Reads a page of orders, and makes sure that both make the same rows of each. */
    @Setup
    public void prepare() throws IOException, InterruptedException {
        orders = SampleOrders.read();
        plan = Optional.of(SampleOrders.plan());
        for (byte[] order : orders) {
            SameRows.check(cartage(order), hand(order));
        }
    }

    @Benchmark
    @OperationsPerInvocation(SampleOrders.NUMBER)
    public void cartage(Blackhole rows) {
        for (byte[] order : orders) {
            rows.consume(cartage(order));
        }
    }

    @Benchmark
    @OperationsPerInvocation(SampleOrders.NUMBER)
    public void hand(Blackhole rows) throws IOException {
        for (byte[] order : orders) {
            rows.consume(hand(order));
        }
    }

    private MappingResult cartage(byte[] order) {
        return plan.orElseThrow().map(CartAnswers.object(order), store);
    }

    private static HandWrittenMapping.Result hand(byte[] order) throws IOException {
        return HandWrittenMapping.map(order, StoreHome.VALUES);
    }

    static List<Figure> measure(int rounds) throws RunnerException, IOException, InterruptedException {
        new MappingBench().prepare(); // here a difference is told, not only in JMH's own process
        List<Double> cartage = new ArrayList<>();
        List<Double> hand = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            hand.add(microseconds("hand"));
            cartage.add(microseconds("cartage"));
            System.out.printf(
                    Locale.ROOT, "  hand-written %.1f µs, Cartage %.1f µs%n", hand.get(round), cartage.get(round));
        }
        double percent = 100 * Collections.min(hand) / Collections.min(cartage);
        return List.of(
                new Figure(
                        "mapping of an order from bytes to rows: speed of hand-written Jackson code",
                        String.format(Locale.ROOT, "≥ %.0f %%", PERCENT_TARGET),
                        String.format(Locale.ROOT, "%.0f %%", percent),
                        percent >= PERCENT_TARGET),
                Figure.plain(
                        "mapping of an order from bytes to rows: time",
                        String.format(Locale.ROOT, "%.0f µs", Collections.min(cartage))));
    }

    /** The fastest of several iterations: on a machine that does other things too, noise only ever adds time. */
    private static double microseconds(String method) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("\\Q" + MappingBench.class.getName() + "." + method + "\\E$")
                .forks(1)
                .shouldFailOnError(true)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(3))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options)
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getMin();
    }
}
