package io.cartage.cli;

import io.cartage.staging.desk.MappingVersion;
import io.cartage.staging.desk.Words;
import java.io.PrintWriter;
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
                            Words.second(version.firstLiveAt()),
                            Words.second(version.liveAt()),
                            saved(version))
                    .stripTrailing());
        }
    }

    static String saved(MappingVersion version) {
        return version.savedAt()
                .map(at -> Words.second(at) + (version.savedBy().isEmpty() ? "" : " by " + version.savedBy()))
                .orElse("with the program");
    }
}
