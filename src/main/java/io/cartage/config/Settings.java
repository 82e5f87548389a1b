package io.cartage.config;

import io.cartage.problem.Problems;
import java.nio.file.Path;
import java.util.Map;

/**
 * The settings of the program as a whole.
 *
 * @param databaseUrl a JDBC address, or empty for the embedded database in the data directory
 * @param databaseUser empty if the address needs none
 * @param dataDirectory absolute
 */
public record Settings(
        String databaseUrl,
        String databaseUser,
        Secret databasePassword,
        Path dataDirectory,
        MailSettings mail,
        NoticeSettings notices,
        Keep keep,
        Observe observe,
        ConsoleSettings console) {

    /** Whether Cartage keeps its own H2 database in the data directory. */
    public boolean embedded() {
        return databaseUrl.isEmpty();
    }

    /**
     * Reads {@code cartage.yaml} from the home directory, if it is there, and the environment variables, which win. The
     * answer can be used unless {@code problems} has errors.
     */
    public static Settings read(Home home, Map<String, String> environment, Problems problems) {
        return new SettingsReader(home, environment, problems).read();
    }

    /**
     * The same, for those who can do nothing without them.
     *
     * @throws io.cartage.problem.ProblemsException if anything is wrong in there
     */
    public static Settings readOrThrow(Home home, Map<String, String> environment) {
        Problems problems = new Problems();
        Settings settings = read(home, environment, problems);
        problems.throwIfErrors();
        return settings;
    }

    /** Shows everything but passwords, also one that stands in the address. */
    @Override
    public String toString() {
        return "Settings[database=" + (embedded() ? "embedded" : DatabaseUrl.masked(databaseUrl)) + ", user="
                + databaseUser + ", password=" + databasePassword + ", data="
                + dataDirectory + ", " + mail + ", " + notices + "]";
    }
}
