package io.cartage.staging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Where the staging tables are. The password never shows in {@link #toString()}, not even one in the URL. */
public record DatabaseSettings(String url, String user, String password) {
    private static final String H2_FILE = "jdbc:h2:file:";

    /**
     * The embedded H2 database in a folder, created when first opened. Committed work survives the death of the process,
     * and a second process of this machine (never another machine) may work with it at the same time.
     */
    public static DatabaseSettings embedded(Path dataDir) {
        String file = dataDir.toAbsolutePath()
                .normalize()
                .resolve("cartage")
                .toString()
                .replace('\\', '/');
        return new DatabaseSettings(H2_FILE + file + ";AUTO_SERVER=TRUE" + Dialect.H2_OPTIONS, "cartage", "");
    }

    /** A database in memory that is gone when it is closed: the tables as they are made, without any row. */
    public static DatabaseSettings scratch() {
        return new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID() + Dialect.H2_OPTIONS, "cartage", "");
    }

    /** Whether the embedded database has been created; true for any other database, which only a server can tell. */
    public boolean exists() {
        int options = url.indexOf(';');
        return !url.startsWith(H2_FILE)
                || Files.exists(
                        Path.of(url.substring(H2_FILE.length(), options < 0 ? url.length() : options) + ".mv.db"));
    }

    /** Whether this is a file of H2's that a process opens by itself, without a server. */
    boolean isFile() {
        return url.startsWith(H2_FILE);
    }

    /** The same embedded database for one process alone: as long as it is open no other gets in, and it gets in only alone. */
    DatabaseSettings alone() {
        return new DatabaseSettings(url.replaceAll("(?i);AUTO_SERVER=TRUE", ""), user, password);
    }

    @Override
    public String toString() {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1***") + " as " + user;
    }
}
