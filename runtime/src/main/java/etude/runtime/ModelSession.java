package etude.runtime;

import etude.features.Features;
import etude.network.Listening;
import etude.network.Model;
import etude.network.Shape;
import etude.network.Task;
import etude.network.Weights;
import etude.representation.Representation;
import etude.runtime.onnx.OnnxExport;
import etude.runtime.onnx.OnnxFile;
import etude.runtime.onnx.OnnxFormatException;
import etude.runtime.onnx.OnnxMetadata;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that listens: pieces of sound go in, scores come out. Runs may come from many threads at once.
 *
 * <pre>{@code
 * try (ModelSession session = ModelSession.open(model, weights)) {
 *     Scores scores = session.run(new float[][] {piece});
 * }
 * }</pre>
 *
 * <p>Where the network begins with a representation, that is computed by {@link Features}, which is faster than as a part of
 * the network; where it trained in ways that features know nothing of, it is a part of the network.
 */
public final class ModelSession implements AutoCloseable {

    /** Pieces that go through the network together: more need more memory and are not faster. */
    private static final int TOGETHER = 4;

    private final Engine engine;
    private final String input;
    private final String output;
    private final OnnxMetadata said;
    private final Listening listening;
    private final int together;
    private final Optional<Representation> representation;

    private ModelSession(
            Engine engine, String input, String output, OnnxMetadata said, Listening.Pieces pieces, int together) {
        this.engine = engine;
        this.input = input;
        this.output = output;
        this.said = said;
        this.listening = new Listening(said.sampleRate(), pieces);
        this.together = together;
        this.representation = said.features() ? said.representation() : Optional.empty();
    }

    /** Loads a model, to be run on all cores. */
    public static ModelSession open(Model model, Weights weights) {
        return open(model, weights, EngineSettings.standard());
    }

    /**
     * Loads a model.
     *
     * @throws IllegalArgumentException if the weights are not the network's
     * @throws UnsupportedOperationException if its representation trained but cannot be run within the network
     */
    public static ModelSession open(Model model, Weights weights, EngineSettings settings) {
        if (model.network().inputs().size() != 1) {
            throw new IllegalArgumentException(
                    "The network takes " + model.network().inputs()
                            + "; a model that listens takes sound alone. Run it by a NetworkSession.");
        }
        OnnxExport.Fastest form = OnnxExport.fastest(model, weights.fitting(model.network()));
        Engine engine = Engine.open(form.file(), settings);
        Listening.Pieces pieces = model.listening().pieces();
        return new ModelSession(engine, form.input(), OnnxExport.SCORES, form.said(), pieces, TOGETHER);
    }

    /**
     * Loads an ONNX file that states what it hears and what its labels are, as {@link OnnxMetadata} says.
     *
     * @throws OnnxFormatException if it is no ONNX network, is damaged, states too little, or wants to read outside its folder
     * @throws IOException if the file cannot be read
     * @throws EngineException if ONNX Runtime cannot load it
     */
    public static ModelSession openOnnx(Path path) throws IOException {
        return openOnnx(path, EngineSettings.standard());
    }

    /** As {@link #openOnnx(Path)}, with settings. */
    public static ModelSession openOnnx(Path path, EngineSettings settings) throws IOException {
        OnnxFile file = OnnxFile.read(path);
        OnnxMetadata said = OnnxMetadata.read(file.metadata());
        OnnxFile.Value input = input(file, said);
        OnnxFile.Value output = output(file, said);
        Listening.Pieces pieces = pieces(said, input);
        int together = input.axes().get(0) == 1 ? 1 : TOGETHER;
        Engine engine = Engine.open(file.bytes(), OnnxFile.folder(path), settings);
        return new ModelSession(engine, input.name(), output.name(), said, pieces, together);
    }

    private static OnnxFile.Value input(OnnxFile file, OnnxMetadata said) throws OnnxFormatException {
        boolean one = file.inputs().size() == 1;
        int rank = one ? file.inputs().get(0).axes().size() : 0;
        if (!one || (said.features() ? rank < 2 : rank != 2)) {
            throw new OnnxFormatException("The network takes " + file.inputs() + "; a tagger takes one tensor, "
                    + (said.features() ? "features (batch, frame, bin)." : "sound (batch, sample)."));
        }
        single(file.inputs().get(0), "input", said.features() ? "features" : "samples");
        return file.inputs().get(0);
    }

    private static OnnxFile.Value output(OnnxFile file, OnnxMetadata said) throws OnnxFormatException {
        if (file.outputs().isEmpty()) {
            throw new OnnxFormatException("The network gives nothing; a tagger gives scores first.");
        }
        OnnxFile.Value output = file.outputs().get(0);
        single(output, "output", "scores, or logits,");
        List<Integer> axes = output.axes();
        int last = axes.isEmpty() ? OnnxFile.FREE : axes.get(axes.size() - 1);
        if (last != OnnxFile.FREE && last != said.labels().size()) {
            throw new OnnxFormatException("The network's output '" + output.name() + "' has " + last
                    + " numbers, but the file states " + said.labels().size() + " labels." + others(file));
        }
        return output;
    }

    /** Where a file has several outputs, that the first one counts. */
    private static String others(OnnxFile file) {
        List<String> others =
                file.outputs().stream().skip(1).map(OnnxFile.Value::name).toList();
        return others.isEmpty() ? "" : " Scores must be the first output; behind it there are " + others + ".";
    }

    private static void single(OnnxFile.Value value, String side, String what) throws OnnxFormatException {
        if (value.type() != OnnxFile.SINGLE) {
            throw new OnnxFormatException("The network's " + side + " '" + value.name() + "' holds "
                    + OnnxFile.typeName(value.type()) + "; " + what
                    + " must be in single precision (float32). Convert the"
                    + " network, or let it begin or end with a Cast.");
        }
    }

    private static Listening.Pieces pieces(OnnxMetadata said, OnnxFile.Value input) throws OnnxFormatException {
        int length = input.axes().get(1);
        if (said.pieces().isPresent()) {
            return said.pieces().get();
        }
        if (length < 1) {
            throw new OnnxFormatException("The network takes sound of any length and the file does not state in which"
                    + " pieces: its metadata needs 'pieces', such as {\"kind\": \"running\", \"samples\": 48000,"
                    + " \"hop\": 48000}.");
        }
        return said.features() ? new Listening.Patches(length, length) : new Listening.Running(length, length);
    }

    /** What sound it hears, in which pieces. */
    public Listening listening() {
        return listening;
    }

    /** What its outputs mean. */
    public Task task() {
        return said.task();
    }

    /** One for each output. */
    public List<String> labels() {
        return said.labels();
    }

    /** What else the model says of itself: {@code architecture}, {@code provenance}… */
    public Map<String, String> facts() {
        return said.other();
    }

    /** What is computed of the sound before the network, where that is so: {@link #runFeatures} takes it. */
    public Optional<Representation> representation() {
        return representation;
    }

    /**
     * Hears pieces of sound.
     *
     * @param pieces samples of each, all of one length, at the sample rate of {@link #listening}
     * @throws IllegalArgumentException if lengths differ, or the network takes no such length
     */
    public Scores run(float[][] pieces) {
        for (float[] piece : pieces) {
            if (piece.length != pieces[0].length) {
                throw new IllegalArgumentException("Pieces of " + pieces[0].length + " and of " + piece.length
                        + " samples; those of one call must be alike.");
            }
        }
        if (representation.isPresent()) {
            return runFeatures(Arrays.stream(pieces).map(this::features).toList());
        }
        if (said.features()) {
            throw new IllegalArgumentException("This network takes features, not sound, and does not say which; compute"
                    + " them and call runFeatures.");
        }
        List<Scores> all = new ArrayList<>();
        for (int i = 0; i < pieces.length; i += together) {
            float[][] some = Arrays.copyOfRange(pieces, i, Math.min(i + together, pieces.length));
            all.add(run(joined(Arrays.asList(some)), some.length, some[0].length));
        }
        return Scores.joined(labels().size(), all);
    }

    private Frames features(float[] piece) {
        return Features.compute(representation.orElseThrow(), Waveform.mono(piece, said.sampleRate()));
    }

    /**
     * Hears pieces whose representation is known already, such as patches of a clip's frames.
     *
     * @param pieces frames of each, as many of each
     * @throws IllegalArgumentException if they differ in number, or the network takes sound, or no such number of frames
     */
    public Scores runFeatures(List<Frames> pieces) {
        if (!said.features()) {
            throw new IllegalArgumentException("This network takes sound, not features; call run.");
        }
        for (Frames piece : pieces) {
            if (piece.count() != pieces.get(0).count()
                    || !Arrays.equals(piece.shape(), pieces.get(0).shape())) {
                throw new IllegalArgumentException(
                        "Found " + pieces.get(0) + " and " + piece + "; those of one call must be alike.");
            }
        }
        List<Scores> all = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i += together) {
            List<Frames> some = pieces.subList(i, Math.min(i + together, pieces.size()));
            all.add(run(joined(some.stream().map(Frames::data).toList()), axes(some)));
        }
        return Scores.joined(labels().size(), all);
    }

    private static int[] axes(List<Frames> pieces) {
        int[] frame = pieces.get(0).shape();
        int[] axes = new int[frame.length + 2];
        axes[0] = pieces.size();
        axes[1] = pieces.get(0).count();
        System.arraycopy(frame, 0, axes, 2, frame.length);
        return axes;
    }

    private static float[] joined(List<float[]> pieces) {
        int length = pieces.get(0).length;
        float[] all = new float[Math.multiplyExact(pieces.size(), length)];
        for (int i = 0; i < pieces.size(); i++) {
            System.arraycopy(pieces.get(i), 0, all, i * length, length);
        }
        return all;
    }

    private Scores run(float[] values, int... axes) {
        Values given = new Values(Shape.of(axes), values);
        Values y = run(given);
        int rank = y.shape().rank();
        if (rank < 2 || rank > 3 || y.shape().get(-1) != said.labels().size()) {
            throw new IllegalArgumentException("The network gives a tensor of shape " + y.shape() + "; "
                    + said.labels().size() + " labels are expected along its last axis.");
        }
        return Activation.apply(said, Scores.of(y));
    }

    private Values run(Values given) {
        try {
            return engine.run(Map.of(input, given), output);
        } catch (EngineException e) {
            int stated = StatedLength.of(listening);
            if (given.shape().get(1) >= stated) {
                throw e;
            }
            throw new EngineException(
                    "The network cannot hear " + given.shape().get(1) + (said.features() ? " frames" : " samples")
                            + ", fewer than the " + stated
                            + " that it says it hears; fill them up, with silence or by repeating"
                            + " them",
                    e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
