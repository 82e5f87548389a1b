package io.cartage.flow;

import io.cartage.staging.StagingException;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/**
 * The failure that an exchange ended with. Camel hangs the failures of earlier tries on the latest one, and its annotation
 * for a method's parameter then gives the earliest of them: what was throttled first and lost its answer afterwards
 * would look as if it were surely not carried out.
 */
final class LatestFailure {
    private LatestFailure() {}

    /**
     * What is at the bottom of it, be it wrapped however often; never a failure of an earlier try. The database's is told in
     * our words, since its own don't say what couldn't be done.
     */
    static Exception of(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure == null) {
            failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StagingException unstaged) {
                return unstaged;
            }
        }
        for (Throwable cause : ObjectHelper.createExceptionIterable(failure)) { // the deepest comes first
            if (cause instanceof Exception exception) {
                return exception;
            }
        }
        return failure;
    }
}
