package etude.analysis.pitch;

/**
 * Which samples of a frame the difference function compares with those a lag later.
 *
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné, Kawahara, YIN, a fundamental frequency estimator for speech
 *     and music, 2002</a>
 */
public enum Difference {

    /**
     * As many samples at every lag, with those that many samples later, which lie behind the frame (equation 6 of the
     * paper).
     */
    FIXED_WINDOW,

    /**
     * All of the frame, with silence behind it: long lags are dearer by the energy that has no partner. What librosa computes
     * since 0.11.
     */
    SILENCE_BEHIND
}
