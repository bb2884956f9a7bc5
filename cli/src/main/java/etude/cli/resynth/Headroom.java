package etude.cli.resynth;

import etude.signal.Waveform;
import java.util.Locale;

/** Sound that fits into a file: a file of whole numbers cuts off what is above full scale. */
final class Headroom {

    /** Where the peak of what was too loud comes to lie: -0.1 dBFS. */
    private static final double TOP = Math.pow(10, -0.1 / 20);

    private Headroom() {}

    /**
     * Sound that was turned down, or not.
     *
     * @param sound with its peak at full scale at most
     * @param decibels by which it is louder than it was: 0, or less
     */
    record Turned(Waveform sound, double decibels) {

        String sentence() {
            return String.format(
                    Locale.ROOT,
                    "The sound went above full scale; it was turned down by %.1f dB, so that nothing is cut off.",
                    -decibels);
        }
    }

    /** Turns down what goes above full scale, and leaves alone what does not. */
    static Turned kept(Waveform sound) {
        float peak = sound.peak();
        if (!(peak > 1) || Float.isInfinite(peak)) {
            return new Turned(sound, 0);
        }
        double gain = TOP / peak;
        float[][] scaled = new float[sound.channels()][sound.length()];
        for (int c = 0; c < scaled.length; c++) {
            float[] from = sound.channel(c);
            for (int i = 0; i < from.length; i++) {
                scaled[c][i] = (float) (gain * from[i]);
            }
        }
        return new Turned(Waveform.of(scaled, sound.sampleRate()), Math.round(2000 * Math.log10(gain)) / 100.0);
    }
}
