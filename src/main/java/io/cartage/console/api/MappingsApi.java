package io.cartage.console.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.flow.MappingHistory;
import io.cartage.flow.json.MappingVersionJson;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.KeptMapping;
import io.cartage.staging.desk.MappingVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mappings and the versions of them that were live. */
record MappingsApi(StagingDatabase database) {

    List<Operation> operations() {
        return List.of(
                Operation.get("/mappings", this::live),
                Operation.get("/mappings/{customer}/{cart}/{flow}/versions", this::versions),
                Operation.get("/mapping-versions/{version}", this::version));
    }

    /** Of each the version that went live last. */
    private Answer live(Asked asked) {
        Map<String, MappingVersion> latest = new LinkedHashMap<>();
        database.mappingVersions().all().forEach(version -> latest.putIfAbsent(version.path(), version));
        return Answer.list(List.copyOf(latest.values()), MappingVersionJson::of);
    }

    private Answer versions(Asked asked) {
        List<MappingVersion> versions = new MappingHistory(database.mappingVersions())
                .of(asked.part("customer"), asked.part("cart"), asked.part("flow"));
        if (versions.isEmpty()) {
            throw ApiFault.unknown("No such mapping was ever live", "GET /mappings lists those that are");
        }
        return Answer.list(versions, MappingVersionJson::of);
    }

    private Answer version(Asked asked) {
        String version = asked.part("version");
        List<KeptMapping> found = database.mappingVersions().find(version);
        if (found.size() != 1) {
            throw ApiFault.unknown(
                    found.isEmpty()
                            ? "No version '" + version + "' was ever live"
                            : "'" + version + "' is how " + found.size() + " versions begin",
                    "Write a version as GET /mappings tells it");
        }
        ObjectNode json = MappingVersionJson.of(found.get(0).version());
        json.put("text", found.get(0).text());
        return Answer.of(json);
    }
}
