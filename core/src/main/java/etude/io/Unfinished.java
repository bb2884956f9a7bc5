package etude.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files that are not whole yet: where the process is told to end (Ctrl-C), they are removed. */
final class Unfinished {

    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Unfinished::removeAll, "etude unfinished files"));
    }

    private Unfinished() {}

    /** A file that was begun. */
    static void begun(Path file) {
        FILES.add(file);
    }

    /** A file that is whole, or gone. */
    static void over(Path file) {
        FILES.remove(file);
    }

    private static void removeAll() {
        for (Path file : FILES) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                System.getLogger(Unfinished.class.getName()).log(System.Logger.Level.DEBUG, "left behind", e);
            }
        }
    }
}
