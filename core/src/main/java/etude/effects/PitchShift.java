package etude.effects;

import etude.signal.Resampler;
import etude.signal.Waveform;
import java.util.Arrays;

/**
 * A sound at another pitch and the same speed: stretched in time, then resampled to its old length.
 *
 * @param stretch how time is stretched
 */
public record PitchShift(TimeStretch stretch) {

    /** With {@link TimeStretch#STANDARD}. */
    public static final PitchShift STANDARD = new PitchShift(TimeStretch.STANDARD);

    /** The ratio of frequencies is rounded to one of whole numbers below this: to less than 0.01 cent. */
    private static final int FINENESS = 1_000_000;

    private static final double MOST = 72;

    /**
     * A clip higher or lower by semitones (fractions too); its length stays.
     *
     * @param semitones from -72 to 72
     * @throws IllegalArgumentException if it is out of range
     */
    public Waveform apply(Waveform clip, double semitones) {
        if (!(Math.abs(semitones) <= MOST)) {
            throw new IllegalArgumentException(
                    "The shift is " + semitones + " semitones; it must be from -72 to 72 semitones.");
        }
        double slower = Math.pow(2, -semitones / 12);
        Waveform stretched = stretch.apply(clip, slower);
        Resampler resampler = slower < 1
                ? Resampler.of(FINENESS, (int) Math.round(FINENESS * slower))
                : Resampler.of((int) Math.round(FINENESS / slower), FINENESS);
        float[][] channels = new float[clip.channels()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = Arrays.copyOf(resampler.apply(stretched.channel(c)), clip.length());
        }
        return Waveform.of(channels, clip.sampleRate());
    }
}
