package etude.runtime.store;

import etude.io.AtomicFolder;
import etude.network.Model;
import etude.representation.Nearest;
import etude.runtime.model.SavedModel;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The models of this user, by name. They live in {@code $ETUDE_HOME/models}, or else in the user's cache:
 * {@code $XDG_CACHE_HOME/etude/models} or {@code ~/.cache/etude/models}, {@code ~/Library/Caches/etude/models} on macOS,
 * {@code %LOCALAPPDATA%\etude\models} on Windows. Any number of processes may read and write at a time; whatever ends one, no
 * model is half there.
 */
public final class ModelHome {

    private static final String MODEL = "model.json";
    private static final int MAX_PARTS = 3;

    private final Path folder;

    private ModelHome(Path folder) {
        this.folder = folder;
    }

    /** The user's. */
    public static ModelHome standard() {
        return at(
                home(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")))
                        .resolve("models"));
    }

    /** Another one; the folder need not be there. */
    public static ModelHome at(Path folder) {
        return new ModelHome(folder.toAbsolutePath().normalize());
    }

    /** Where Etude keeps what can be had again. */
    static Path home(Map<String, String> environment, String system, Path user) {
        String named = environment.getOrDefault("ETUDE_HOME", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return user.resolve("Library").resolve("Caches").resolve("etude");
        }
        String cache = environment.getOrDefault(os.contains("win") ? "LOCALAPPDATA" : "XDG_CACHE_HOME", "");
        if (!cache.isBlank() && Path.of(cache).isAbsolute()) {
            return Path.of(cache).resolve("etude");
        }
        return user.resolve(os.contains("win") ? "AppData/Local" : ".cache").resolve("etude");
    }

    /** Where the models are. */
    public Path folder() {
        return folder;
    }

    /** The names of all models, in alphabetical order. */
    public List<String> list() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            collect(folder, "", 1, names);
        }
        Collections.sort(names);
        return names;
    }

    private static void collect(Path folder, String prefix, int part, List<String> names) throws IOException {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path child : inside) {
                String name = prefix + child.getFileName();
                if (child.getFileName().toString().startsWith(".")) {
                    continue; // unfinished models and downloads
                }
                if (Files.exists(child.resolve(MODEL))) {
                    names.add(name);
                } else if (part < MAX_PARTS) {
                    collect(child, name + "/", part + 1, names);
                }
            }
        }
    }

    /** Whether there is a model of this name. */
    public boolean has(String name) {
        return Files.exists(path(name).resolve(MODEL));
    }

    /**
     * A model.
     *
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     * @throws IOException as {@link SavedModel#read}
     */
    public SavedModel get(String name) throws IOException {
        return reading(() -> SavedModel.read(existing(name)));
    }

    /**
     * What a model is, without its weights.
     *
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     * @throws IOException as {@link SavedModel#describe}
     */
    public Model describe(String name) throws IOException {
        return reading(() -> SavedModel.describe(existing(name)));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Reads, and where that fails once more while no one writes: a model may just be being replaced, or a process may have been
     * ended while it did that.
     */
    private <T> T reading(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException | IllegalArgumentException e) {
            if (!HomeLock.wasEver(folder)) {
                throw e;
            }
        }
        try (HomeLock lock = HomeLock.of(folder)) {
            sweep(folder, 1);
            return reading.read();
        }
    }

    /**
     * Where a model is.
     *
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     */
    public Path existing(String name) throws IOException {
        if (has(name)) {
            return path(name);
        }
        List<String> names = list();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("There is no model '" + name + "': there are none yet in " + folder
                    + ". Pull or import one first.");
        }
        throw Nearest.unknown("model", name, names);
    }

    /**
     * Keeps a model.
     *
     * @param overwrite whether a model of this name may be replaced
     * @throws FileAlreadyExistsException if there is one and it may not be replaced
     * @throws IllegalArgumentException if it cannot have this name
     */
    public void add(String name, SavedModel model, boolean overwrite) throws IOException {
        Path path = path(name);
        try (HomeLock lock = HomeLock.of(folder)) {
            sweep(folder, 1);
            checkBeside(name, path);
            for (int i = above(name).size() - 1; i >= 0; i--) {
                Files.createDirectories(above(name).get(i));
            }
            model.write(path, overwrite);
        }
    }

    /** A model's folder holds no others, and a folder of models is none itself. */
    private void checkBeside(String name, Path path) {
        for (Path above : above(name)) {
            if (Files.exists(above.resolve(MODEL))) {
                throw new IllegalArgumentException("A model cannot be called '" + name + "': '"
                        + folder.relativize(above) + "' is a model itself. Choose another name.");
            }
        }
        if (Files.isDirectory(path) && !Files.exists(path.resolve(MODEL))) {
            throw new IllegalArgumentException("A model cannot be called '" + name
                    + "': other models' names begin with '" + name + "/'. Choose another name.");
        }
    }

    /**
     * Removes a model.
     *
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     */
    public void remove(String name) throws IOException {
        try (HomeLock lock = HomeLock.of(folder)) {
            Path path = existing(name);
            Path gone = folder.resolve(".etude-" + UUID.randomUUID() + ".tmp");
            Files.move(path, gone, StandardCopyOption.ATOMIC_MOVE);
            AtomicFolder.remove(gone);
            removeEmpty(above(name));
        }
    }

    private static void removeEmpty(List<Path> folders) throws IOException {
        for (Path path : folders) {
            if (empty(path)) {
                Files.delete(path);
            }
        }
    }

    /** The folders between the home and a model, the nearest to the model first. */
    private List<Path> above(String name) {
        List<Path> above = new ArrayList<>();
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            above.add(folder.resolve(name.substring(0, slash)));
        }
        return above;
    }

    private static boolean empty(Path path) throws IOException {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
            return !inside.iterator().hasNext();
        }
    }

    /** Removes what processes that were killed left behind: while the lock is held, no one else writes here. */
    private static void sweep(Path folder, int part) throws IOException {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            for (Path child : inside) {
                if (AtomicFolder.isUnfinished(child)) {
                    AtomicFolder.settle(child);
                } else if (part < MAX_PARTS && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    sweep(child, part + 1);
                }
            }
        }
    }

    private Path path(String name) {
        return folder.resolve(ModelName.checked(name));
    }
}
