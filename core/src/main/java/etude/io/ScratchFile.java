package etude.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of a file in a folder of its own among the temporary files; both are gone when it is closed, or the process ends. */
public final class ScratchFile implements Closeable {

    private final Path folder;
    private final Path path;

    private ScratchFile(Path folder, Path path) {
        this.folder = folder;
        this.path = path;
    }

    /**
     * Makes the folder; the file is for others to make.
     *
     * @param name of the file
     * @throws IOException if there is no room for temporary files
     */
    public static ScratchFile named(String name) throws IOException {
        Path folder = Files.createTempDirectory("etude-");
        Unfinished.begun(folder);
        Path path = folder.resolve(name);
        Unfinished.begun(path);
        return new ScratchFile(folder, path);
    }

    /** Where the file is, or will be. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        Unfinished.over(path);
        Files.deleteIfExists(folder);
        Unfinished.over(folder);
    }
}
