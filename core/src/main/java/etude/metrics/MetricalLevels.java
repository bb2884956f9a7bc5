package etude.metrics;

import java.util.List;

/** Beats at other metrical levels: what a listener could tap to as well. */
final class MetricalLevels {

    private MetricalLevels() {}

    /** The beats themselves, those between them, both, every other one from the first, every other one from the second. */
    static List<double[]> of(double[] beats) {
        double[] twice = twice(beats);
        return List.of(beats, everyOther(twice, 1), twice, everyOther(beats, 0), everyOther(beats, 1));
    }

    private static double[] twice(double[] beats) {
        double[] twice = new double[Math.max(0, 2 * beats.length - 1)];
        for (int i = 0; i < twice.length; i++) {
            double beat = beats[i / 2];
            twice[i] = i % 2 == 0 ? beat : beat + 0.5 * (beats[i / 2 + 1] - beat);
        }
        return twice;
    }

    private static double[] everyOther(double[] beats, int first) {
        double[] some = new double[Math.max(0, (beats.length - first + 1) / 2)];
        for (int i = 0; i < some.length; i++) {
            some[i] = beats[first + 2 * i];
        }
        return some;
    }
}
