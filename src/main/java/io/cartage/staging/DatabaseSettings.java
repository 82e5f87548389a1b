package io.cartage.staging;

import java.nio.file.Path;

/** Where the staging tables are. The password never shows in {@link #toString()}, not even one in the URL. */
public record DatabaseSettings(String url, String user, String password) {

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
        return new DatabaseSettings("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE" + Dialect.H2_OPTIONS, "cartage", "");
    }

    @Override
    public String toString() {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1***") + " as " + user;
    }
}
