package etude.runtime.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One writer at a time, among the threads of this process and among processes; the system frees it when a process ends. */
final class HomeLock implements Closeable {

    private static final String FILE = ".lock";
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;
    private final FileLock processes;

    private HomeLock(ReentrantLock threads, FileChannel channel, FileLock processes) {
        this.threads = threads;
        this.channel = channel;
        this.processes = processes;
    }

    /** Whether anyone ever wrote into a folder, and this process may. */
    static boolean wasEver(Path folder) {
        return Files.isWritable(folder.resolve(FILE)) && Files.isWritable(folder);
    }

    /** Waits until no one else writes into a folder, which is made if need be. */
    static HomeLock of(Path folder) throws IOException {
        Files.createDirectories(folder);
        ReentrantLock threads = THREADS.computeIfAbsent(folder.toRealPath(), path -> new ReentrantLock());
        threads.lock();
        try {
            return locked(threads, folder.resolve(FILE));
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private static HomeLock locked(ReentrantLock threads, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            return new HomeLock(threads, channel, channel.lock());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            processes.release();
        } finally {
            threads.unlock();
        }
    }
}
