package etude.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files and folders that are not whole yet, and folders for them: where the process is told to end (Ctrl-C), they are removed. */
final class Unfinished {

    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Unfinished::removeAll, "etude unfinished files"));
    }

    private Unfinished() {}

    /** A file or folder that was begun. */
    static void begun(Path file) {
        FILES.add(file);
    }

    /** One that is whole, or gone. */
    static void over(Path file) {
        FILES.remove(file);
    }

    /** Files first, then the folders that they were in: the longer name is never the folder of the shorter. */
    static void removeAll() {
        FILES.stream()
                .sorted(Comparator.comparing((Path file) -> file.getNameCount()).reversed())
                .forEach(Unfinished::remove);
    }

    private static void remove(Path file) {
        try {
            AtomicFolder.remove(file);
        } catch (IOException e) {
            System.getLogger(Unfinished.class.getName()).log(System.Logger.Level.DEBUG, "left behind", e);
        }
    }
}
