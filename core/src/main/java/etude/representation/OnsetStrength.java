package etude.representation;

import java.util.List;

/**
 * How much starts at each frame: the rise of every band over the largest of its neighbours {@code lag} frames before,
 * averaged over the bands (spectral flux of a log-mel spectrogram). One number per frame, or one per group of bands.
 *
 * @param source levels in dB of a spectrogram
 * @param lag frames that are compared
 * @param maxSize bands of the reference over which its maximum is taken (Böck and Widmer's vibrato suppression); 1 for none
 * @param shift frames by which the result is delayed, to stand at the centre of analysis frames: librosa's centring has
 *     {@code nFft / (2 hop)}
 * @param aggregate how bands are averaged
 * @param detrend whether the slow part is removed, by the filter {@code (1 - z^-1) / (1 - 0.99 z^-1)}
 * @param edges first band of each group and the end of the last one; empty for all bands as one number without an axis
 * @see <a href="https://www.dafx.de/paper-archive/2013/papers/09.dafx2013_submission_12.pdf">Böck and Widmer, Maximum filter
 *     vibrato suppression for onset detection, 2013</a>
 */
public record OnsetStrength(
        Representation source,
        int lag,
        int maxSize,
        int shift,
        Aggregate aggregate,
        boolean detrend,
        List<Integer> edges)
        implements Derived {

    /** How bands become one number. */
    public enum Aggregate {
        /** Arithmetic mean. */
        MEAN,
        /** Median, as beat trackers like it. */
        MEDIAN
    }

    /** Checks the ranges. */
    public OnsetStrength {
        Checks.real("An onset strength", source);
        Checks.atLeast("lag", lag, 1);
        Checks.atLeast("maxSize", maxSize, 1);
        Checks.atLeast("shift", shift, 0);
        edges = List.copyOf(edges);
        for (int i = 0; i < edges.size(); i++) {
            Checks.within(
                    "Band edge " + i,
                    edges.get(i),
                    i == 0 ? 0 : edges.get(i - 1) + 1,
                    source.layout().size());
        }
        if (edges.size() == 1) {
            throw new IllegalArgumentException("There is one band edge; give none, or at least two.");
        }
    }

    /**
     * librosa's onset strength.
     *
     * @param source log-mel spectrogram, centred
     * @param nFft samples in its transform
     */
    public static OnsetStrength librosa(Representation source, int nFft) {
        return new OnsetStrength(source, 1, 1, nFft / (2 * source.hop()), Aggregate.MEAN, false, List.of());
    }

    /** The same of another source. */
    public OnsetStrength over(Representation other) {
        return new OnsetStrength(other, lag, maxSize, shift, aggregate, detrend, edges);
    }

    @Override
    public Layout layout() {
        String unit = source.layout().unit();
        if (edges.isEmpty()) {
            return new Layout("onset_strength", new int[0], false, Axis.scalar(), unit);
        }
        return Layout.of("onset_strength_multi", Axis.coefficients(edges.size() - 1), unit);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.onsetStrength(this);
    }
}
