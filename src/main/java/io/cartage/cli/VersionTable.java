package io.cartage.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cartage.staging.desk.MappingVersion;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Prints versions of mappings, file by file. Times are UTC. */
final class VersionTable {
    private static final String ROW = "  %-14s %-20s %-20s %s";

    private VersionTable() {}

    static void print(List<MappingVersion> versions, PrintWriter out) {
        String path = "";
        for (MappingVersion version : versions) {
            if (!version.path().equals(path)) {
                out.println((path.isEmpty() ? "" : System.lineSeparator()) + version.path());
                out.println(String.format(Locale.ROOT, ROW, "VERSION", "FIRST LIVE", "LAST GONE LIVE", "SAVED"));
                path = version.path();
            }
            out.println(String.format(
                            Locale.ROOT,
                            ROW,
                            version.version(),
                            Moments.utc(version.firstLiveAt()),
                            Moments.utc(version.liveAt()),
                            saved(version))
                    .stripTrailing());
        }
    }

    static String saved(MappingVersion version) {
        return version.savedAt()
                .map(at -> Moments.utc(at) + (version.savedBy().isEmpty() ? "" : " by " + version.savedBy()))
                .orElse("with the program");
    }

    static ObjectNode json(MappingVersion version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", version.version());
        json.put("path", version.path());
        json.put("first_live_at", version.firstLiveAt().toString());
        json.put("live_at", version.liveAt().toString());
        json.put("saved_at", version.savedAt().map(Instant::toString).orElse(null));
        json.put("saved_by", version.savedBy().isEmpty() ? null : version.savedBy());
        return json;
    }
}
