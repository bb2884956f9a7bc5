package etude.analysis.pitch;

import etude.annotation.Method;
import etude.annotation.PitchTrack;
import etude.signal.Parallel;
import etude.signal.Waveform;
import java.util.List;

/**
 * SWIPE′: the pitch of one voice, frame by frame, as the fundamental of the sawtooth whose spectrum is most like the sound's.
 * Only its first and prime harmonics are compared, so that no candidate profits from the harmonics of one an octave above it.
 *
 * <pre>{@code
 * PitchEstimate pitch = Swipe.standard().track(song);
 * }</pre>
 *
 * <p>Each candidate is heard through windows of eight of its periods, by the two powers of two next to that. A frame is voiced
 * where the strength of its pitch, the cosine between its loudness and the candidate's kernel, is at least {@code threshold}. The
 * method needs no path through the frames: each frame stands alone. Beyond the paper, the pitch that was chosen is refined by the
 * peaks of its first harmonics: a few cents become one. All cores work; the result is the same to the bit whatever
 * their number. Memory: some ten bytes a frame beside the clip, and the clip at a lower rate.
 *
 * @param fMin lowest pitch, Hz
 * @param fMax highest pitch, Hz; in a sound of a low rate half that rate
 * @param hop seconds from frame to frame, rounded to samples
 * @param threshold least strength of a voiced frame, from 0 to 1
 * @param floor dB of full scale: frames of less power are unvoiced
 * @param enough Hz: sounds of higher rates are reduced to the lowest whole fraction of their rate that is at least so much
 * @see <a href="https://doi.org/10.1121/1.2951592">Camacho, Harris, A sawtooth waveform inspired pitch estimator for speech and
 *     music, 2008</a>
 */
public record Swipe(double fMin, double fMax, double hop, double threshold, double floor, int enough) {

    /** Checks the ranges. */
    public Swipe {
        PitchChecks.range(fMin, fMax);
        PitchChecks.seconds("hop", hop);
        PitchChecks.between("threshold", threshold, 0, 1);
        PitchChecks.between("rate that is enough", enough, 1000, 1_000_000);
    }

    /** The range of a piano, A0 to C8, every 10 ms. */
    public static Swipe standard() {
        return new Swipe(27.5, 4200, 0.01, 0.3, -90, MonoClip.ENOUGH);
    }

    /** The same in another range of pitch, Hz. */
    public Swipe withRange(double fMin, double fMax) {
        return new Swipe(fMin, fMax, hop, threshold, floor, enough);
    }

    /** The same with another hop, seconds. */
    public Swipe withHop(double hop) {
        return new Swipe(fMin, fMax, hop, threshold, floor, enough);
    }

    /**
     * The pitch of a clip.
     *
     * @param clip the sound; channels are averaged first
     * @return pitch over time; frame t is centred on {@code t × hop}; no frames of an empty clip
     * @throws IllegalArgumentException if a sample is not a finite number, or if the clip's rate is too low for the range
     */
    public PitchEstimate track(Waveform clip) {
        MonoClip mono = MonoClip.reduced(clip, enough);
        int step = Math.max(1, (int) Math.round(hop * mono.rate()));
        int count = mono.x().length == 0 ? 0 : mono.x().length / step + 1;
        double highest = Math.min(fMax, mono.rate() / 2.0);
        if (highest <= fMin) {
            throw new IllegalArgumentException("The clip has " + mono.rate() + " Hz, too few for pitches from "
                    + PitchChecks.words(fMin, fMax) + "; lower the range or take a sound of a higher rate.");
        }
        SwipeKernels kernels = new SwipeKernels(fMin, highest, mono.rate());
        double[] frequencies = new double[count];
        double[] strengths = new double[count];
        var workers = new Parallel.Workers<>(() -> new SwipeFrames(kernels, mono.x(), Math.pow(10, floor / 10)));
        Parallel.blocks(count, 16, workers, (worker, from, to) -> {
            for (int t = from; t < to; t++) {
                worker.frame((long) t * step);
                frequencies[t] = worker.frequency();
                strengths[t] = worker.strength();
            }
        });
        return estimate(times(count, step, mono.rate()), frequencies, strengths);
    }

    private static double[] times(int count, int step, int rate) {
        double[] times = new double[count];
        for (int t = 0; t < count; t++) {
            times[t] = (double) t * step / rate;
        }
        return times;
    }

    private PitchEstimate estimate(double[] times, double[] frequencies, double[] strengths) {
        double[] voicing = new double[times.length];
        for (int t = 0; t < voicing.length; t++) {
            voicing[t] = voicing(strengths[t]);
        }
        return new PitchEstimate(
                new PitchTrack(times, frequencies, voicing), strengths, Double.NaN, method(), List.of());
    }

    /** From strength to a number that is at least 0.5 where the frame is voiced. */
    private double voicing(double strength) {
        return strength >= threshold && strength > 0
                ? 0.5 + 0.5 * Math.min(1, (strength - threshold) / (1 - threshold + 1e-9))
                : 0.49 * Math.max(0, strength) / Math.max(threshold, 1e-9);
    }

    private Method method() {
        return new Method(
                "SWIPE′, " + PitchChecks.words(fMin, fMax),
                "Camacho, Harris, A sawtooth waveform inspired pitch estimator for speech and music, JASA 2008");
    }
}
