package etude.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A folder that appears under its name only when it is whole. It is filled beside its target under a hidden name, and renamed
 * by {@link #commit}; without that, {@link #close} leaves nothing behind.
 */
public final class AtomicFolder implements Closeable {

    private static final String PREFIX = ".etude-";
    private static final String REPLACED = "was-";
    private static final String SUFFIX = ".tmp";

    private final Path parent;
    private final Path target;
    private final boolean overwrite;
    private final Path temporary;
    private boolean committed;

    private AtomicFolder(Path parent, Path target, boolean overwrite, Path temporary) {
        this.parent = parent;
        this.target = target;
        this.overwrite = overwrite;
        this.temporary = temporary;
        Unfinished.begun(temporary);
    }

    /**
     * Starts a folder.
     *
     * @param target where it shall be; its parent exists
     * @param overwrite whether a folder that is already there may be replaced
     * @throws FileAlreadyExistsException if there is one and it may not be replaced
     * @throws IOException if the parent is missing or cannot be written to
     */
    public static AtomicFolder create(Path target, boolean overwrite) throws IOException {
        Path real = target.toAbsolutePath().normalize();
        Path parent = real.getParent();
        if (parent == null) {
            throw new FileSystemException(target.toString(), null, "is not the name of a folder");
        }
        if (!Files.isDirectory(parent)) {
            throw new NoSuchFileException(parent.toString(), null, "there is no such folder; make it first");
        }
        check(real, overwrite);
        return new AtomicFolder(parent, real, overwrite, Files.createDirectory(hidden(parent)));
    }

    /** Whether a name is one that unfinished files and folders have. */
    public static boolean isUnfinished(Path path) {
        Path name = path.getFileName();
        return name != null
                && name.toString().startsWith(PREFIX)
                && name.toString().endsWith(SUFFIX);
    }

    /**
     * Tidies up after a process that was ended: a folder that was being replaced is put back where nothing has taken its
     * place; anything else that is unfinished is removed. No other process may be writing.
     *
     * @param path of which {@link #isUnfinished} is true
     */
    public static void settle(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (name.startsWith(PREFIX + REPLACED)) {
            String replaced = name.substring((PREFIX + REPLACED).length(), name.length() - SUFFIX.length());
            Path target = path.resolveSibling(replaced);
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
        }
        remove(path);
    }

    /** Removes a file, or a folder with all that is in it; links are removed, not followed. */
    public static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (var inside = Files.newDirectoryStream(path)) {
                for (Path child : inside) {
                    remove(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    /** Where files go until the folder is whole. */
    public Path path() {
        return temporary;
    }

    /**
     * Puts the folder in its place.
     *
     * @throws FileAlreadyExistsException if something came there meanwhile and may not be replaced
     */
    public void commit() throws IOException {
        check(target, overwrite);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Path old = parent.resolve(PREFIX + REPLACED + target.getFileName() + SUFFIX);
            remove(old);
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            remove(old);
        } else {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
        committed = true;
        Unfinished.over(temporary);
    }

    /** Forgets the folder unless it was committed. */
    @Override
    public void close() throws IOException {
        if (!committed) {
            remove(temporary);
            Unfinished.over(temporary);
        }
    }

    private static void check(Path target, boolean overwrite) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(target.toString(), null, "is not a folder, so it is not replaced");
        }
        if (!overwrite) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, "is already there; allow overwriting, or name another folder");
        }
    }

    private static Path hidden(Path parent) {
        return parent.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    }
}
