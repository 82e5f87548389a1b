package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * A user as those see it who look after the users.
 *
 * @param seenAt when the user logged in last
 * @param hasPassword false for one who was invited and has not come yet
 * @param linkUntil until when the link to choose a password is good, if there is one
 */
public record Account(
        User user, Instant createdAt, Optional<Instant> seenAt, boolean hasPassword, Optional<Instant> linkUntil) {

    /** Whether a link waits to be opened. */
    public boolean isInvited(Instant now) {
        return linkUntil.filter(now::isBefore).isPresent();
    }
}
