package etude.features;

import etude.signal.Frames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Statistics of frames over time: one number for each value of a frame, for vectors that stand for a whole segment. Frames
 * may arrive piece by piece; the numbers are the same to the bit for any sizes of the pieces.
 *
 * <pre>{@code
 * float[] vector = TimeStatistics.of(mfcc).vector(Statistic.MEAN, Statistic.STD, Statistic.DELTA_STD);
 * }</pre>
 *
 * <p>Moments are those of the population (numpy's and scipy's default), accumulated in double precision. Memory does not
 * grow with time, except for the median, which keeps every value. Not safe for use by several threads.
 *
 * @see <a href="https://www.osti.gov/biblio/1028931">Pébay, Formulas for robust, one-pass parallel computation of
 *     covariances and arbitrary-order statistical moments, 2008</a>
 */
public final class TimeStatistics {

    /** A number that sums up a value over time. */
    public enum Statistic {
        /** Mean. */
        MEAN,
        /** Standard deviation. */
        STD,
        /** Third central moment over the cubed deviation; 0 for a value that does not change. */
        SKEWNESS,
        /** Fourth central moment over the squared variance, less 3; 0 for a value that does not change. */
        KURTOSIS,
        /** Least value. */
        MIN,
        /** Largest value. */
        MAX,
        /** Middle value, or the mean of the two in the middle. */
        MEDIAN,
        /** Mean difference from one frame to the next; 0 for a single frame. */
        DELTA_MEAN,
        /** Standard deviation of the difference from one frame to the next; 0 for a single frame. */
        DELTA_STD
    }

    private final int size;
    private final Set<Statistic> wanted;
    private final Moments values;
    private final Moments deltas;
    private final float[] last;
    private final float[] min;
    private final float[] max;
    private float[] kept = new float[0];
    private int count;

    private TimeStatistics(int size, Set<Statistic> wanted) {
        this.size = size;
        this.wanted = EnumSet.copyOf(wanted);
        this.values = new Moments(size);
        this.deltas = new Moments(size);
        this.last = new float[size];
        this.min = new float[size];
        this.max = new float[size];
        Arrays.fill(min, Float.POSITIVE_INFINITY);
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
    }

    /**
     * Statistics of frames that will come.
     *
     * @param size values in a frame
     * @param wanted statistics that will be asked for, at least one; without the median, memory does not grow
     */
    public static TimeStatistics collecting(int size, Set<Statistic> wanted) {
        if (size < 1 || wanted.isEmpty()) {
            throw new IllegalArgumentException("A frame has " + size + " values and " + wanted.size()
                    + " statistics are wanted; both must be at least 1.");
        }
        return new TimeStatistics(size, wanted);
    }

    /** All statistics of a clip's frames. */
    public static TimeStatistics of(Frames frames) {
        TimeStatistics statistics = collecting(frames.bins(), EnumSet.allOf(Statistic.class));
        statistics.push(frames);
        return statistics;
    }

    /**
     * Takes the next frames; of complex ones, the magnitudes.
     *
     * @throws IllegalArgumentException if they are of another size
     */
    public void push(Frames frames) {
        if (frames.bins() != size) {
            throw new IllegalArgumentException(
                    "Statistics are taken of frames of " + size + " values; found " + frames + ".");
        }
        float[] data = frames.complex() ? magnitudes(frames.data()) : frames.data();
        for (int t = 0; t < frames.count(); t++) {
            next(data, t * size);
        }
        if (wanted.contains(Statistic.MEDIAN)) {
            keep(data);
        }
    }

    private static float[] magnitudes(float[] complex) {
        float[] magnitudes = new float[complex.length / 2];
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = (float) Math.hypot(complex[2 * i], complex[2 * i + 1]);
        }
        return magnitudes;
    }

    private void next(float[] data, int at) {
        count++;
        for (int k = 0; k < size; k++) {
            float x = data[at + k];
            values.add(k, x, count);
            if (count > 1) {
                deltas.add(k, (double) x - last[k], count - 1);
            }
            min[k] = Math.min(min[k], x);
            max[k] = Math.max(max[k], x);
            last[k] = x;
        }
    }

    private void keep(float[] data) {
        int used = (count * size) - data.length;
        if (used + data.length > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(used + data.length, 2 * kept.length));
        }
        System.arraycopy(data, 0, kept, used, data.length);
    }

    /** Values in a frame. */
    public int size() {
        return size;
    }

    /** Frames so far. */
    public int count() {
        return count;
    }

    /**
     * A statistic of each value of the frames so far.
     *
     * @throws IllegalStateException if there was no frame, or the statistic was not wanted
     */
    public float[] get(Statistic statistic) {
        if (count == 0) {
            throw new IllegalStateException(
                    "There are no statistics of no frames; the clip is shorter than a frame. Pad it"
                            + " or take centred frames.");
        }
        if (!wanted.contains(statistic)) {
            throw new IllegalStateException(statistic + " was not collected; there are " + wanted + ".");
        }
        float[] result = new float[size];
        for (int k = 0; k < size; k++) {
            result[k] = value(statistic, k);
        }
        return result;
    }

    private float value(Statistic statistic, int k) {
        return switch (statistic) {
            case MEAN -> (float) values.mean(k);
            case STD -> (float) values.deviation(k, count);
            case SKEWNESS -> (float) values.skewness(k, count);
            case KURTOSIS -> (float) values.kurtosis(k, count);
            case MIN -> min[k];
            case MAX -> max[k];
            case MEDIAN -> median(k);
            case DELTA_MEAN -> (float) deltas.mean(k);
            case DELTA_STD -> (float) deltas.deviation(k, count - 1);
        };
    }

    private float median(int k) {
        float[] sorted = new float[count];
        for (int t = 0; t < count; t++) {
            sorted[t] = kept[t * size + k];
        }
        Arrays.sort(sorted);
        return (float) (((double) sorted[(count - 1) / 2] + sorted[count / 2]) / 2);
    }

    /** Statistics one after the other: those of all values for the first, then for the second… */
    public float[] vector(Statistic... statistics) {
        float[] vector = new float[statistics.length * size];
        for (int i = 0; i < statistics.length; i++) {
            System.arraycopy(get(statistics[i]), 0, vector, i * size, size);
        }
        return vector;
    }

    /** Names for the numbers of {@link #vector}: {@code mfcc_3_delta_std} for value 3 of frames called {@code mfcc}. */
    public List<String> labels(String name, Statistic... statistics) {
        var labels = new ArrayList<String>();
        for (Statistic statistic : statistics) {
            for (int k = 0; k < size; k++) {
                labels.add(name + "_" + k + "_" + statistic.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return labels;
    }
}
