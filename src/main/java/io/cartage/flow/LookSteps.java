package io.cartage.flow;

import io.cartage.cart.AnswerErrorException;
import io.cartage.cart.AnswerErrorException.Kind;
import io.cartage.cart.look.Refusal;
import io.cartage.cart.look.ShopLook;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** The steps of a connection test that a route can't say in YAML: {@code bean:look}. Thread-safe. */
public final class LookSteps {
    private final Runs runs;
    private final Clock clock;

    LookSteps(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** Sets the variables {@code store} and {@code caller}; the caller waits for nothing beyond the test's time. */
    public void open(Exchange exchange, @Variable("storeId") String storeId, @Variable("look") ShopLook look) {
        Caller caller = runs.look(exchange, storeId);
        exchange.setVariable("caller", caller.until(look.deadline(), clock));
    }

    /** Sets the variables of the next call. */
    public void ask(Exchange exchange, @Variable("look") ShopLook look) {
        look.ask().forEach(exchange::setVariable);
    }

    /** Hands the answer over. */
    public void take(Exchange exchange, byte @Nullable [] body, @Variable("look") ShopLook look) {
        look.take(body == null ? new byte[0] : body, exchange.getMessage().getHeaders());
    }

    /** Hands a failed call over; what the shop said is compared with the cart's words, and never shown. */
    public void fail(Exchange exchange, @Variable("look") ShopLook look) {
        Exception failure = LatestFailure.of(exchange);
        if (failure instanceof HttpOperationFailedException answer) {
            String said = Optional.ofNullable(answer.getResponseBody()).orElse("");
            look.fail(new Refusal(answer.getStatusCode(), false, said, failure));
        } else {
            boolean denied = failure instanceof AnswerErrorException error && error.kind() == Kind.DENIED;
            look.fail(new Refusal(0, denied, String.valueOf(failure.getMessage()), failure));
        }
    }
}
