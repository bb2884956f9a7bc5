package etude.analysis;

import java.util.Arrays;

/** From the energies of windows to the figures of a programme, by gates that leave silence and pauses out. */
final class Gating {

    private static final double OFFSET = -0.691;
    private static final double ABSOLUTE = -70;
    private static final double INTEGRATED_GATE = -10;
    private static final double RANGE_GATE = -20;

    private Gating() {}

    /** Loudness of a weighted mean square, LUFS; negative infinity for silence. */
    static double loudness(double energy) {
        return energy <= 0 ? Double.NEGATIVE_INFINITY : OFFSET + 10 * Math.log10(energy);
    }

    private static double energy(double loudness) {
        return Math.pow(10, (loudness - OFFSET) / 10);
    }

    /** Loudness of all windows of 400 ms that pass both gates. */
    static double integrated(double[] energies) {
        return loudness(mean(energies, gate(energies, INTEGRATED_GATE)));
    }

    /** Distance of the 10 % and the 95 % loudest among the windows of 3 s that pass both gates, LU. */
    static double range(double[] energies) {
        double gate = gate(energies, RANGE_GATE);
        double[] kept =
                Arrays.stream(energies).filter(e -> e >= gate && e > 0).sorted().toArray();
        if (kept.length == 0) {
            return 0;
        }
        double low = kept[(int) Math.round((kept.length - 1) * 0.10)];
        double high = kept[(int) Math.round((kept.length - 1) * 0.95)];
        return loudness(high) - loudness(low);
    }

    /** The energy that lies some LU below the mean of what passes the absolute gate. */
    private static double gate(double[] energies, double below) {
        double absolute = energy(ABSOLUTE);
        return Math.max(absolute, mean(energies, absolute) * Math.pow(10, below / 10));
    }

    private static double mean(double[] energies, double gate) {
        double sum = 0;
        int count = 0;
        for (double e : energies) {
            if (e >= gate) {
                sum += e;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
