package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * A mapping as it was live once.
 *
 * @param version the hash of what it does
 * @param path the most specific of its files
 * @param firstLiveAt when a process first went by it
 * @param liveAt when one went by it last: of a path, the version of the latest time is live now
 * @param savedAt when the last of its files was saved; empty if all of them came with the program
 * @param savedBy whose file that is; empty if nobody knows
 */
public record MappingVersion(
        String version, String path, Instant firstLiveAt, Instant liveAt, Optional<Instant> savedAt, String savedBy) {}
