package etude.metrics;

/**
 * How much the errors of beats gather around one value, whichever: the distance of their histogram from an even one,
 * the worse of estimate against reference and reference against estimate.
 *
 * <p>An error is a distance as part of the distance between the beats around, from half a beat before to half a beat
 * after.
 *
 * @see "M. E. P. Davies, N. Degara, M. D. Plumbley: Measuring the performance of beat tracking algorithms using a beat
 *     error histogram, IEEE Signal Processing Letters 18(3), 2011"
 */
final class InformationGain {

    private InformationGain() {}

    static double of(double[] reference, double[] estimate, int bins) {
        if (reference.length <= 1 || estimate.length <= 1) {
            return 0;
        }
        double most = log2(bins);
        double forth = entropy(reference, estimate, bins);
        double back = entropy(estimate, reference, bins);
        double entropy = Double.isNaN(forth) ? back : Double.isNaN(back) ? forth : Math.max(forth, back);
        return Double.isNaN(entropy) ? 0 : (most - entropy) / most;
    }

    /** Of the errors' histogram, bits; NaN where there are no errors because the reference's beats coincide. */
    private static double entropy(double[] reference, double[] estimate, int bins) {
        int[] histogram = new int[bins];
        int count = 0;
        for (double beat : estimate) {
            double error = error(reference, beat);
            // Beats of the reference that coincide have no distance, and there is no error in parts of it.
            if (Double.isFinite(error)) {
                histogram[bin(wrap(error), bins)]++;
                count++;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double entropy = 0;
        for (int n : histogram) {
            double part = (double) n / count;
            entropy -= n == 0 ? 0 : part * log2(part);
        }
        return entropy;
    }

    private static double error(double[] reference, double beat) {
        int nearest = Ascending.nearest(reference, beat);
        double distance = beat - reference[nearest];
        return 0.5 * distance / (0.5 * around(reference, nearest, distance));
    }

    private static double around(double[] reference, int nearest, double distance) {
        int last = reference.length - 1;
        if (nearest == last) {
            return reference[last] - reference[last - 1];
        }
        if (distance >= 0) {
            return reference[nearest + 1] - reference[nearest];
        }
        // Before the first beat the published toolbox and its descendants measure in (negative) lengths of the whole
        // list.
        return reference[nearest] - reference[nearest == 0 ? last : nearest - 1];
    }

    /** Into the range from −½, exclusive, to ½. */
    private static double wrap(double error) {
        double rest = (error + 0.5) % 1;
        return (rest > 0 ? rest - 1 : rest) + 0.5;
    }

    /** The bins begin at −½ + i / bins, rounded once, as do those of NumPy's {@code linspace}. */
    private static int bin(double error, int bins) {
        int bin = Math.max(0, Math.min(bins - 1, (int) ((error + 0.5) * bins)));
        while (bin > 0 && error < edge(bin, bins)) {
            bin--;
        }
        while (bin < bins - 1 && error >= edge(bin + 1, bins)) {
            bin++;
        }
        return bin;
    }

    private static double edge(int bin, int bins) {
        return bin * (1.0 / bins) - 0.5;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
