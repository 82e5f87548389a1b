package io.cartage.flow;

import io.cartage.cart.CartRecord;
import io.cartage.cart.OrderCompletion;
import io.cartage.staging.PayloadCopy;
import io.cartage.staging.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One order of a page on its way through a route. Getters are what routes read. One thread uses it. */
public final class PageOrder {
    private final boolean everStaged;
    private final @Nullable PayloadCopy archived;
    private CartRecord record;
    private Optional<String> withdrawnBy;
    private @Nullable OrderCompletion completion;
    private Optional<String> refusal = Optional.empty();
    private @Nullable Verdict verdict;

    /** An order that needs no mapping, since it is filtered. */
    static PageOrder filtered(CartRecord record, String rule) {
        PageOrder order = new PageOrder(record, Optional.empty(), null, false);
        order.verdict = new Verdict.Filter(rule);
        return order;
    }

    /** An order of the archive, which is judged again with all the lines that it has there. */
    static PageOrder archived(CartRecord record, PayloadCopy payload) {
        return new PageOrder(record, Optional.empty(), null, false, payload);
    }

    /**
     * An order to be mapped; {@code completion} if its lines must be fetched before.
     *
     * @param everStaged whether an earlier state of it was staged, so that it is mapped whatever the filter says
     */
    PageOrder(
            CartRecord record, Optional<String> withdrawnBy, @Nullable OrderCompletion completion, boolean everStaged) {
        this(record, withdrawnBy, completion, everStaged, null);
    }

    private PageOrder(
            CartRecord record,
            Optional<String> withdrawnBy,
            @Nullable OrderCompletion completion,
            boolean everStaged,
            @Nullable PayloadCopy archived) {
        this.everStaged = everStaged;
        this.archived = archived;
        this.record = record;
        this.withdrawnBy = withdrawnBy;
        this.completion = completion;
    }

    public String getId() {
        return record.id();
    }

    public boolean isLinesMissing() {
        return completion != null && completion.isMissing() && refusal.isEmpty();
    }

    public int getLinesPage() {
        return completion == null ? 1 : completion.page();
    }

    /** The mark after which its further lines follow. */
    public String getLinesAfter() {
        return completion == null ? "" : completion.after();
    }

    /** Whether it has changed since it was read, so that it must be read again before its lines. */
    public boolean isOutdated() {
        return completion != null && completion.isOutdated() && refusal.isEmpty();
    }

    /** Takes the order as it is now. */
    void renew(
            CartRecord newer,
            Optional<String> rule,
            Optional<String> newWithdrawnBy,
            @Nullable OrderCompletion needed) {
        record = newer;
        withdrawnBy = newWithdrawnBy;
        completion = needed;
        if (rule.isPresent() && !everStaged) {
            decide(new Verdict.Filter(rule.get()));
            completion = null;
        }
    }

    /** Takes what the filter says of an order that was read alone. */
    void sift(Optional<String> rule, Optional<String> newWithdrawnBy, boolean staged) {
        withdrawnBy = newWithdrawnBy;
        if (rule.isPresent() && !staged) {
            decide(new Verdict.Filter(rule.get()));
        }
    }

    void addLines(byte[] answer) {
        if (completion != null && refusal.isEmpty()) {
            completion.accept(answer);
        }
    }

    void giveUpLines(String reason) {
        refusal = Optional.of(reason);
    }

    CartRecord record() {
        return record;
    }

    Optional<String> refusal() {
        return refusal;
    }

    Optional<String> withdrawnBy() {
        return withdrawnBy;
    }

    boolean isOpen() {
        return verdict == null;
    }

    void decide(Verdict decided) {
        verdict = decided;
    }

    Verdict verdict() {
        if (verdict == null) {
            throw new IllegalStateException("the route must map order " + getId() + " before it stages it");
        }
        return verdict;
    }

    PayloadCopy payload() {
        if (archived != null) {
            return archived;
        }
        byte[] content = completion == null ? record.listed() : completion.content();
        return new PayloadCopy(record.id(), record.changed(), record.listed(), content);
    }
}
