package io.cartage.config;

import io.cartage.config.Setting.Kind;
import java.util.List;
import java.util.Locale;

/** What may stand in {@code cartage.yaml}. Each setting has an environment variable that wins over the file. */
final class ApplicationSettings {
    static final String FILE = "cartage.yaml";

    static final Setting DATA = Setting.of(
                    "",
                    "data",
                    new Kind.Text(),
                    "Where the embedded database lives," + " relative to the working directory")
            .or("data")
            .like("/var/lib/cartage")
            .formerly("data_directory", "data_dir");
    static final Setting DB = Setting.of("", "db", new Kind.Section(), "The database with the staging tables")
            .formerly("database", "datasource");
    static final Setting URL = Setting.of(
                    "db",
                    "url",
                    new Kind.Text(),
                    "The database's JDBC address; without one" + " Cartage keeps an H2 database in the data directory")
            .like("jdbc:postgresql://db.example.com:5432/cartage")
            .formerly("jdbc_url", "jdbc");
    static final Setting USER = Setting.of("db", "user", new Kind.Text(), "The database user")
            .like("cartage")
            .formerly("username");
    static final Setting PASSWORD = Setting.of(
                    "db", "password", new Kind.Text(), "The database user's password, by" + " placeholder")
            .like("${file:secrets/db-password.txt}");
    static final List<Setting> ALL = List.of(DATA, DB, URL, USER, PASSWORD);

    private ApplicationSettings() {}

    /** The variable of a setting: {@code db.url} is {@code CARTAGE_DB_URL}. */
    static String variable(Setting setting) {
        return "CARTAGE_" + setting.path().replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
