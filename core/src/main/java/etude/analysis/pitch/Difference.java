package etude.analysis.pitch;

/**
 * Which samples of a frame the difference function compares with those a lag later.
 *
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné, Kawahara, YIN, a fundamental frequency estimator for speech
 *     and music, 2002</a>
 */
public enum Difference {

    /** The first half of the frame, at every lag (equation 6 of the paper): lags reach to half the frame. */
    FIRST_HALF,

    /** All that have a partner in the frame, the sum scaled to the frame's length: centred on the frame at every lag. */
    ALL_PAIRS,

    /**
     * All of the frame, with silence behind it: long lags are dearer by the energy that has no partner. What librosa computes
     * since 0.11.
     */
    SILENCE_BEHIND
}
