package etude.classic;

import etude.features.Features;
import etude.features.TimeStatistics;
import etude.features.TimeStatistics.Statistic;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a clip becomes one vector of hand-made features: statistics over time of representations, everything numerical written
 * down.
 *
 * <pre>{@code
 * ClipVector vector = ClipVectors.named("genre", 22050);
 * double[] numbers = vector.of(clip);
 * }</pre>
 *
 * <p>Clips of any length from one sample on, silent ones included, give finite numbers: where a representation makes no frame of
 * a short clip, silence is put behind it until it makes one. The numbers are the same to the bit for any number of threads.
 *
 * @param sampleRate at which clips are heard, Hz
 * @param parts what is computed, one after the other; their names differ
 */
public record ClipVector(int sampleRate, List<Part> parts) {

    /**
     * A representation and its statistics.
     *
     * @param name of the representation in names of dimensions: {@code mfcc}
     * @param representation of real or complex frames; of the latter, the magnitudes count
     * @param statistics of each value of a frame over time, one after the other; no two alike
     */
    public record Part(String name, Representation representation, List<Statistic> statistics) {

        /** Copies the list. */
        public Part {
            statistics = List.copyOf(statistics);
            if (name.isBlank() || statistics.isEmpty() || new HashSet<>(statistics).size() < statistics.size()) {
                throw new IllegalArgumentException("A part of a clip's vector has the name '" + name
                        + "' and the statistics " + statistics + "; it needs a name and statistics, no two alike.");
            }
        }

        private int size() {
            return representation.layout().size() * statistics.size();
        }

        private List<String> names() {
            return collector().labels(name, statistics.toArray(Statistic[]::new));
        }

        private TimeStatistics collector() {
            return TimeStatistics.collecting(representation.layout().size(), EnumSet.copyOf(statistics));
        }

        private float[] of(Frames frames) {
            TimeStatistics collector = collector();
            collector.push(frames);
            return collector.vector(statistics.toArray(Statistic[]::new));
        }
    }

    /** Copies the list; all parts hear at the same rate and have names of their own. */
    public ClipVector {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A clip's vector has no parts; it needs at least one representation.");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (part.representation().sampleRate() != sampleRate) {
                throw new IllegalArgumentException("The part '" + part.name() + "' hears at "
                        + part.representation().sampleRate() + " Hz, the vector at " + sampleRate
                        + " Hz; all hear at the same rate.");
            }
            if (!names.add(part.name())) {
                throw new IllegalArgumentException(
                        "Two parts of the vector are called '" + part.name() + "'; give each a name of its own.");
            }
        }
    }

    /**
     * The same statistics of several representations of a preset.
     *
     * @param names of representations, as {@link Preset#get} knows them
     */
    public static ClipVector of(Preset preset, List<String> names, List<Statistic> statistics) {
        return new ClipVector(
                preset.sampleRate(),
                names.stream()
                        .map(name -> new Part(name, preset.get(name), statistics))
                        .toList());
    }

    /** Numbers in the vector. */
    public int dimensions() {
        return parts.stream().mapToInt(Part::size).sum();
    }

    /** A name for each number: {@code mfcc_3_delta_std}. */
    public List<String> names() {
        return parts.stream().flatMap(part -> part.names().stream()).toList();
    }

    /**
     * The vector of a clip; channels are averaged, and the rate is made the vector's.
     *
     * @throws IllegalArgumentException if the clip has no samples, or one that is not a finite number
     */
    public double[] of(Waveform clip) {
        if (clip.length() == 0) {
            throw new IllegalArgumentException("The clip has no samples; there is nothing to compute features of.");
        }
        Waveform heard = clip.toMono().resample(sampleRate);
        List<Frames> all =
                Features.compute(parts.stream().map(Part::representation).toList(), heard);
        double[] vector = new double[dimensions()];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            Frames frames =
                    all.get(i).count() > 0 ? all.get(i) : padded(parts.get(i).representation(), heard);
            for (float number : parts.get(i).of(frames)) {
                vector[at++] = number;
            }
        }
        return requireFinite(vector);
    }

    /** The first frame of a clip that is too short, followed by silence. */
    private static Frames padded(Representation representation, Waveform clip) {
        int samples = clip.length();
        while (Features.count(representation, samples) == 0) {
            samples += representation.hop();
        }
        float[] longer = Arrays.copyOf(clip.channel(0), samples);
        return Features.compute(representation, Waveform.mono(longer, clip.sampleRate()));
    }

    private double[] requireFinite(double[] vector) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < vector.length; i++) {
            if (!Double.isFinite(vector[i])) {
                faults.add(names().get(i) + " is " + vector[i]);
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The clip has features that are no finite numbers: "
                    + String.join(", ", faults.subList(0, Math.min(3, faults.size())))
                    + (faults.size() > 3 ? " and " + (faults.size() - 3) + " more" : "")
                    + ". Its samples are beyond what the representation can hold; make the clip less loud.");
        }
        return vector;
    }
}
