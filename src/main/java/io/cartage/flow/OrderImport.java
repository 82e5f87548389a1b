package io.cartage.flow;

import io.cartage.cart.AnswerErrorException;
import io.cartage.cart.CartRecord;
import io.cartage.staging.Known;
import io.cartage.staging.Staging;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The steps of an import of single orders that a route can't say in YAML: {@code bean:imports}. Thread-safe. */
public final class OrderImport {
    private static final Set<Integer> ABOUT_ONE_ORDER = Set.of(400, 404, 409, 410, 422);

    private final Staging staging;

    OrderImport(Staging staging) {
        this.staging = staging;
    }

    /**
     * The page that holds the order in the variable {@code order} alone. It is judged anew even if it is known, so that
     * the person who named it is told; the store's filter is asked unless the import is forced.
     */
    public OrderPage take(@Variable("run") OrderRun run, @Variable("order") PageOrder order) {
        run.receive(1);
        ConnectedStore store = run.store();
        CartRecord record = order.record();
        Optional<String> rule =
                run.selection().force() ? Optional.empty() : store.filter().ruleAgainst(record.json());
        boolean everStaged = Optional.ofNullable(staging.known(store.getId(), Flow.ORDERS, List.of(record.id()))
                        .get(record.id()))
                .filter(Known::everStaged)
                .isPresent();
        order.sift(rule, rule.filter(falls -> store.filter().isCancelled(record.json())), everStaged);
        return new OrderPage(List.of(order), List.of());
    }

    /** Whether the cart refused this order alone, so that the others can still be read. */
    public boolean isAboutOneOrder(Exchange exchange) {
        Exception failure = LatestFailure.of(exchange);
        if (failure instanceof HttpOperationFailedException answer) {
            return ABOUT_ONE_ORDER.contains(answer.getStatusCode());
        }
        return failure instanceof UnknownOrderException
                || (failure instanceof AnswerErrorException error && error.kind() == AnswerErrorException.Kind.FAILED);
    }

    /** Tells that the cart gave no such order. */
    public void miss(
            Exchange exchange,
            @Variable("run") OrderRun run,
            @Variable("orderId") String orderId,
            @Variable("caller") Caller caller) {
        Exception failure = LatestFailure.of(exchange);
        caller.giveUp();
        run.selection().results().accept(new ImportResult(orderId, Optional.empty(), answer(failure, caller.store())));
    }

    private static String answer(Exception failure, ConnectedStore store) {
        if (failure instanceof HttpOperationFailedException http) {
            String cart = store.facts().name();
            return http.getStatusCode() == 404
                    ? cart + " has no such order (HTTP 404)"
                    : cart + " refuses to show it (HTTP " + http.getStatusCode() + ")";
        }
        return CartFailure.message(failure, store);
    }
}
