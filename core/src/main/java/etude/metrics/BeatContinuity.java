package etude.metrics;

import java.util.List;

/**
 * In which part of a piece beat and tempo are right. An estimated beat is right if it is near enough to a beat that no
 * other was right for, and if its distance to the one before (at the start: to the next) is near enough to the
 * reference's there.
 *
 * @see "S. Hainsworth: Techniques for the automated analysis of musical audio, PhD thesis, University of Cambridge,
 *     2004"
 * @see "A. P. Klapuri, A. J. Eronen, J. T. Astola: Analysis of the meter of acoustic musical signals, IEEE Transactions
 *     on Audio, Speech and Language Processing 14(1), 2006"
 */
record BeatContinuity(double phase, double period) {

    BeatMetrics.Continuity of(double[] reference, double[] estimate) {
        if (reference.length <= 1 || estimate.length <= 1) {
            return new BeatMetrics.Continuity(0, 0, 0, 0);
        }
        List<Share> levels = MetricalLevels.of(reference).stream()
                .map(level -> share(level, estimate))
                .toList();
        return new BeatMetrics.Continuity(
                levels.get(0).longest,
                levels.get(0).all,
                levels.stream().mapToDouble(Share::longest).max().orElse(0),
                levels.stream().mapToDouble(Share::all).max().orElse(0));
    }

    private record Share(double longest, double all) {}

    private Share share(double[] reference, double[] estimate) {
        boolean[] used = new boolean[reference.length];
        int all = 0;
        int run = 0;
        int longest = 0;
        for (int m = 0; m < estimate.length; m++) {
            int nearest = Ascending.nearest(reference, estimate[m]);
            boolean right = !used[nearest] && right(reference, nearest, estimate, m);
            used[nearest] |= right;
            run = right ? run + 1 : 0;
            all += right ? 1 : 0;
            longest = Math.max(longest, run);
        }
        double beats = Math.max(reference.length, estimate.length);
        return new Share(longest / beats, all / beats);
    }

    private boolean right(double[] reference, int nearest, double[] estimate, int m) {
        boolean start = m == 0 || nearest == 0;
        double expected = start ? ahead(reference, nearest) : reference[nearest] - reference[nearest - 1];
        double actual = start ? ahead(estimate, m) : estimate[m] - estimate[m - 1];
        double error = Math.abs(estimate[m] - reference[nearest]);
        // Where beats of the reference coincide the quotients are infinite or not a number: never right.
        return Math.abs(error / expected) < phase && Math.abs(1 - actual / expected) < period;
    }

    /** Distance to the next beat, at the end to the one before, 0 if there is no other. */
    private static double ahead(double[] beats, int at) {
        if (at + 1 < beats.length) {
            return beats[at + 1] - beats[at];
        }
        return at > 0 ? beats[at] - beats[at - 1] : 0;
    }
}
