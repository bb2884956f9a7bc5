package etude.learn.classic;

import etude.features.Features;
import etude.features.TimeStatistics;
import etude.features.TimeStatistics.Statistic;
import etude.learn.data.Example;
import etude.learn.data.FeatureCache;
import etude.learn.recipe.ClassicTable;
import etude.representation.Nearest;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A sound as numbers: statistics over time of representations.
 *
 * @param sampleRate at which the sound is heard, Hz
 * @param representations one after the other
 * @param statistics of each of their values, one after the other
 */
record ClipNumbers(int sampleRate, List<Representation> representations, List<Statistic> statistics) {

    /** As a recipe wants them. */
    static ClipNumbers of(ClassicTable table) {
        Preset preset = Preset.named(table.preset(), table.sampleRate()).with(table.settings());
        return new ClipNumbers(
                table.sampleRate(),
                table.representations().stream().map(preset::get).toList(),
                table.statistics().stream().map(ClipNumbers::statistic).toList());
    }

    private static Statistic statistic(String name) {
        List<String> names = Arrays.stream(Statistic.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw Nearest.unknown("statistic", name, names);
        }
        return Statistic.values()[index];
    }

    /** The numbers of an example, computed once. */
    double[] of(Example example, FeatureCache cache) throws IOException {
        float[] numbers = cache.get(example, sampleRate, toString(), this::of);
        double[] vector = new double[numbers.length];
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(numbers[i])) {
                throw new IOException(
                        example.file() + " (" + example.id()
                                + ") has features that are no finite numbers: is it silent, or damaged? 'etude dataset check' tells.");
            }
            vector[i] = numbers[i];
        }
        return vector;
    }

    private float[] of(Waveform sound) {
        Statistic[] wanted = statistics.toArray(Statistic[]::new);
        List<float[]> parts = new ArrayList<>();
        int size = 0;
        for (Frames frames : Features.compute(representations, sound)) {
            float[] part = TimeStatistics.of(frames).vector(wanted);
            parts.add(part);
            size += part.length;
        }
        float[] all = new float[size];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
