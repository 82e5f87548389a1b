package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.config.Settings;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.desk.SupportFigures;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What somebody needs who looks for a fault from afar, in one file: versions, settings, files, what is wrong with them, and
 * figures of the database. Without secrets and without data of persons. Thread-safe.
 */
public final class SupportBundle {
    private static final List<String> ROOMS = List.of("stores", "mappings", "routes");
    private static final String SETTINGS = "cartage.yaml";

    /** What stands in quotes is a value, and may be anybody's. */
    private static final Pattern QUOTED = Pattern.compile("'[^'\\t\\n]{1,200}'|\"[^\"\\t\\n]{1,200}\"");

    private final Home home;
    private final Map<String, String> environment;
    private final StagingDatabase database;
    private final Clock clock;

    /** @param environment for the placeholders of files; of it only names are told */
    public SupportBundle(Home home, Map<String, String> environment, StagingDatabase database, Clock clock) {
        this.home = home;
        this.environment = environment;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes it as a ZIP archive.
     *
     * @param version of the program
     * @return the names of the files in it
     * @throws UncheckedIOException if it can't be written
     */
    public List<String> write(String version, OutputStream out) {
        Map<String, String> files = files(version);
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the support bundle can't be written: " + e.getMessage(), e);
        }
        return List.copyOf(files.keySet());
    }

    private Map<String, String> files(String version) {
        Map<String, String> files = new TreeMap<>();
        Problems problems = new Problems();
        Settings settings = Settings.read(home, environment, problems);
        // Reading them also tells the secrets that are to be masked.
        List<PreparedStore> stores = Preparation.readAll(home, environment, database.tables(), problems);
        files.put("check.txt", told(problems.all().stream().map(Problem::toString)));
        SupportFigures figures = database.supportFigures();
        files.put("about.txt", Discreet.plain(about(version, figures)));
        files.put("settings.txt", Discreet.plain(settings.toString()) + "\n");
        files.put(
                "stores.txt",
                told(stores.stream()
                        .map(store -> store.id() + "\t" + store.cart().name() + "\t"
                                + store.orders().path() + "\t" + store.orders().version())));
        figures.tables().forEach((name, lines) -> files.put("database/" + name + ".tsv", told(lines.stream())));
        files.put("database/rows.tsv", told(figures.counts(database.ownTables()).stream()));
        home.find(SETTINGS).ifPresent(file -> files.put("files/" + SETTINGS, DiscreetFile.of(SETTINGS, file.text())));
        for (String room : ROOMS) {
            if (home.owns(room)) {
                home.list(room).forEach(path -> home.find(path)
                        .ifPresent(file -> files.put("files/" + path, DiscreetFile.of(path, file.text()))));
            }
        }
        return files;
    }

    private String about(String version, SupportFigures figures) {
        Runtime runtime = Runtime.getRuntime();
        String names = environment.keySet().stream()
                .filter(name -> name.startsWith("CARTAGE_"))
                .sorted()
                .collect(Collectors.joining(" "));
        return """
                version    %s
                written    %s
                java       %s, %s
                system     %s %s, %s, %d processors
                memory     %d MB at most, %d MB in use
                disk       %d MB free where the home directory is
                database   %s
                rooms      %s
                variables  %s
                """
                .formatted(
                        version,
                        clock.instant(),
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        runtime.availableProcessors(),
                        runtime.maxMemory() >> 20,
                        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                        home.directory().toAbsolutePath().toFile().getUsableSpace() >> 20,
                        figures.product(),
                        ROOMS.stream()
                                .map(room -> room + (home.owns(room) ? " here" : " of the jar"))
                                .collect(Collectors.joining(", ")),
                        names);
    }

    private static String told(Stream<String> lines) {
        return lines.map(line -> Discreet.plain(QUOTED.matcher(line).replaceAll("'••••'")) + "\n")
                .collect(Collectors.joining());
    }
}
