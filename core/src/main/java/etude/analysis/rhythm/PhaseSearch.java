package etude.analysis.rhythm;

/**
 * Whether beats lie where listeners tap, or between: beats have more bass and more of most bands than places between, and
 * harmonies change at them. The weights were set once, as those of {@link TempoSearch}.
 */
final class PhaseSearch {

    private static final double[] SHIFTS = {0, 0.5, 1 / 3.0, 2 / 3.0};
    private static final double[] ON = {1.9, 1, 0, 0.1, 0.5};
    private static final double HALF = 1.2;
    private static final double HARMONY = 5;
    private static final int FEWEST = 4;
    private static final double LEAST = 0.01;
    private static final double LITTLE = 0.02;

    private PhaseSearch() {}

    /** The pulse, or one between its beats. */
    static Pulse best(Pulse pulse, Strength strength, Harmony harmony) {
        if (pulse.count() < FEWEST) {
            return pulse;
        }
        Pulse best = pulse;
        double most = Double.NEGATIVE_INFINITY;
        for (double shift : SHIFTS) {
            Pulse shifted = pulse.shifted(shift);
            double score = score(shifted, strength, harmony) + (shift == 0 || shift == 0.5 ? HALF : 0);
            if (score > most) {
                most = score;
                best = shifted;
            }
        }
        return best;
    }

    private static double score(Pulse pulse, Strength strength, Harmony harmony) {
        double reach = pulse.period() / 2;
        double score = HARMONY * Math.log(LITTLE + harmony.change(pulse.beats(), reach));
        for (int b = 0; b < ON.length; b++) {
            score += ON[b] * Math.log(Math.max(LEAST, strength.at(b, pulse.beats())));
        }
        return score;
    }
}
