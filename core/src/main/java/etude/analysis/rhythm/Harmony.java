package etude.analysis.rhythm;

/** How much the pitch classes change from one stretch of time to another. */
record Harmony(BeatEvidence evidence) {

    /** Pitch frames between the two stretches that hear both. */
    private static final int SKIPPED = 1;

    /**
     * The mean distance between what sounds before and after some places.
     *
     * @param places frames
     * @param reach frames before and after each
     */
    double change(double[] places, double reach) {
        double sum = 0;
        for (double place : places) {
            sum += change(place, reach);
        }
        return places.length == 0 ? 0 : sum / places.length;
    }

    /** The distance between what sounds before and after a place, 0 to 1. */
    double change(double place, double reach) {
        double ratio = evidence.pitchFrameRate() / evidence.frameRate();
        int centre = (int) Math.round(place * ratio);
        int width = Math.max(2, (int) Math.round(reach * ratio));
        return distance(
                sum(centre - SKIPPED - width + 1, centre - SKIPPED),
                sum(centre + SKIPPED, centre + SKIPPED + width - 1));
    }

    private double[] sum(int from, int to) {
        double[] sum = new double[BeatEvidence.PITCHES];
        float[] pitches = evidence.pitches();
        for (int t = Math.max(0, from); t <= Math.min(evidence.pitchCount() - 1, to); t++) {
            for (int p = 0; p < sum.length; p++) {
                sum[p] += pitches[t * sum.length + p];
            }
        }
        return sum;
    }

    /** One minus the cosine of the angle; 0 where one of them is silent. */
    private static double distance(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int p = 0; p < a.length; p++) {
            ab += a[p] * b[p];
            aa += a[p] * a[p];
            bb += b[p] * b[p];
        }
        return aa > 0 && bb > 0 ? Math.max(0, 1 - ab / Math.sqrt(aa * bb)) : 0;
    }
}
