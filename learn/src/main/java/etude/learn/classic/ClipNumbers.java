package etude.learn.classic;

import etude.classic.ClipVector;
import etude.classic.ClipVectors;
import etude.learn.data.Example;
import etude.learn.data.FeatureCache;
import etude.learn.recipe.ClassicTable;
import etude.representation.Preset;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.Arrays;

/**
 * The numbers of examples, computed once.
 *
 * @param vector how a sound becomes numbers
 */
record ClipNumbers(ClipVector vector) {

    /**
     * An example as numbers.
     *
     * @param seconds that it lasts
     * @param vector its features
     */
    record Heard(double seconds, double[] vector) {}

    /** As a recipe wants them. */
    static ClipNumbers of(ClassicTable table) {
        Preset preset = Preset.named(table.preset(), table.sampleRate()).with(table.settings());
        return new ClipNumbers(ClipVector.of(
                preset,
                table.representations(),
                table.statistics().stream().map(ClipVectors::statistic).toList()));
    }

    Heard of(Example example, FeatureCache cache) throws IOException {
        try {
            float[] numbers = cache.get(example, vector.sampleRate(), "seconds and " + vector, this::of);
            double[] features = new double[numbers.length - 1];
            Arrays.setAll(features, i -> numbers[i + 1]);
            return new Heard(numbers[0], features);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    example.file() + " (" + example.id() + ") has no features: " + e.getMessage()
                            + " 'etude dataset check' tells more.",
                    e);
        }
    }

    /** The length in seconds, then the vector, which was in single precision before. */
    private float[] of(Waveform sound) {
        double[] features = vector.of(sound);
        float[] numbers = new float[features.length + 1];
        numbers[0] = (float) sound.duration();
        for (int i = 0; i < features.length; i++) {
            numbers[i + 1] = (float) features[i];
        }
        return numbers;
    }
}
