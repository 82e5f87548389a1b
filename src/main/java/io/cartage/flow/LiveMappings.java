package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.config.Saving;
import io.cartage.mapping.MappingPlan;
import io.cartage.staging.desk.MappingVersions;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Writes down which version of a mapping goes live, with who saved the last of its files. Thread-safe. */
final class LiveMappings {
    private final Home home;
    private final MappingVersions versions;

    LiveMappings(Home home, MappingVersions versions) {
        this.home = home;
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
        Optional<Saving> last =
                files.stream().flatMap(file -> home.saving(file).stream()).max(Comparator.comparing(Saving::at));
        versions.goLive(
                version,
                path,
                merged,
                last.map(Saving::at),
                last.map(Saving::by).orElse(""));
    }
}
