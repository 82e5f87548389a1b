package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may use the console.
 *
 * @param epoch how often all of the user's sessions were ended; a session of an earlier one is over
 * @param lockedUntil until when nobody is let in by this name, after too many wrong passwords
 */
public record User(long id, String name, Role role, boolean active, int epoch, Optional<Instant> lockedUntil) {

    /** Whether the name is locked at this moment. */
    public boolean isLocked(Instant now) {
        return lockedUntil.filter(now::isBefore).isPresent();
    }
}
