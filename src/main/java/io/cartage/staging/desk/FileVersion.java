package io.cartage.staging.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * A mapping file as somebody saved it.
 *
 * @param number counts the versions of this file from 1
 * @param hash tells this text from any other
 * @param keptAt when it came into the database
 * @param savedAt when it was saved; empty if it came with the program
 * @param savedBy a user of the console, or who owns the file; empty if nobody knows
 * @param fromConsole whether it was saved in the console, and not found on the disk
 * @param note what its author said about it; may be empty
 */
public record FileVersion(
        String path,
        int number,
        String hash,
        Instant keptAt,
        Optional<Instant> savedAt,
        String savedBy,
        boolean fromConsole,
        String note) {}
