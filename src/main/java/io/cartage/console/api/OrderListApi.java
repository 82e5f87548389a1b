package io.cartage.console.api;

import io.cartage.flow.OrderSearch;
import io.cartage.flow.json.OrderLineJson;
import io.cartage.staging.desk.OrderBook.Part;
import io.cartage.staging.desk.OrderMark;
import io.cartage.staging.desk.OrderQuestion;
import io.cartage.staging.desk.OrderQuestion.Became;
import io.cartage.staging.desk.OrderQuestion.Erp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All orders that were ever seen. */
record OrderListApi(OrderSearch orders) {
    private static final Set<String> OUTCOMES = words(Became.values());
    private static final Set<String> STATUSES = words(Erp.values());

    List<Operation> operations() {
        return List.of(Operation.get(
                "/orders",
                this::list,
                "text",
                "store",
                "outcome",
                "import_status",
                "cause",
                "from",
                "until",
                "limit",
                "after"));
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Answer list(Asked asked) {
        OrderQuestion question = new OrderQuestion(
                asked.text("text").orElse(""),
                asked.text("store"),
                asked.word("outcome", OUTCOMES).map(word -> Became.valueOf(word.toUpperCase(Locale.ROOT))),
                asked.word("import_status", STATUSES).map(word -> Erp.valueOf(word.toUpperCase(Locale.ROOT))),
                asked.text("cause"),
                asked.time("from"),
                asked.time("until"));
        Optional<OrderMark> after = asked.text("after").map(OrderListApi::mark);
        Part part = orders.page(question, after, asked.limit()).part();
        return Answer.page(part.orders(), OrderLineJson::of, part.older().map(OrderMark::text));
    }

    private static OrderMark mark(String text) {
        return OrderMark.of(text)
                .orElseThrow(
                        () -> ApiFault.wrongQuery("'after' is '" + text + "'", "Send what an answer has as 'next'"));
    }
}
