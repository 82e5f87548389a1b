package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.config.HomeEdits;
import io.cartage.config.Saving;
import io.cartage.staging.desk.FileVersion;
import io.cartage.staging.desk.FileVersions;
import java.util.Optional;

/**
 * Who saved a file of the directory, and when: the user of the console who saved this very text there, else the owner of
 * the file, as far as the system tells. Thread-safe.
 */
final class FileAuthors {
    private final HomeEdits files;
    private final Home home;
    private final FileVersions versions;

    FileAuthors(Home home, FileVersions versions) {
        this.files = new HomeEdits(home);
        this.home = home;
        this.versions = versions;
    }

    /** Empty if the directory doesn't have the file. */
    Optional<Saving> saving(String path) {
        return home.saving(path).map(owned -> byConsole(path).orElse(owned));
    }

    private Optional<Saving> byConsole(String path) {
        return versions.latest(path)
                .filter(FileVersion::fromConsole)
                .filter(version -> files.open(path)
                        .filter(now -> now.hash().equals(version.hash()))
                        .isPresent())
                .map(version -> new Saving(version.savedAt().orElse(version.keptAt()), version.savedBy()));
    }

    /** Keeps what the file says now, if that isn't known yet. */
    void keep(String path) {
        Optional<Saving> owned = home.saving(path);
        files.open(path)
                .ifPresent(now -> versions.found(
                        path,
                        now.hash(),
                        now.file().text(),
                        owned.map(Saving::at),
                        owned.map(Saving::by).orElse("")));
    }
}
