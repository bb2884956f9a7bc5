package etude.runtime.store;

import etude.runtime.model.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a published file into a part file: goes on where it stopped before, takes no more than was announced, and believes
 * it only when its digest is right.
 */
final class Download {

    private static final int BLOCK = 1 << 16;
    private static final int TRIES = 3;

    private final PublishedFile file;
    private final Path part;
    private final long most;
    private final Progress progress;
    private final HttpSource source;

    /**
     * A download.
     *
     * @param part where bytes go
     * @param most bytes that are taken where the size is not known
     */
    Download(PublishedFile file, Path part, long most, Progress progress) {
        this.file = file;
        this.part = part;
        this.most = file.bytes() > 0 ? file.bytes() : most;
        this.progress = progress;
        this.source = new HttpSource(file);
    }

    /**
     * Fetches the file; leaves it in the part file.
     *
     * @throws OfflineException if the place cannot be reached
     * @throws CancellationException if {@link Progress} ended it; what is there is kept
     * @throws IOException if it cannot be had, or is not what was published
     */
    void run() throws IOException {
        run(whole -> {});
    }

    /** Uses a file that is whole; no other download touches it meanwhile. */
    interface Use {
        void take(Path whole) throws IOException;
    }

    /** Fetches the file and hands it over, before another download of the same file may begin; errors as {@link #run()}. */
    void run(Use use) throws IOException {
        Path beside =
                part.resolveSibling(part.getFileName() + ".lock"); // closing the part itself would free a lock on it
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                FileLock lock = lock(channel)) {
            receive();
            verify();
            use.take(part);
        }
    }

    private void receive() throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            if (file.bytes() == 0 || channel.size() > file.bytes()) {
                channel.truncate(0); // what is there cannot be told from another version
            }
            fetch(channel);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw busy(e);
        }
        throw busy(null);
    }

    private IOException busy(@Nullable Exception cause) {
        return new IOException(file.name() + " is being downloaded already; wait for that to end.", cause);
    }

    /** Asks for what is missing, and again where the connection is cut. */
    private void fetch(FileChannel channel) throws IOException {
        for (int tries = 1; file.bytes() == 0 || channel.size() < file.bytes(); tries++) {
            try (HttpSource.Body body = source.from(file.bytes() == 0 ? 0 : channel.size())) {
                channel.truncate(body.from()).position(body.from());
                receive(body, channel);
                return;
            } catch (HttpSource.CutException e) {
                if (tries == TRIES) {
                    throw new IOException(
                            "The download of " + file.name() + " was cut off after " + channel.size()
                                    + " bytes; start it again to go on from there.",
                            e);
                }
            }
        }
    }

    private void receive(HttpSource.Body body, FileChannel channel) throws IOException {
        refuseMore(body.end());
        byte[] block = new byte[BLOCK];
        for (int n; (n = body.read(block)) > 0; ) {
            refuseMore(channel.position() + n);
            for (ByteBuffer bytes = ByteBuffer.wrap(block, 0, n); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            if (!progress.at(channel.position(), file.bytes() > 0 ? file.bytes() : body.end())) {
                throw new CancellationException("The download of " + file.name()
                        + " was ended; when it is started again it goes on from there.");
            }
        }
    }

    private void refuseMore(long bytes) throws IOException {
        if (bytes > most) {
            throw new IOException(file.address() + " gives more than the " + most
                    + " bytes that are expected; it is not what was published.");
        }
    }

    private void verify() throws IOException {
        if (file.sha256().isPresent()
                && !Digest.sha256(part).equals(file.sha256().get())) {
            long found = Files.size(part);
            Files.delete(part);
            throw new IOException(file.address() + " is not what was published: its " + found
                    + " bytes have another SHA-256 than " + file.sha256().get() + ". Nothing of it is kept.");
        }
    }
}
