package io.cartage.flow;

import io.cartage.staging.Outcome;
import java.util.Optional;

/**
 * What became of one order that a person named.
 *
 * @param id as the person wrote it
 * @param outcome empty if the cart, or the archive, gave no such order
 * @param answer what is told instead, for people; else empty
 */
public record ImportResult(String id, Optional<Outcome> outcome, String answer) {

    /** Whether the ERP has its rows. */
    public boolean isStaged() {
        return outcome.filter(Outcome.Staged.class::isInstance).isPresent();
    }
}
