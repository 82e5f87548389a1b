package io.cartage.staging.desk;

import java.time.Instant;
import java.util.List;

/**
 * An edit of the files that a running process met.
 *
 * @param author who owns the files, as the system tells; empty if it doesn't
 * @param files the paths that were changed, added or removed
 * @param stores those that go on by the new files
 * @param problems what is wrong, a line each; what they concern goes on by the last files that were right
 */
public record Edit(Instant metAt, String author, List<String> files, List<String> stores, List<String> problems) {
    public Edit {
        files = List.copyOf(files);
        stores = List.copyOf(stores);
        problems = List.copyOf(problems);
    }
}
