package etude.signal;

/**
 * Conversions between the units of the field: pure functions, by the field's formulas. Note names are in
 * {@link NoteName}, mel scales in {@link MelScale}, levels in {@link Decibel}, audibility in {@link Weighting}.
 */
public final class Units {

    /** Frequency of the note A4 in Hz, unless an instrument is tuned otherwise. */
    public static final double A4 = 440;

    private static final double A4_MIDI = 69;
    /** Part of a sample that rounding may cost: 0.1 s at 44.1 kHz is sample 4410, not 4409. */
    private static final double ROUNDING = 1e-4;

    private Units() {}

    /** MIDI number (69 = A4, fractions allowed) of a positive frequency in Hz. */
    public static double hzToMidi(double hz) {
        return A4_MIDI + 12 * log2(hz / A4);
    }

    /** Frequency in Hz of a MIDI number, fractions allowed. */
    public static double midiToHz(double midi) {
        return A4 * Math.pow(2, (midi - A4_MIDI) / 12);
    }

    /** Cents (1200 an octave) from one positive frequency up to another; negative where it is lower. */
    public static double cents(double fromHz, double toHz) {
        return 1200 * log2(toHz / fromHz);
    }

    /** The frequency some cents above another one. */
    public static double addCents(double hz, double cents) {
        return hz * Math.pow(2, cents / 1200);
    }

    /** Ratio of frequencies of an interval in semitones. */
    public static double semitonesToRatio(double semitones) {
        return Math.pow(2, semitones / 12);
    }

    /** Octaves above A0 (27.5 Hz), as librosa counts them: 4 is A4. */
    public static double hzToOctaves(double hz) {
        return log2(hz / (A4 / 16));
    }

    /** Frequency in Hz so many octaves above A0. */
    public static double octavesToHz(double octaves) {
        return A4 / 16 * Math.pow(2, octaves);
    }

    /**
     * Critical band rate in Bark.
     *
     * @see <a href="https://doi.org/10.1121/1.399849">Traunmüller, Analytical expressions for the tonotopic sensory scale,
     *     1990</a>
     */
    public static double hzToBark(double hz) {
        double z = 26.81 * hz / (1960 + hz) - 0.53;
        if (z < 2) {
            return z + 0.15 * (2 - z);
        }
        return z > 20.1 ? z + 0.22 * (z - 20.1) : z;
    }

    /** Frequency in Hz of a critical band rate in Bark: the inverse of {@link #hzToBark}. */
    public static double barkToHz(double bark) {
        double z = bark;
        if (bark < 2) {
            z = (bark - 0.3) / 0.85;
        } else if (bark > 20.1) {
            z = (bark + 4.422) / 1.22;
        }
        return 1960 * (z + 0.53) / (26.28 - z);
    }

    /** Time of a sample in seconds. */
    public static double samplesToSeconds(long sample, double sampleRate) {
        return sample / sampleRate;
    }

    /** The sample that sounds at a time in seconds: the last one that begins then or before. */
    public static long secondsToSamples(double seconds, double sampleRate) {
        return (long) Math.floor(seconds * sampleRate + ROUNDING);
    }

    /** The sample that a centred frame is centred on. */
    public static long framesToSamples(long frame, int hop) {
        return Math.multiplyExact(frame, (long) hop);
    }

    /** The last centred frame whose centre is this sample or before. */
    public static long samplesToFrames(long sample, int hop) {
        return Math.floorDiv(sample, (long) hop);
    }

    /** Time of a centred frame in seconds. */
    public static double framesToSeconds(long frame, int hop, double sampleRate) {
        return samplesToSeconds(framesToSamples(frame, hop), sampleRate);
    }

    /** The last centred frame whose centre is at a time in seconds or before. */
    public static long secondsToFrames(double seconds, int hop, double sampleRate) {
        return samplesToFrames(secondsToSamples(seconds, sampleRate), hop);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
