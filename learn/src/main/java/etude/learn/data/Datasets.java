package etude.learn.data;

import etude.representation.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Reads data sets.
 *
 * <pre>{@code
 * Dataset digits = Datasets.read(DataSource.of(Path.of("fsdd")), "");
 * }</pre>
 */
public final class Datasets {

    /** What says most about itself first; any folder of folders is the last that is tried. */
    private static final List<DatasetReader> READERS = List.of(
            new TagMatrixReader(),
            new OpenMicReader(),
            new JamendoReader(),
            FolderReader.SPEECH_COMMANDS,
            FolderReader.GTZAN,
            new SoundEventReader(),
            new JamsFolderReader(),
            new TableReader(),
            NamedFilesReader.FSDD,
            FolderReader.PLAIN);

    private Datasets() {}

    /** Names of all readers. */
    public static List<String> readers() {
        return READERS.stream().map(DatasetReader::name).toList();
    }

    /**
     * A data set.
     *
     * @param reader by name; empty: by what lies there
     * @throws NoSuchFileException if nothing lies there
     * @throws IllegalArgumentException if it is no data set that is known, or one with labels that contradict themselves
     * @throws IOException if a file cannot be read
     */
    public static Dataset read(DataSource source, String reader) throws IOException {
        if (!Files.exists(source.path())) {
            throw new NoSuchFileException(source.path().toString(), null, "there is no such folder or table");
        }
        if (!Files.isDirectory(source.audio())) {
            throw new NoSuchFileException(source.audio().toString(), null, "there is no such folder of sounds");
        }
        return (reader.isEmpty() ? recognised(source) : named(reader)).read(source);
    }

    private static DatasetReader named(String name) {
        return READERS.stream()
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown("reader of data sets", name, readers()));
    }

    private static DatasetReader recognised(DataSource source) throws IOException {
        for (DatasetReader reader : READERS) {
            if (reader.recognises(source)) {
                return reader;
            }
        }
        StringBuilder known = new StringBuilder();
        READERS.forEach(reader ->
                known.append("\n  ").append(reader.name()).append(": ").append(reader.reads()));
        throw new IllegalArgumentException(source.path() + " is no data set that is recognised. Known are:" + known);
    }
}
