package etude.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A file that appears under its name only when it is whole. It is written beside its target under a hidden name, and
 * renamed by {@link #commit}; without that, {@link #close} leaves nothing behind.
 */
public final class AtomicFile implements Closeable {

    private final Path target;
    private final boolean overwrite;
    private final Path temporary;
    private final FileChannel channel;
    private boolean committed;

    private AtomicFile(Path target, boolean overwrite, Path temporary, FileChannel channel) {
        this.target = target;
        this.overwrite = overwrite;
        this.temporary = temporary;
        this.channel = channel;
        Unfinished.begun(temporary);
    }

    /**
     * Starts a file.
     *
     * @param target where it shall be; its folder exists
     * @param overwrite whether a file that is already there may be replaced
     * @throws FileAlreadyExistsException if there is one and it may not be replaced
     * @throws IOException if the folder is missing or cannot be written to
     */
    public static AtomicFile create(Path target, boolean overwrite) throws IOException {
        Path real = resolve(target.toAbsolutePath().normalize());
        check(real, overwrite);
        Path temporary = hidden(real);
        return new AtomicFile(real, overwrite, temporary, open(temporary));
    }

    /**
     * A nameless file beside a target, gone when it is closed: room for what does not fit into memory.
     *
     * @throws IOException if the folder is missing or cannot be written to
     */
    public static FileChannel spool(Path target) throws IOException {
        return open(hidden(target.toAbsolutePath().normalize()), StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Writes a whole file at once; arguments and errors as {@link #create}. */
    public static void write(Path target, boolean overwrite, byte[] content) throws IOException {
        try (AtomicFile file = create(target, overwrite)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                file.channel().write(bytes);
            }
            file.commit();
        }
    }

    /** Where bytes go. */
    public FileChannel channel() {
        return channel;
    }

    /** The channel as a stream; closing it closes the channel, and {@link #commit} may still follow. */
    public OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /**
     * Puts the file in its place.
     *
     * @throws FileAlreadyExistsException if a file came there meanwhile and may not be replaced
     */
    public void commit() throws IOException {
        channel.close();
        check(target, overwrite);
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
        committed = true;
        Unfinished.over(temporary);
    }

    /** Forgets the file unless it was committed. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!committed) {
            Files.deleteIfExists(temporary);
            Unfinished.over(temporary);
        }
    }

    /** A link is written through, not replaced. */
    private static Path resolve(Path target) throws IOException {
        return Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
    }

    private static void check(Path target, boolean overwrite) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "is a folder; name a file in it");
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "is not a regular file, so it is not replaced");
        }
        if (!overwrite) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, "is already there; allow overwriting, or name another file");
        }
    }

    private static Path hidden(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new FileSystemException(target.toString(), null, "is not the name of a file");
        }
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder; make it first");
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return folder.resolve(".etude-" + UUID.randomUUID() + ".tmp");
    }

    /** The hidden name means nothing to whoever asked for the target: a refusal names the folder. */
    private static FileChannel open(Path temporary, OpenOption... more) throws IOException {
        Set<OpenOption> options =
                new HashSet<>(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
        Collections.addAll(options, more);
        try {
            return FileChannel.open(temporary, options);
        } catch (AccessDeniedException e) {
            throw refused(temporary, "permission denied", e);
        } catch (FileSystemException e) {
            throw refused(temporary, e.getReason() == null ? "the system refuses it" : e.getReason(), e);
        }
    }

    private static IOException refused(Path temporary, String why, IOException cause) {
        var refusal = new FileSystemException(
                String.valueOf(temporary.getParent()), null, "no file can be made in this folder: " + why);
        refusal.initCause(cause);
        return refusal;
    }
}
