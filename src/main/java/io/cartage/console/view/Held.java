package io.cartage.console.view;

import io.cartage.flow.HeldUp;
import io.cartage.staging.stock.Obstacle;
import java.util.Optional;

/**
 * What is held up for one cause, as a page shows it.
 *
 * @param show the rows of the page below that are meant; empty if it shows none
 * @param answer where people answer what is asked; empty if nothing is
 */
public record Held(HeldUp some, Optional<Link> show, Optional<Link> answer) {

    public Pill pill() {
        return switch (some.sort()) {
            case TO_SEND -> some.cause().isEmpty() ? Pill.TO_SEND : new Pill("run", "send", "Tried again");
            case IN_DOUBT -> Pill.IN_DOUBT;
            case PARKED, ROW_REFUSED -> Pill.REFUSED;
            case ROW_WAITING -> Pill.WAITING;
        };
    }

    public String title() {
        return Causes.title(some.flow(), some.cause());
    }

    public String remedy() {
        return Causes.remedy(some);
    }

    /** Told of one of them; empty if there is nothing to tell. */
    public String example() {
        return some.samples().stream()
                .findFirst()
                .map(sample -> sample.message().isEmpty() ? sample.subject() : sample.message())
                .orElse("");
    }

    /** Whether trying again makes a difference: what waits is looked at by each run anyway. */
    public boolean isRetried() {
        return some.sort() != HeldUp.Sort.ROW_WAITING
                && !(some.sort() == HeldUp.Sort.TO_SEND && some.cause().isEmpty());
    }

    /** Whether it can be given up: a row is the ERP's, and what is in doubt may be in the cart. */
    public boolean isDropped() {
        return some.sort() == HeldUp.Sort.PARKED || some.sort() == HeldUp.Sort.TO_SEND;
    }

    /** What it is counted in. */
    public String kind() {
        return some.sort().kind() + (some.count() == 1 ? "" : "s");
    }

    /** Where the answers to what stock asks are given. */
    public static Optional<Link> answerTo(HeldUp some) {
        String page =
                switch (some.cause()) {
                    case Obstacle.UNKNOWN_SKU -> "/inventory/skus";
                    case Obstacle.UNKNOWN_WAREHOUSE, Obstacle.AMBIGUOUS_WAREHOUSE -> "/inventory/warehouses";
                    default -> "";
                };
        return page.isEmpty() || !some.flow().equals("inventory")
                ? Optional.empty()
                : Optional.of(Link.to(page).with("store", some.storeId()));
    }
}
