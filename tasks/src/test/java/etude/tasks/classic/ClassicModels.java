package etude.tasks.classic;

import etude.classic.ClipVector;
import etude.classic.Examples;
import etude.classic.Fitting;
import etude.classic.Method;
import etude.classic.Methods;
import etude.classic.TagFitting;
import etude.features.TimeStatistics.Statistic;
import etude.network.Task;
import etude.representation.Preset;
import etude.signal.Waveform;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small models of tones and noise. */
public final class ClassicModels {

    /** Sample rate that they hear at, Hz. */
    public static final int RATE = 8000;

    /** What they tell apart. */
    public static final List<String> LABELS = List.of("noise", "low", "high");

    private ClassicModels() {}

    /** Few numbers of a clip. */
    public static ClipVector vector() {
        Preset preset = Preset.librosa(RATE)
                .with("nFft", "256")
                .with("hop", "128")
                .with("nMels", "20")
                .with("nMfcc", "6");
        return ClipVector.of(preset, List.of("mfcc", "spectral_centroid"), List.of(Statistic.MEAN, Statistic.STD));
    }

    /** A sound of a class. */
    public static Waveform sound(int label, int samples, long seed) {
        Random random = new Random(seed);
        double pitch = (label == 1 ? 200 : 1500) * (1 + 0.3 * random.nextDouble());
        float[] x = new float[samples];
        for (int i = 0; i < samples; i++) {
            double tone = label == 0 ? 0 : Math.sin(2 * Math.PI * pitch * i / RATE);
            x[i] = (float) (0.3 * tone + (label == 0 ? 0.2 : 0.02) * Math.max(-3, Math.min(3, random.nextGaussian())));
        }
        return Waveform.mono(x, RATE);
    }

    /** A model of one label of three. */
    public static ClassicModel classes(String name) {
        Method method = Methods.of(name, Map.of());
        Examples examples = new Examples(vectors(), labels(), 3);
        return new ClassicModel(
                vector(),
                new Fitting(method).fit(examples, 1),
                method,
                new Task.Classes(),
                LABELS,
                1,
                Map.of("data", "made by a test", "licence", "CC0-1.0"));
    }

    /** A model of two tags, each present or not, and one that nothing has. */
    public static ClassicModel tags(String name) {
        Method method = Methods.of(name, Map.of());
        int[] labels = labels();
        int[][] has = new int[labels.length][];
        for (int i = 0; i < has.length; i++) {
            has[i] = new int[] {labels[i] > 0 ? 1 : 0, labels[i] == 2 ? 1 : i % 5 == 4 ? -1 : 0, 0};
        }
        return new ClassicModel(
                vector(),
                new TagFitting(method).fit(vectors(), has, TagFitting.alone(has.length), 1),
                method,
                new Task.Tags(),
                List.of("tone", "high", "absent"),
                1,
                Map.of());
    }

    private static int[] labels() {
        int[] labels = new int[24];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 3;
        }
        return labels;
    }

    private static double[][] vectors() {
        double[][] x = new double[24][];
        for (int i = 0; i < x.length; i++) {
            x[i] = vector().of(sound(i % 3, 4000 + 100 * i, i));
        }
        return x;
    }
}
