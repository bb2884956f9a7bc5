package etude.analysis.harmony;

import etude.signal.Frames;
import java.util.SplittableRandom;

/** Evidence of sounds that are too long to be played in a test. */
public final class MadeEvidence {

    private static final double PART = 30;

    private MadeEvidence() {}

    /**
     * What a concert would leave: songs one after the other, each with notes and a timbre of its own, in each verses and
     * refrains of half a minute, and in these something that changes from second to second.
     */
    public static HarmonyEvidence concert(int songs, double songSeconds, long seed) {
        double step = (double) SpectrumPass.HARMONY.hop() / SpectrumPass.HARMONY.rate();
        int count = (int) (songs * songSeconds / step);
        float[] notes = new float[count * HarmonyEvidence.NOTES];
        float[] timbre = new float[count * HarmonyEvidence.TIMBRES];
        float[] powers = new float[count];
        for (int t = 0; t < count; t++) {
            var song = new SplittableRandom(seed + (int) (t * step / songSeconds));
            var part = new SplittableRandom(seed + 104_729 * (int) (t * step / PART));
            var moment = new SplittableRandom(seed + 7919 * (int) (t * step));
            for (int n = 0; n < HarmonyEvidence.NOTES; n++) {
                notes[t * HarmonyEvidence.NOTES + n] =
                        (float) (song.nextDouble() + 0.5 * part.nextDouble() + moment.nextDouble());
            }
            for (int c = 0; c < HarmonyEvidence.TIMBRES; c++) {
                timbre[t * HarmonyEvidence.TIMBRES + c] =
                        (float) (song.nextGaussian() + 0.5 * part.nextGaussian() + moment.nextGaussian());
            }
            powers[t] = 1;
        }
        return new HarmonyEvidence(
                songs * songSeconds,
                new TuningEstimate(0, 1),
                Frames.of(HarmonyEvidence.NOTES, count, notes),
                Frames.of(1, count, powers),
                Frames.of(HarmonyEvidence.TIMBRES, count, timbre),
                Frames.of(1, 0, new float[0]));
    }
}
