package io.cartage.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Saves files of a home's rooms as an editor should: nobody ever reads half a file, owner and mode stay, a link stays a
 * link, and a file that somebody else changed since it was opened is left as it is. What another program writes in the
 * very instant of the exchange can't be seen; of two savings through this class one always wins. Troubles of the disk are
 * {@link UncheckedIOException}s. Thread-safe.
 */
public final class HomeEdits {
    private static final Object TURN = new Object();

    /** A room, folders and a file; none of them hidden or a step up. */
    private static final Pattern PATH =
            Pattern.compile("(mappings|stores|routes)(/[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*)+");

    private final Home home;

    /** @param home as it changes, and not a snapshot of it */
    public HomeEdits(Home home) {
        this.home = home.live();
    }

    /**
     * A file as it is now.
     *
     * @param hash tells this content from any other
     */
    public record Opened(SourceFile file, String hash) {}

    /** What became of a saving. */
    public sealed interface Saved {

        /** The file says now what it should; its hash is given. */
        record Written(String hash) implements Saved {}

        /** Nothing was written: the file is no longer what it was when it was opened, or is gone, or is there already. */
        record Conflict(Optional<Opened> now) implements Saved {}
    }

    /** The file at a path, be it the directory's or the jar's. */
    public Optional<Opened> open(String path) {
        return home.bytes(path)
                .map(bytes -> new Opened(new SourceFile(path, new String(bytes, StandardCharsets.UTF_8)), hash(bytes)));
    }

    /** What tells a text from any other. */
    public static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether files of this name can be saved here: in a room, without steps up and without hidden names. */
    public static boolean isSavable(String path) {
        return PATH.matcher(path).matches();
    }

    /**
     * Writes a file, with its folders. A room that only the jar has is written out first, for a room in the directory
     * hides that of the jar.
     *
     * @param base the hash of what was opened; empty if there must be no such file
     */
    public Saved save(String path, String text, String base) {
        if (!isSavable(path)) {
            throw new IllegalArgumentException("not a file of a room: " + path);
        }
        synchronized (TURN) {
            Optional<Opened> now = open(path);
            if (!now.map(Opened::hash).orElse("").equals(base)) {
                return new Saved.Conflict(now);
            }
            try {
                writeRoom(path.substring(0, path.indexOf('/')));
                return replace(path, text, base);
            } catch (IOException e) {
                throw new UncheckedIOException("can't save " + path + ": " + e.getMessage(), e);
            }
        }
    }

    private void writeRoom(String room) throws IOException {
        if (home.owns(room)) {
            return;
        }
        for (String path : home.packagedFiles(room)) {
            Path target = home.directory().resolve(path);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(target, home.packaged(path).orElseThrow(() -> new IOException("the jar has lost " + path)));
        }
    }

    private Saved replace(String path, String text, String base) throws IOException {
        Path named = home.directory().resolve(path);
        Files.createDirectories(named.toAbsolutePath().getParent());
        boolean isThere = Files.exists(named);
        Path target = isThere ? named.toRealPath() : named.toAbsolutePath();
        Path aside = Files.createTempFile(target.getParent(), ".saving-", ".tmp");
        try {
            write(aside, text);
            keepOwner(isThere ? target : Objects.requireNonNull(target.getParent()), aside, isThere);
            Optional<Opened> now = open(path);
            if (!now.map(Opened::hash).orElse("").equals(base)) {
                return new Saved.Conflict(now);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Saved.Written(hash(text));
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A new file takes its owner from its folder and can be read by whoever can read that. */
    private static void keepOwner(Path like, Path file, boolean isThere) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return; // a file system without owners and modes
        }
        PosixFileAttributes model = Files.readAttributes(like, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> modes = new HashSet<>(model.permissions());
        if (!isThere) {
            modes.removeIf(mode -> mode.name().endsWith("EXECUTE"));
        }
        view.setPermissions(modes);
        try {
            view.setOwner(model.owner());
            view.setGroup(model.group());
        } catch (IOException e) {
            // only root may give files away; then the file is ours, as one saved by any editor would be
        }
    }
}
