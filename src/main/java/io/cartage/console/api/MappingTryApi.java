package io.cartage.console.api;

import io.cartage.flow.bench.BenchSource;
import io.cartage.flow.bench.MappingBench;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.flow.bench.ShortWork;
import io.cartage.flow.json.MappingLookJson;
import java.util.List;
import java.util.Optional;

/** What a mapping would make of a record, without saving it: what the editor asks while somebody types. */
record MappingTryApi(MappingBench bench, ShortWork work) {
    /** A text with all that JSON may escape in it. */
    private static final long LONGEST_BODY = 1 << 20;

    private static final int LONGEST_NAME = 500;

    List<Operation> operations() {
        return List.of(Operation.ask(
                "/mappings/{customer}/{cart}/{flow}/try",
                this::attempt,
                LONGEST_BODY,
                "text",
                "store",
                "cart_order_id",
                "sample"));
    }

    private Answer attempt(Asked asked) {
        Optional<String> written = asked.member("text", MappingBench.LONGEST);
        Optional<BenchSource> source = source(asked);
        MappingSubject subject = MappingSubject.of(asked.part("customer"), asked.part("cart"), asked.part("flow"))
                .filter(bench::knows)
                .orElseThrow(
                        () -> ApiFault.unknown("There is no such mapping", "GET /mappings lists those that are live"));
        source.filter(one -> bench.record(subject, one).isEmpty()).ifPresent(one -> {
            throw ApiFault.unknown(
                    "There is no such record for this mapping",
                    "Name an order of a store that goes by it and is still archived, or a sample of its cart and flow");
        });
        String text = written.orElseGet(() -> bench.text(subject));
        MappingBench.Look look = work.of(() -> bench.look(subject, text, source))
                .orElseThrow(
                        () -> new ApiFault(503, "It took too long", "It was given up", "Try again, or a shorter text"));
        return Answer.of(MappingLookJson.of(subject.path(), look));
    }

    private static Optional<BenchSource> source(Asked asked) {
        Optional<String> store = asked.member("store");
        Optional<String> order = asked.member("cart_order_id");
        Optional<String> sample = asked.member("sample", LONGEST_NAME);
        if (store.isPresent() != order.isPresent() || (order.isPresent() && sample.isPresent())) {
            throw ApiFault.wrongBody(
                    "It does not say which record",
                    "Name an order by 'store' and 'cart_order_id', or a 'sample', or none");
        }
        return store.<BenchSource>map(id -> new BenchSource.Order(id, order.orElseThrow()))
                .or(() -> sample.map(BenchSource.Sample::new));
    }
}
