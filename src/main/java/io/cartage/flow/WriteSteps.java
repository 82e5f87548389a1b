package io.cartage.flow;

import io.cartage.cart.WriteRefusedException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** What surrounds each call that writes to a cart: {@code bean:writes}. Thread-safe. */
public final class WriteSteps {
    private static final int FORBIDDEN = 403;

    /** Commits to the outbox that the call leaves; sets the variables {@code payload} and {@code writeKey}. */
    public void begin(Exchange exchange, @Variable("write") CartWrite write) {
        write.begin();
        exchange.setVariable("payload", write.payload());
        exchange.setVariable("writeKey", write.key());
    }

    /** The body is the cart's answer. */
    public void succeed(byte @Nullable [] body, @Variable("write") CartWrite write, @Variable("run") PushRun run) {
        write.succeed(body == null ? new byte[0] : body);
        run.calm();
    }

    /** Takes note of what a failure means; passes on what ends the run. */
    public void fail(Exchange exchange, @Variable("write") CartWrite write, @Variable("run") PushRun run)
            throws Exception {
        Exception failure = LatestFailure.of(exchange);
        ConnectedStore store = run.store();
        Optional<WriteRefusedException> refusal = WriteFailure.refusal(failure, store);
        String message = CartFailure.message(failure, store);
        if (refusal.isPresent()) {
            write.refuse(refusal.get());
            run.calm();
        } else if (WriteFailure.isSurelyUndone(failure)) {
            boolean otherwise = failure instanceof HttpOperationFailedException answer
                    && answer.getStatusCode() == FORBIDDEN
                    && write.hasOtherWay();
            write.postpone(message);
            boolean single = WriteFailure.isNotFound(failure) && !run.isTroubled();
            if (!otherwise && !single) {
                throw failure;
            }
        } else {
            write.doubt(message);
            if (run.isTroubled()) {
                throw failure;
            }
        }
    }
}
