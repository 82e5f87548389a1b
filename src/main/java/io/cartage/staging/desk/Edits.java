package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The edits that running processes met, each looked at as a whole: the latest tells what is wrong now. Thread-safe. */
public final class Edits {
    private static final int LONGEST_AUTHOR = 255;

    private final JdbcClient jdbc;

    public Edits(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    public void add(Edit edit) {
        String author = edit.author();
        jdbc.sql(
                        """
                        insert into cartage_edit (met_at, author, files, stores, problems)
                        values (:at, :author, :files, :stores, :problems)
                        """)
                .param("at", Jdbc.utc(edit.metAt()))
                .param("author", author.substring(0, Math.min(LONGEST_AUTHOR, author.length())))
                .param("files", String.join("\n", edit.files()))
                .param("stores", String.join("\n", edit.stores()))
                .param("problems", String.join("\n", edit.problems()))
                .update();
    }

    /** The latest edits, the newest first. */
    public List<Edit> latest(int most) {
        return jdbc.sql("select * from cartage_edit order by id desc limit :most")
                .param("most", most)
                .query(Edits::edit)
                .list();
    }

    /** The edit whose problems stand: it was the last, and not everything of it could be taken. */
    public Optional<Edit> broken() {
        return latest(1).stream().filter(edit -> !edit.problems().isEmpty()).findFirst();
    }

    private static Edit edit(ResultSet row, int number) throws SQLException {
        return new Edit(
                Objects.requireNonNull(Jdbc.instant(row, "met_at")),
                Objects.requireNonNullElse(row.getString("author"), ""),
                lines(row.getString("files")),
                lines(row.getString("stores")),
                lines(row.getString("problems")));
    }

    private static List<String> lines(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }
}
