package etude.report.picture;

/** How evenly spaced frequencies are laid out from bottom to top. */
public enum FrequencyScale {
    /** In Hz: what the Fourier transform gives. */
    LINEAR {
        @Override
        double of(double hz) {
            return hz;
        }
    },
    /** In mel (O'Shaughnessy 1987), as the ear spaces pitches. */
    MEL {
        @Override
        double of(double hz) {
            return Math.log1p(hz / 700);
        }
    },
    /** In octaves, marked by note names. */
    LOG {
        @Override
        double of(double hz) {
            return Math.log(hz);
        }
    };

    /** A position that grows with frequency. */
    abstract double of(double hz);
}
