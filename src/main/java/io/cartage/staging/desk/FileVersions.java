package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import io.cartage.staging.StorableText;
import io.cartage.staging.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The texts of mapping files as people saved them, so that each can be read again and gone back to. Thread-safe. */
public final class FileVersions {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_NOTE = 500;

    /** How often a number is asked for anew that another process took first. */
    private static final int TRIES = 20;

    private static final String CONSOLE = "console";
    private static final String DISK = "disk";

    private final JdbcClient jdbc;
    private final Clock clock;

    public FileVersions(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /** Keeps what a user of the console saved just now; returns its number. */
    public int saved(String path, String hash, String text, String by, String note) {
        return told(() -> add(path, hash, text, Optional.of(clock.instant()), by, CONSOLE, note));
    }

    /** Keeps what was found on the disk, unless the last version says the same. */
    public void found(String path, String hash, String text, Optional<Instant> savedAt, String owner) {
        told(() -> latest(path).filter(last -> last.hash().equals(hash)).isPresent()
                ? 0
                : add(path, hash, text, savedAt, owner, DISK, ""));
    }

    private int add(
            String path, String hash, String text, Optional<Instant> savedAt, String by, String origin, String note) {
        for (int tried = 1; ; tried++) {
            int number = latest(path).map(FileVersion::number).orElse(0) + 1;
            try {
                jdbc.sql(
                                """
                                insert into cartage_file_version (
                                    path, number, hash, text, kept_at, saved_at, saved_by, origin, note)
                                values (:path, :number, :hash, :text, :now, :saved, :by, :origin, :note)
                                """)
                        .param("path", path)
                        .param("number", number)
                        .param("hash", hash)
                        .param("text", StorableText.of(text))
                        .param("now", Jdbc.utc(clock.instant()))
                        .param("saved", savedAt.map(Jdbc::utc).orElse(null))
                        .param("by", StorableText.line(by, LONGEST_NAME))
                        .param("origin", origin)
                        .param("note", StorableText.line(note, LONGEST_NOTE))
                        .update();
                return number;
            } catch (DuplicateKeyException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** The version that was kept last. */
    public Optional<FileVersion> latest(String path) {
        return of(path, 1).stream().findFirst();
    }

    /** The versions of a file, the newest first. */
    public List<FileVersion> of(String path, int most) {
        return told(() -> jdbc.sql(
                        """
                        select path, number, hash, kept_at, saved_at, saved_by, origin, note
                        from cartage_file_version
                        where path = :path
                        order by number desc
                        fetch first :most rows only
                        """)
                .param("path", path)
                .param("most", most)
                .query(FileVersions::version)
                .list());
    }

    /** What a version says. */
    public Optional<String> text(String path, int number) {
        return told(() -> jdbc.sql(
                        """
                        select text
                        from cartage_file_version
                        where path = :path
                          and number = :number
                        """)
                .param("path", path)
                .param("number", number)
                .query(String.class)
                .optional());
    }

    private static FileVersion version(ResultSet row, int i) throws SQLException {
        return new FileVersion(
                row.getString("path"),
                row.getInt("number"),
                row.getString("hash"),
                Objects.requireNonNull(Jdbc.instant(row, "kept_at")),
                Optional.ofNullable(Jdbc.instant(row, "saved_at")),
                Objects.requireNonNullElse(row.getString("saved_by"), ""),
                row.getString("origin").equals(CONSOLE),
                Objects.requireNonNullElse(row.getString("note"), ""));
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("staging", "mappings", "the versions of files can't be kept or read", work);
    }
}
