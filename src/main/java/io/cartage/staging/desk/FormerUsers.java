package io.cartage.staging.desk;

import io.cartage.staging.Jdbc;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Users of the console whose name is a person's e-mail address. Of one who is switched off the name is taken away, so that
 * what they did stays and nobody knows any more who it was; one who may still come in is left alone.
 */
final class FormerUsers {
    private final JdbcClient jdbc;

    FormerUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there is one who may come in, or may not. */
    boolean has(Address address, boolean active) {
        return jdbc.sql("select count(*) from cartage_user where name = :name and active = :active")
                        .param("name", address.text())
                        .param("active", active)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Takes away the name, the password and whatever else tells of the person. */
    int forget(Address address, Instant now) {
        return jdbc.sql(
                        """
                        update cartage_user
                        set name = concat('former-user-', id), password_hash = null, seen_at = null,
                            created_at = :now, link_hash = null, link_until = null
                        where name = :name
                          and not active
                        """)
                .param("now", Jdbc.utc(now))
                .param("name", address.text())
                .update();
    }
}
