package etude.analysis.rhythm;

import java.util.Arrays;

/**
 * How much begins at each frame: in each band against what is usual in it, and in all of them together.
 *
 * @param bands {@code (band, frame)}, each with a mean square of 1
 * @param all weighed sum of the bands
 * @param usual for each band, and last for all: the mean of the largest values within {@link #REACH} frames, which is what
 *     stands at a place that has nothing to do with the music
 */
record Strength(float[][] bands, float[] all, double[] usual) {

    /** Frames by which what begins may be early or late and still counts. */
    static final int REACH = 3;

    /** Share of what is usual below which nothing begins. */
    private static final double FAINT = 0.05;

    /** The highest band, where cymbals fill the beat, counts for less. */
    private static final double[] WEIGHTS = {1, 1, 1, 1, 0.6};

    static Strength of(BeatEvidence evidence) {
        float[][] bands = new float[BeatEvidence.BANDS][];
        float[] all = new float[evidence.count()];
        double[] usual = new double[BeatEvidence.BANDS + 1];
        for (int b = 0; b < bands.length; b++) {
            bands[b] = scaled(evidence.band(b));
            usual[b] = usual(bands[b]);
            for (int t = 0; t < all.length; t++) {
                all[t] += (float) WEIGHTS[b] * bands[b][t];
            }
        }
        usual[bands.length] = usual(all);
        return new Strength(bands, all, usual);
    }

    private static float[] scaled(float[] band) {
        double square = 0;
        for (float value : band) {
            square += (double) value * value;
        }
        float[] scaled = new float[band.length];
        if (square > 0) {
            float factor = (float) Math.sqrt(band.length / square);
            for (int t = 0; t < band.length; t++) {
                scaled[t] = factor * band[t];
            }
        }
        return scaled;
    }

    private static double usual(float[] x) {
        double sum = 0;
        for (int t = 0; t < x.length; t++) {
            sum += peak(x, t);
        }
        return x.length == 0 ? 0 : sum / x.length;
    }

    /** The largest value within {@link #REACH} frames; 0 outside the clip. */
    static float peak(float[] x, int at) {
        float peak = 0;
        for (int t = Math.max(0, at - REACH); t <= Math.min(x.length - 1, at + REACH); t++) {
            peak = Math.max(peak, x[t]);
        }
        return peak;
    }

    /** A band, or after the last one all of them. */
    float[] curve(int band) {
        return band < bands.length ? bands[band] : all;
    }

    /**
     * How much begins at some places, against what is usual: 1 where the places have nothing to do with the music.
     *
     * @param band number of a band, or the number of bands for all of them
     * @param places frames
     */
    double at(int band, double[] places) {
        float[] x = curve(band);
        double sum = 0;
        int count = 0;
        for (double place : places) {
            int t = (int) Math.round(place);
            if (t >= 0 && t < x.length) {
                sum += peak(x, t);
                count++;
            }
        }
        return count == 0 || usual[band] <= 0 ? 0 : sum / count / usual[band];
    }

    /** Beginnings in the clip: peaks of all bands together that stand out. */
    int beginnings() {
        double mean = 0;
        for (float value : all) {
            mean += value / all.length;
        }
        int count = 0;
        for (int t = 0; t < all.length; t++) {
            boolean stands = all[t] > 1.5 * mean && all[t] == peak(all, t);
            count += stands ? 1 : 0;
        }
        return count;
    }

    /** Of some beats those that are not before the first beginning, nor after the last one: the pulse goes on in silence. */
    int[] sounding(int[] beats) {
        double least = FAINT * usual[bands.length];
        int first = 0;
        while (first < all.length && all[first] <= least) {
            first++;
        }
        int last = all.length - 1;
        while (last >= 0 && all[last] <= least) {
            last--;
        }
        int from = first - REACH;
        int to = last + REACH;
        return Arrays.stream(beats).filter(beat -> beat >= from && beat <= to).toArray();
    }
}
