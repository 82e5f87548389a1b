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

/** Every mapping that was ever live, so that rows can be explained long after their mapping was edited. Thread-safe. */
public final class MappingVersions {
    private static final int LONGEST_NAME = 255;

    private final JdbcClient jdbc;
    private final Clock clock;

    public MappingVersions(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
    }

    /**
     * Notes that a mapping goes live now, and keeps its text if it is new.
     *
     * @param savedAt when the last of its files was saved
     * @param savedBy whose file that is; empty if nobody knows
     */
    public void goLive(String version, String path, String text, Optional<Instant> savedAt, String savedBy) {
        told("mapping " + path + " can't be kept", () -> {
            Instant now = clock.instant();
            if (!touch(version, path, now)) {
                try {
                    insert(new MappingVersion(version, path, now, now, savedAt, savedBy), text);
                } catch (DuplicateKeyException e) {
                    touch(version, path, now); // another process keeps it in this very moment
                }
            }
            return true;
        });
    }

    private boolean touch(String version, String path, Instant now) {
        return jdbc.sql(
                                """
                                update cartage_mapping_version
                                set live_at = :now
                                where version = :version
                                  and path = :path
                                """)
                        .param("now", Jdbc.utc(now))
                        .param("version", version)
                        .param("path", path)
                        .update()
                > 0;
    }

    private void insert(MappingVersion mapping, String text) {
        jdbc.sql(
                        """
                        insert into cartage_mapping_version (
                            version, path, merged_text, first_used_at, live_at, saved_at, saved_by)
                        values (:version, :path, :text, :now, :now, :saved, :by)
                        """)
                .param("version", mapping.version())
                .param("path", mapping.path())
                .param("text", StorableText.of(text))
                .param("now", Jdbc.utc(mapping.firstLiveAt()))
                .param("saved", mapping.savedAt().map(Jdbc::utc).orElse(null))
                .param("by", StorableText.line(mapping.savedBy(), LONGEST_NAME))
                .update();
    }

    /** The versions of all mappings, by path, the one that was live last first. */
    public List<MappingVersion> all() {
        return told("the versions of mappings can't be read", () -> jdbc.sql(
                        """
                        select version, path, first_used_at, live_at, saved_at, saved_by
                        from cartage_mapping_version
                        order by path, live_at desc, first_used_at desc, version
                        """)
                .query((row, i) -> version(row))
                .list());
    }

    /** The versions of one mapping, the one that was live last first. */
    public List<MappingVersion> of(String path) {
        return all().stream().filter(mapping -> mapping.path().equals(path)).toList();
    }

    /** The versions that begin so; of one that stands under several paths the one that was live last. */
    public List<KeptMapping> find(String beginning) {
        return told("the versions of mappings can't be read", () -> jdbc.sql(
                        """
                        select *
                        from cartage_mapping_version v
                        where left(version, :length) = :beginning
                          and not exists (
                            select 1
                            from cartage_mapping_version o
                            where o.version = v.version
                              and (o.live_at > v.live_at or (o.live_at = v.live_at and o.path > v.path)))
                        order by version
                        """)
                .param("beginning", beginning)
                .param("length", beginning.length())
                .query((row, i) -> new KeptMapping(version(row), row.getString("merged_text")))
                .list());
    }

    private static MappingVersion version(ResultSet row) throws SQLException {
        return new MappingVersion(
                row.getString("version"),
                row.getString("path"),
                Objects.requireNonNull(Jdbc.instant(row, "first_used_at")),
                Objects.requireNonNull(Jdbc.instant(row, "live_at")),
                Optional.ofNullable(Jdbc.instant(row, "saved_at")),
                Objects.requireNonNullElse(row.getString("saved_by"), ""));
    }

    private static <T> T told(String what, Supplier<T> work) {
        return Transactions.told("staging", "mappings", what, work);
    }
}
