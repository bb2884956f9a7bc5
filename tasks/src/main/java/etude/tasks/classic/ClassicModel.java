package etude.tasks.classic;

import etude.classic.ClipVector;
import etude.classic.Method;
import etude.classic.OneVsRest;
import etude.classic.Pipeline;
import etude.io.AtomicFolder;
import etude.network.Task;
import etude.network.Weights;
import etude.runtime.checkpoint.CheckpointException;
import etude.runtime.checkpoint.Safetensors;
import etude.runtime.model.ModelFormatException;
import etude.runtime.model.RecordFile;
import etude.runtime.model.WeightsFile;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model of hand-made features and a classic method. On disk it is a folder of two files: {@code classic.json} says how a sound
 * becomes a vector, what the numbers mean, the labels and where the model comes from; {@code weights.safetensors} holds the
 * numbers that were learned.
 *
 * @param vector how a sound becomes a vector
 * @param pipeline what was learned, fitting the vector and the labels
 * @param method that learned it
 * @param task one label of several ({@link Task.Classes}) or any number of them ({@link Task.Tags})
 * @param labels one for each of the pipeline's outputs
 * @param longest seconds of sound that are heard as one, at the most; a longer one is heard in pieces. About as long as the
 *     examples that were learned from
 * @param provenance where it comes from: {@code data}, {@code licence}, {@code protocol}…, whatever is known
 */
public record ClassicModel(
        ClipVector vector,
        Pipeline pipeline,
        Method method,
        Task task,
        List<String> labels,
        double longest,
        Map<String, String> provenance) {

    private static final RecordFile<ClassicDocument> FILE =
            new RecordFile<>("classic.json", "etude-classic", 1, ClassicDocument.class);

    /** Checks that the parts fit. */
    public ClassicModel {
        labels = List.copyOf(labels);
        provenance = Map.copyOf(provenance);
        if (pipeline.classes() != labels.size()) {
            throw new IllegalArgumentException("Found " + labels.size() + " labels; " + pipeline.classes()
                    + " outputs were learned. Each has a label.");
        }
        if (pipeline.standardisation().dimensions() != vector.dimensions()) {
            throw new IllegalArgumentException(
                    "The vector of a clip has " + vector.dimensions() + " numbers; what was learned takes "
                            + pipeline.standardisation().dimensions() + ".");
        }
        boolean tags = pipeline.fitted() instanceof OneVsRest;
        if (tags ? !(task instanceof Task.Tags) : !(task instanceof Task.Classes)) {
            throw new IllegalArgumentException(
                    "The task is " + task + "; " + pipeline.fitted().getClass().getSimpleName() + " answers "
                            + (tags ? new Task.Tags() : new Task.Classes()) + ".");
        }
        if (!(longest * vector.sampleRate() >= 1 && longest <= 1e6)) {
            throw new IllegalArgumentException(
                    "longest is " + longest + " s; it must be from a sample to a million seconds.");
        }
    }

    /** The scores of a sound, one a label, heard as one; any rate, any number of channels. */
    public float[] scores(Waveform clip) {
        double[] probabilities = pipeline.probabilities(vector.of(clip));
        float[] scores = new float[probabilities.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = (float) probabilities[k];
        }
        return scores;
    }

    /** Whether a folder holds such a model. */
    public static boolean isIn(Path folder) {
        return FILE.isIn(folder);
    }

    /**
     * Writes the folder, whole or not at all.
     *
     * @param folder the folder of the model, which is made; its parent exists
     * @param overwrite whether a model that is already there may be replaced
     * @throws IOException as {@link AtomicFolder#create}
     */
    public void write(Path folder, boolean overwrite) throws IOException {
        try (AtomicFolder whole = AtomicFolder.create(folder, overwrite)) {
            Path file = whole.path().resolve(WeightsFile.NAME);
            Weights numbers = PipelineTensors.of(pipeline);
            Safetensors.write(file, false, numbers, Map.of("format", FILE.format()));
            FILE.write(whole.path(), document(WeightsFile.of(file)));
            whole.commit();
        }
    }

    private ClassicDocument document(WeightsFile weights) {
        List<FittedKind> kinds = FittedKind.of(pipeline.fitted());
        return new ClassicDocument(weights, vector, longest, task, labels, method, kinds, provenance);
    }

    /**
     * Reads the folder of a model.
     *
     * @throws NoSuchFileException if there is none
     * @throws ModelFormatException if it is none of a model, or damaged, or of a version that is not known
     */
    public static ClassicModel read(Path folder) throws IOException {
        ClassicDocument said = FILE.read(folder);
        Path file = said.weights().in(folder);
        try {
            boolean tags = said.task() instanceof Task.Tags;
            Pipeline pipeline = PipelineTensors.pipeline(
                    said.fitted(), tags, Safetensors.read(file).weights());
            return new ClassicModel(
                    said.vector(),
                    pipeline,
                    said.method(),
                    said.task(),
                    said.labels(),
                    said.longest(),
                    said.provenance());
        } catch (CheckpointException | IllegalArgumentException | ArithmeticException e) {
            throw new ModelFormatException(folder + " holds no whole model: " + e.getMessage(), e);
        }
    }
}
