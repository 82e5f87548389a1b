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
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The rooms {@code routes/}, {@code mappings/} and {@code stores/}: a file in the home directory wins over the copy
 * packaged in the jar. A room that exists in the directory is listed from there alone, so that deleting a packaged file
 * from one's own room is possible. Reads files anew at each call.
 */
public final class Home {
    private static final String PACKAGED = "packaged/";

    private final Path directory;
    private final ClassLoader jar;

    private Home(Path directory, ClassLoader jar) {
        this.directory = directory;
        this.jar = jar;
    }

    /** The home in {@code directory}, which need not hold any room. */
    public static Home at(Path directory) {
        return at(directory, Home.class.getClassLoader());
    }

    /** The home with another jar behind it, for tests. */
    static Home at(Path directory, ClassLoader jar) {
        return new Home(directory, jar);
    }

    public Path directory() {
        return directory;
    }

    /** Whether the room stands in the directory, not only in the jar. */
    public boolean owns(String room) {
        return Files.isDirectory(directory.resolve(room));
    }

    /** The file at a path such as {@code mappings/default/bigcommerce/orders.yaml}. */
    public Optional<SourceFile> find(String path) {
        return bytes(path).map(bytes -> new SourceFile(path, new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The bytes of the file at a path. */
    public Optional<byte[]> bytes(String path) {
        Path own = directory.resolve(path);
        try {
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
            return owns(room(folder)) ? ownFiles(folder) : packagedFiles(folder);
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
