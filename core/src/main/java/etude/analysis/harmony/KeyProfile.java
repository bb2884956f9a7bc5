package etude.analysis.harmony;

/** How much each degree of the scale, from the tonic in semitones, belongs to a key: profiles of the literature. */
public enum KeyProfile {

    /** How well listeners found that tones fit: Krumhansl and Kessler, Psychological Review 89, 1982. */
    KRUMHANSL_KESSLER(
            "Krumhansl and Kessler, Tracing the dynamic changes in perceived tonal organization, 1982",
            new double[] {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88},
            new double[] {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17}),

    /** Set by hand from the former: Temperley, Music Perception 17, 1999. */
    TEMPERLEY(
            "Temperley, What's key for key? The Krumhansl-Schmuckler key-finding algorithm reconsidered, 1999",
            new double[] {5, 2, 3.5, 2, 4.5, 4, 2, 4.5, 2, 3.5, 1.5, 4},
            new double[] {5, 2, 3.5, 4.5, 2, 4, 2, 4.5, 3.5, 2, 1.5, 4}),

    /** Counted in pieces: Albrecht and Shanahan, Music Perception 31, 2013. */
    ALBRECHT_SHANAHAN(
            "Albrecht and Shanahan, The use of large corpora to train a new type of key-finding algorithm, 2013",
            new double[] {0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081},
            new double[] {0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052}),

    /** Counted in chords of songs and symphonies: Bellman's figures after Budge, 2005. */
    BELLMAN_BUDGE(
            "Bellman, About the determination of key of a musical excerpt, 2005, after Budge, 1943",
            new double[] {16.80, 0.86, 12.95, 1.41, 13.49, 11.93, 1.25, 20.28, 1.80, 8.04, 0.62, 10.57},
            new double[] {18.16, 0.69, 12.99, 13.34, 1.07, 11.15, 1.38, 21.07, 7.49, 1.53, 0.92, 10.21});

    private final String source;
    private final double[] major;
    private final double[] minor;

    KeyProfile(String source, double[] major, double[] minor) {
        this.source = source;
        this.major = major;
        this.minor = minor;
    }

    /** The paper it is from. */
    public String source() {
        return source;
    }

    /** Twelve values from the tonic upwards: a copy. */
    public double[] values(Key.Mode mode) {
        return (mode == Key.Mode.MAJOR ? major : minor).clone();
    }
}
