package etude.runtime.store;

import etude.network.Model;
import etude.network.zoo.Labels;
import etude.runtime.model.ModelImport;
import etude.runtime.model.SavedModel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Gets published models: from where their authors publish them, or from a folder that has their files.
 *
 * <pre>{@code
 * new Pull(ModelHome.standard()).pull(Catalogue.standard().get("mtat/musicnn"), false);
 * }</pre>
 */
public final class Pull {

    /** Taken where nobody knows the size: more than any model of the catalogue. */
    private static final long MOST = 64L << 20;

    private final ModelHome home;
    private final Optional<Path> mirror;
    private final Progress progress;

    /** Pulls into a home, over the net, in silence. */
    public Pull(ModelHome home) {
        this(home, Optional.empty(), Progress.silent());
    }

    private Pull(ModelHome home, Optional<Path> mirror, Progress progress) {
        this.home = home;
        this.mirror = mirror;
        this.progress = progress;
    }

    /** The same from a folder (or a single file) instead of the net. */
    public Pull from(Path folder) {
        return new Pull(home, Optional.of(folder), progress);
    }

    /** The same with someone who hears how it goes. */
    public Pull telling(Progress listener) {
        return new Pull(home, mirror, listener);
    }

    /**
     * Gets a model and keeps it under its name.
     *
     * @param overwrite whether a model of this name may be replaced
     * @return sentences that the user should read
     * @throws FileAlreadyExistsException if there is a model of this name and it may not be replaced
     * @throws OfflineException if the place where it is published cannot be reached
     * @throws CancellationException if {@link Progress} ended it; it goes on from there the next time
     * @throws IOException if the file cannot be had, is not what was published, or is no checkpoint of its architecture
     */
    public List<String> pull(Catalogue.Entry entry, boolean overwrite) throws IOException {
        if (home.has(entry.name()) && !overwrite) {
            throw new FileAlreadyExistsException(
                    entry.name(), null, "is already there; allow overwriting, or remove it first");
        }
        if (mirror.isPresent()) {
            return keep(entry, new Mirror(mirror.get()).find(entry.file()), overwrite);
        }
        Path downloads = Files.createDirectories(home.folder().resolve(".downloads"));
        Path part = downloads.resolve(partName(entry));
        List<String> notes = new ArrayList<>();
        new Download(entry.file(), part, MOST, progress).run(whole -> {
            notes.addAll(keep(entry, whole, overwrite));
            Files.deleteIfExists(whole);
        });
        return notes;
    }

    private static String partName(Catalogue.Entry entry) {
        return entry.file().sha256().orElse("unverified-" + entry.name().replace('/', '-')) + ".part";
    }

    private List<String> keep(Catalogue.Entry entry, Path file, boolean overwrite) throws IOException {
        ModelImport.Imported imported = ModelImport.read(file, entry.architecture(), Labels.named(entry.labels()));
        Model model = imported.model().model();
        home.add(
                entry.name(),
                new SavedModel(
                        model.from(provenance(entry, model.provenance())),
                        imported.model().weights()),
                overwrite);
        List<String> notes = new ArrayList<>(imported.notes());
        if (!entry.verified()) {
            notes.add("This file could not be verified: the catalogue knows no digest of it.");
        }
        if (!entry.note().isEmpty()) {
            notes.add(entry.note());
        }
        return notes;
    }

    private static Map<String, String> provenance(Catalogue.Entry entry, Map<String, String> known) {
        Map<String, String> provenance = new LinkedHashMap<>(known);
        provenance.put("file", entry.file().path());
        provenance.put("source", entry.source());
        provenance.put("licence", entry.licence());
        provenance.put("labels", entry.labels());
        return provenance;
    }
}
