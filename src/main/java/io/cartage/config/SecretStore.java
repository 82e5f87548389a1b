package io.cartage.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder {@code secrets/} beside the rooms: a file for each secret, which its owner alone may read. What
 * <code>${secret:NAME}</code> stands for, unless an environment variable of that name is set. Its files are never packaged,
 * listed or shown. Thread-safe; two who set one secret at once leave it as one of them wanted.
 */
public final class SecretStore {
    /** The folder's name. */
    public static final String FOLDER = "secrets";

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");
    private static final int LARGEST = 64 * 1024;

    private final Path folder;

    private SecretStore(Path folder) {
        this.folder = folder;
    }

    /** The store of a home directory, which need not be there yet. */
    public static SecretStore at(Path home) {
        return new SecretStore(home.resolve(FOLDER));
    }

    /** Whether a secret may have this name: that of an environment variable, in capital letters. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** A secret that was looked for. */
    public sealed interface Found {}

    /** It is there; {@code byGroup} tells that its group may read it too. */
    public record Kept(Secret value, boolean byGroup) implements Found {}

    /** There is none of that name. */
    public record Missing() implements Found {}

    /** It can't be used, and why: {@code can be read by everybody on this machine}. */
    public record Unusable(String fault, String remedy) implements Found {}

    /** Looks for a secret; one that everybody may read is refused. */
    public Found find(String name) {
        Path file = folder.resolve(name);
        try {
            if (!isName(name) || !Files.exists(file)) {
                return new Missing();
            }
            Set<PosixFilePermission> rights = rights(file);
            if (rights.contains(PosixFilePermission.OTHERS_READ) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                return new Unusable(
                        "can be read by everybody on this machine",
                        "Run chmod 600 " + FOLDER + "/" + name + ", then set"
                                + " the secret anew: somebody may have read it");
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return new Unusable("is no file of at most 64 kB", "Write the value alone into " + FOLDER + "/" + name);
            }
            String value = Files.readString(file, StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
            return value.isEmpty()
                    ? new Unusable("is empty", "Set it anew in the console under Stores, or write it into the file")
                    : new Kept(Secret.of(value), rights.contains(PosixFilePermission.GROUP_READ));
        } catch (NoSuchFileException e) {
            return new Missing();
        } catch (CharacterCodingException e) {
            return new Unusable("is not UTF-8 text", "Save the file as UTF-8");
        } catch (IOException e) {
            return new Unusable("can't be read by this user", "The file must belong to the user who runs Cartage");
        }
    }

    /** When a secret was last set; empty if there is none. */
    public Optional<Instant> setAt(String name) {
        try {
            Path file = folder.resolve(name);
            return isName(name) && Files.isRegularFile(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // removed in this very moment
        }
    }

    /**
     * Keeps a secret, in place of one of that name, from one moment to the next.
     *
     * @throws UncheckedIOException if the folder can't be written
     */
    public void keep(String name, Secret value) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' can't be the name of a secret");
        }
        Redaction.register(value);
        try {
            makeFolder();
            Path written = Files.createTempFile(folder, ".", ".new", ownersAlone("rw-------"));
            try {
                Files.writeString(written, value.reveal(), StandardCharsets.UTF_8);
                Files.move(
                        written,
                        folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the secret " + name + " can't be kept in "
                            + folder.toAbsolutePath().normalize() + ": "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    /** What tells the states of the folder apart: the file's path to its time and size. */
    Map<String, String> stamps() {
        Map<String, String> stamps = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return stamps;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (isName(name)) {
                    stamps.put(
                            FOLDER + "/" + name,
                            Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS) + "/" + Files.size(file));
                }
            }
        } catch (IOException e) {
            return stamps; // one was replaced in this very moment: the next look sees it
        }
        return stamps;
    }

    /** The owner's alone, and nothing for version control. */
    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder.toAbsolutePath().getParent());
        try {
            Files.createDirectory(folder, ownersAlone("rwx------"));
            Files.writeString(folder.resolve(".gitignore"), "*\n", StandardCharsets.UTF_8);
        } catch (FileAlreadyExistsException e) {
            // somebody else was quicker
        }
    }

    private FileAttribute<?>[] ownersAlone(String rights) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** Who may do what; nothing where the system keeps no such rights. */
    private static Set<PosixFilePermission> rights(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException e) {
            return Set.of();
        }
    }
}
