package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * What a program shows instead of a password, without the secret itself.
 *
 * @param user the name of the user who made it; what it does is done in that name
 * @param name what its user calls it
 * @param role what it may do at this moment: what it was made for, but no more than its user may
 * @param hint how it begins
 * @param usedAt when it was used last, to the minute; empty if it never was
 * @param endedAt when somebody took it back, or its user was locked out; empty if nobody did
 */
public record ApiToken(
        long id,
        long userId,
        String user,
        String name,
        Role role,
        String hint,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> usedAt,
        Optional<Instant> endedAt) {

    /** Whether it lets anybody in. */
    public boolean isOpen(Instant now) {
        return endedAt.isEmpty() && now.isBefore(expiresAt);
    }
}
