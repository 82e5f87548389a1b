package io.cartage.flow;

import io.cartage.config.Saving;
import io.cartage.mapping.MappingPlan;
import io.cartage.staging.desk.MappingVersions;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down which version of a mapping goes live, with who saved the last of its files, and what these say. Thread-safe. */
final class LiveMappings {
    private final FileAuthors authors;
    private final MappingVersions versions;

    /** Versions that are written down, with their files; else a thousand stores would ask a thousand times. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    LiveMappings(FileAuthors authors, MappingVersions versions) {
        this.authors = authors;
        this.versions = versions;
    }

    /** To be called before a store runs by these mappings. Idempotent but for the time. */
    void goLive(PreparedStore store) {
        MappingPlan orders = store.orders();
        goLive(orders.version(), orders.path(), orders.merged(), orders.files());
        store.push()
                .mappings()
                .values()
                .forEach(back -> goLive(back.version(), back.path(), back.merged(), back.files()));
    }

    private void goLive(String version, String path, String merged, Collection<String> files) {
        boolean isNew = kept.add(version + " " + path);
        Optional<Saving> last = isNew
                ? files.stream().flatMap(file -> authors.saving(file).stream()).max(Comparator.comparing(Saving::at))
                : Optional.empty();
        versions.goLive(
                version,
                path,
                merged,
                last.map(Saving::at),
                last.map(Saving::by).orElse(""));
        if (isNew) {
            files.forEach(authors::keep);
        }
    }
}
