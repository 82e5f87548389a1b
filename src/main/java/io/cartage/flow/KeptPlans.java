package io.cartage.flow;

import io.cartage.mapping.MappingFiles;
import io.cartage.mapping.MappingPlan;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.KeptMapping;
import java.util.List;
import java.util.Optional;

/** Mappings of orders as they were live once, compiled anew from the text that was kept. Thread-safe. */
public final class KeptPlans {
    private final StagingDatabase database;

    public KeptPlans(StagingDatabase database) {
        this.database = database;
    }

    /**
     * The mapping of this version; empty if none was kept, or if it can't be carried out any more, say because a column is
     * gone: {@code problems} tells of that.
     *
     * @param version its beginning suffices, if no other begins so
     */
    public Optional<MappingPlan> find(String version, Problems problems) {
        List<KeptMapping> found = database.mappingVersions().find(version);
        return found.size() == 1 ? load(found.get(0), problems) : Optional.empty();
    }

    private Optional<MappingPlan> load(KeptMapping kept, Problems problems) {
        return MappingFiles.loadKept(kept.version().path(), kept.text(), database.tables(), problems);
    }
}
