package etude.analysis.pitch;

import etude.annotation.Method;
import etude.annotation.PitchTrack;
import etude.signal.Parallel;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.List;

/**
 * YIN: the pitch of one voice, frame by frame, from the shortest lag at which a frame resembles itself.
 *
 * <pre>{@code
 * PitchEstimate pitch = Yin.standard().track(song);
 * }</pre>
 *
 * <p>A frame is voiced where the normalised difference at its period is at most {@code aperiodicity}. All cores work; the
 * result is the same to the bit whatever their number. Memory: some hundred bytes a second beside the clip, and the clip at
 * a lower rate.
 *
 * @param fMin lowest pitch, Hz
 * @param fMax highest pitch, Hz; in a sound of a low rate half that rate
 * @param frame seconds that are compared; a period of the lowest pitch should fit, for {@link Difference#SILENCE_BEHIND} two
 * @param hop seconds from frame to frame, rounded to samples
 * @param difference which samples are compared
 * @param threshold the first dip of the normalised difference below it is the period; without one, the deepest
 * @param aperiodicity the largest normalised difference of a voiced frame
 * @param floor dB of full scale: frames of less power are unvoiced
 * @param deep whether dips are as deep as the parabola through three values; librosa takes the least value itself
 * @param enough Hz: sounds of higher rates are reduced to the lowest whole fraction of their rate that is at least so much
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné, Kawahara, YIN, a fundamental frequency estimator for speech
 *     and music, 2002</a>
 */
public record Yin(
        double fMin,
        double fMax,
        double frame,
        double hop,
        Difference difference,
        double threshold,
        double aperiodicity,
        double floor,
        boolean deep,
        int enough) {

    /** Checks the ranges. */
    public Yin {
        PitchChecks.range(fMin, fMax);
        PitchChecks.seconds("frame", frame);
        PitchChecks.seconds("hop", hop);
        PitchChecks.between("threshold", threshold, 0, 1);
        PitchChecks.between("aperiodicity", aperiodicity, 0.01, 1);
        PitchChecks.between("rate that is enough", enough, 1000, 1_000_000);
    }

    /** The range of a piano, A0 to C8, every 10 ms. */
    public static Yin standard() {
        return new Yin(27.5, 4200, 0.035, 0.01, Difference.FIXED_WINDOW, 0.1, 0.2, -90, true, MonoClip.ENOUGH);
    }

    /**
     * librosa's, for a sound of some rate, at that rate.
     *
     * @param fMin Hz
     * @param fMax Hz
     * @param sampleRate Hz
     * @param frameLength samples
     * @param hopLength samples
     */
    public static Yin librosa(double fMin, double fMax, int sampleRate, int frameLength, int hopLength) {
        double rate = sampleRate;
        return new Yin(
                fMin,
                fMax,
                frameLength / rate,
                hopLength / rate,
                Difference.SILENCE_BEHIND,
                0.1,
                0.2,
                Double.NEGATIVE_INFINITY,
                false,
                sampleRate);
    }

    /** The same in another range of pitch, Hz. */
    public Yin withRange(double fMin, double fMax) {
        return new Yin(fMin, fMax, frame, hop, difference, threshold, aperiodicity, floor, deep, enough);
    }

    /** The same with another hop, seconds. */
    public Yin withHop(double hop) {
        return new Yin(fMin, fMax, frame, hop, difference, threshold, aperiodicity, floor, deep, enough);
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
        LagRange lags = LagRange.of(fMin, fMax, frame, hop, difference, deep, mono.rate());
        YinFrames frames = new YinFrames(this, lags, mono.rate());
        int count = lags.count(mono.x().length);
        YinFrames.Values values = new YinFrames.Values(count);
        var workers = new Parallel.Workers<>(frames::worker);
        Parallel.blocks(
                count,
                frames.block(),
                workers,
                (worker, from, to) -> worker.run(mono.x(), mono.x().length, lags.start(from), to - from, values, from));
        return estimate(lags.times(count, mono.rate()), values);
    }

    PitchEstimate estimate(double[] times, YinFrames.Values values) {
        double[] voicing = new double[times.length];
        for (int t = 0; t < voicing.length; t++) {
            voicing[t] = voicing(values.evidence[t]);
        }
        Unexplained unexplained = new Unexplained();
        unexplained.add(values.energies, values.residuals);
        List<String> warnings = new ArrayList<>(unexplained.warnings());
        return new PitchEstimate(
                new PitchTrack(times, values.frequencies, voicing),
                values.evidence,
                unexplained.part(),
                method(),
                warnings);
    }

    /** From 1 - aperiodicity to a number that is at least 0.5 where the frame is voiced. */
    double voicing(double evidence) {
        double difference = 1 - evidence;
        return difference <= aperiodicity
                ? 1 - 0.5 * difference / aperiodicity
                : Math.max(0, 0.5 * (1 - difference) / (1 - aperiodicity) - 1e-9);
    }

    private Method method() {
        return new Method(
                "YIN, " + PitchChecks.words(fMin, fMax),
                "de Cheveigné, Kawahara, YIN, a fundamental frequency estimator for speech and music, JASA 2002");
    }
}
