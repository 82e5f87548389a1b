package io.cartage.staging.stock;

import io.cartage.staging.StorableText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be written on a row of stock; made by the {@link StockRow} it is about.
 *
 * @param rowUpdatedAt the row's {@code updated_at} when it was judged: a row that the ERP wrote since is left as it is
 * @param status {@code pushed}, {@code waiting} or {@code error}
 * @param quantity what the cart has, for {@code pushed}
 */
public record Mark(
        long rowId,
        Instant rowUpdatedAt,
        String status,
        Optional<String> cause,
        Optional<String> message,
        Optional<BigDecimal> quantity) {
    static final String PUSHED = "pushed";
    static final String WAITING = "waiting";
    static final String ERROR = "error";

    private static final int LONGEST_MESSAGE = 2000;

    public Mark {
        message = message.map(text -> StorableText.line(text, LONGEST_MESSAGE));
    }

    /** Whether it tells what the cart said, rather than why the cart wasn't asked. */
    boolean isTheCarts() {
        return !status.equals(WAITING);
    }

    static Mark pushed(Level level) {
        return pushed(level.rowId(), level.rowUpdatedAt(), level.quantity());
    }

    static Mark pushed(long rowId, Instant rowUpdatedAt, BigDecimal quantity) {
        return new Mark(rowId, rowUpdatedAt, PUSHED, Optional.empty(), Optional.empty(), Optional.of(quantity));
    }

    /**
     * Whether a row with this answer says all of it already. A refusal must be younger than the row, so that it can be told
     * from one that the ERP has answered since by writing the row anew.
     */
    public boolean stands(PushAnswer answer) {
        return status.equals(answer.status())
                && (!status.equals(ERROR)
                        || answer.pushedAt()
                                .filter(at -> !at.isBefore(rowUpdatedAt))
                                .isPresent())
                && cause.equals(answer.cause())
                && message.equals(answer.message())
                && quantity.map(wanted -> answer.pushedQty()
                                .filter(pushed -> pushed.compareTo(wanted) == 0)
                                .isPresent())
                        .orElse(true);
    }
}
