package io.cartage.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rooms {@code routes/}, {@code mappings/} and {@code stores/}: a file in the home directory wins over the copy
 * packaged in the jar. A room that exists in the directory is listed from there alone, so that deleting a packaged file
 * from one's own room is possible. Reads files anew at each call, unless it is a {@link #snapshot}.
 */
public final class Home {
    private static final String PACKAGED = "packaged/";

    private static final List<String> ROOMS = List.of("routes", "mappings", "stores");

    private final Path directory;
    private final ClassLoader jar;
    private final @Nullable Kept kept;
    private final Map<String, byte[]> drafts;

    /** The rooms of the directory as they were, their files, and what told their state. */
    private record Kept(Set<String> rooms, Map<String, byte[]> files, Map<String, String> stamps) {}

    private Home(Path directory, ClassLoader jar, @Nullable Kept kept, Map<String, byte[]> drafts) {
        this.directory = directory;
        this.jar = jar;
        this.kept = kept;
        this.drafts = drafts;
    }

    /** The home in {@code directory}, which need not hold any room. */
    public static Home at(Path directory) {
        return at(directory, Home.class.getClassLoader());
    }

    /** A home that holds no file at all, not even those of the jar. */
    public static Home none() {
        return new Home(
                Path.of(""), Home.class.getClassLoader(), new Kept(Set.copyOf(ROOMS), Map.of(), Map.of()), Map.of());
    }

    /** The home with another jar behind it, for tests. */
    static Home at(Path directory, ClassLoader jar) {
        return new Home(directory, jar, null, Map.of());
    }

    /** This home with one file as somebody is writing it; nothing is written to the directory. */
    public Home with(SourceFile draft) {
        Map<String, byte[]> all = new TreeMap<>(drafts);
        all.put(draft.path(), draft.text().getBytes(StandardCharsets.UTF_8));
        return new Home(directory, jar, kept, all);
    }

    public Path directory() {
        return directory;
    }

    /** Whether the room stands in the directory, not only in the jar. */
    public boolean owns(String room) {
        return kept == null
                ? Files.isDirectory(directory.resolve(room))
                : kept.rooms().contains(room);
    }

    /**
     * This home as it is at this moment; what becomes of the directory's rooms later doesn't show in it. Its {@link
     * #stamps} are older than its files, if these change at this very moment.
     */
    public Home snapshot() {
        if (kept != null) {
            return this;
        }
        Map<String, String> stamps = stamps();
        Set<String> rooms = new TreeSet<>();
        Map<String, byte[]> files = new TreeMap<>();
        for (String room : ROOMS) {
            if (owns(room)) {
                rooms.add(room);
                list(room).forEach(path -> bytes(path).ifPresent(bytes -> files.put(path, bytes)));
            }
        }
        return new Home(directory, jar, new Kept(rooms, files, stamps), drafts);
    }

    /** The home that a snapshot was made of, as it changes. */
    public Home live() {
        return new Home(directory, jar, null, Map.of());
    }

    /** This home as it is at this moment, but with another text in one file of a room. */
    public Home with(String path, String text) {
        Home copy = snapshot();
        Kept now = Objects.requireNonNull(copy.kept);
        Map<String, byte[]> files = new TreeMap<>(now.files());
        Set<String> rooms = new TreeSet<>(now.rooms());
        if (rooms.add(room(path))) {
            copy.list(room(path)).forEach(other -> copy.bytes(other).ifPresent(bytes -> files.put(other, bytes)));
        }
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return new Home(directory, jar, new Kept(rooms, files, now.stamps()), drafts);
    }

    /**
     * What tells the states of the directory's rooms and secrets apart without reading their files: path to time and size.
     * A room that only the jar has never changes.
     */
    public Map<String, String> stamps() {
        if (kept != null) {
            return kept.stamps();
        }
        Map<String, String> stamps = SecretStore.at(directory).stamps();
        for (String room : ROOMS) {
            if (owns(room)) {
                list(room).forEach(path -> stamps.put(path, stamp(directory.resolve(path))));
            }
        }
        return stamps;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "/" + attributes.size();
        } catch (IOException e) {
            return "gone";
        }
    }

    /** When and by whom a file of the directory was saved last; empty if the directory doesn't have it. */
    public Optional<Saving> saving(String path) {
        Path file = directory.resolve(path);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new Saving(Files.getLastModifiedTime(file).toInstant(), owner(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // removed in this very moment
        }
    }

    private static String owner(Path file) throws IOException {
        try {
            return Files.getOwner(file).getName();
        } catch (UnsupportedOperationException e) {
            return ""; // a file system that keeps no owners
        }
    }

    /** The file at a path such as {@code mappings/default/bigcommerce/orders.yaml}. */
    public Optional<SourceFile> find(String path) {
        return bytes(path).map(bytes -> new SourceFile(path, new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The bytes of the file at a path. */
    public Optional<byte[]> bytes(String path) {
        if (drafts.containsKey(path)) {
            return Optional.ofNullable(drafts.get(path));
        }
        Path own = directory.resolve(path);
        try {
            if (kept != null && owns(room(path))) {
                return Optional.ofNullable(kept.files().get(path));
            }
            if (Files.isRegularFile(own)) {
                return Optional.of(Files.readAllBytes(own));
            }
            return owns(room(path)) ? Optional.empty() : packaged(path);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    /** The paths of all files below a folder such as {@code stores} or {@code routes/bigcommerce}, sorted. */
    public List<String> list(String folder) {
        try {
            Set<String> paths = new TreeSet<>(owns(room(folder)) ? ownFiles(folder) : packagedFiles(folder));
            drafts.keySet().stream()
                    .filter(path -> path.startsWith(folder + "/"))
                    .forEach(paths::add);
            return List.copyOf(paths);
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The paths of all files below a folder in the jar, whether or not the directory has them too. */
    public List<String> packagedFiles(String folder) throws IOException {
        TreeSet<String> paths = new TreeSet<>();
        for (URL url : jar.resources(PACKAGED + folder).toList()) {
            if (url.openConnection() instanceof JarURLConnection connection) {
                connection.setUseCaches(false); // else closing the file would close it for others
                try (JarFile file = connection.getJarFile()) {
                    file.stream()
                            .filter(entry ->
                                    !entry.isDirectory() && entry.getName().startsWith(PACKAGED + folder + "/"))
                            .forEach(entry -> paths.add(entry.getName().substring(PACKAGED.length())));
                }
            } else {
                Path root = Path.of(URI.create(url.toString()));
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(Files::isRegularFile)
                            .forEach(file -> paths.add(folder + "/" + slashes(root.relativize(file))));
                }
            }
        }
        return List.copyOf(paths);
    }

    /** The bytes of the packaged copy of a file, whether or not the directory has its own. */
    public Optional<byte[]> packaged(String path) throws IOException {
        try (InputStream in = jar.getResourceAsStream(PACKAGED + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private List<String> ownFiles(String folder) throws IOException {
        if (kept != null) {
            return kept.files().keySet().stream()
                    .filter(path -> path.startsWith(folder + "/"))
                    .toList();
        }
        Path root = directory.resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> slashes(directory.relativize(file)))
                    .filter(path -> !path.contains("/."))
                    .sorted()
                    .toList();
        }
    }

    private static String room(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
