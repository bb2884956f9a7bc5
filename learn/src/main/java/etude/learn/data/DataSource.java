package etude.learn.data;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a data set lies.
 *
 * @param path a folder, or a table in one
 * @param audio folder of the sounds
 * @param columns of tables: what they mean, and what they are called; empty: recognised by their names
 */
public record DataSource(Path path, Path audio, Map<String, String> columns) {

    /** Copies the map. */
    public DataSource {
        columns = Map.copyOf(columns);
    }

    /** A folder with sounds and labels. */
    public static DataSource of(Path path) {
        return new DataSource(path, folder(path), Map.of());
    }

    /** The folder, or that of the table. */
    static Path folder(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return java.nio.file.Files.isDirectory(path) || parent == null ? path : parent;
    }

    /** The folder, or that of the table. */
    Path folder() {
        return folder(path);
    }

    /** What a data set is called that does not say: as its folder. */
    String name() {
        Path name = folder().toAbsolutePath().normalize().getFileName();
        return name == null ? "data" : name.toString();
    }
}
