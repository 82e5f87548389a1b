package io.cartage.flow;

import io.cartage.cart.CartAnswers;
import io.cartage.cart.CartRecord;
import io.cartage.cart.OrderCompletion;
import io.cartage.staging.Archived;
import io.cartage.staging.PayloadCopy;
import io.cartage.staging.Replays;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Variable;

/** The steps of a replay that a route can't say in YAML: {@code bean:replays}. Thread-safe. */
public final class ReplaySteps {
    private final Replays replays;

    ReplaySteps(Replays replays) {
        this.replays = replays;
    }

    /** Begins at the first of the orders that the run was asked for. */
    public void open(@Variable("run") OrderRun run) {
        run.replay();
        if (run.task() instanceof RunTask.Replay wanted) {
            replays.expect(run.ref(), wanted.choice());
        }
    }

    /** The next page of archived orders, each with what the store's filter says of it today. */
    public OrderPage read(@Variable("run") OrderRun run) {
        List<Archived> archived = run.replay().next(replays);
        run.receive(archived.size());
        return new OrderPage(
                archived.stream().map(order -> again(order, run.store())).toList(), List.of());
    }

    private static PageOrder again(Archived archived, ConnectedStore store) {
        PayloadCopy payload = archived.payload();
        CartRecord record = new CartRecord(
                payload.recordId(), payload.changedAt(), payload.content(), CartAnswers.object(payload.content()));
        PageOrder order = PageOrder.archived(record, payload);
        Optional<String> rule = store.filter().ruleAgainst(record.json());
        order.sift(rule, rule.filter(falls -> store.filter().isCancelled(record.json())), archived.everStaged());
        if (OrderCompletion.isCut(store.facts(), record.json())) {
            order.giveUpLines(
                    "the archive has the order's first lines only, since the cart held back the others. Look at"
                            + " the order in the cart, then 'cartage import orders " + store.getId() + " " + record.id()
                            + "'");
        }
        return order;
    }
}
