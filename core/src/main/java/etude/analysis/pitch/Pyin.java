package etude.analysis.pitch;

import etude.annotation.Method;
import etude.annotation.PitchTrack;
import etude.signal.Parallel;
import etude.signal.Waveform;

/**
 * Probabilistic YIN: the pitch of one voice. Each frame proposes pitches with probabilities, from all thresholds that YIN
 * might be given; the most likely path through all frames decides on pitch and voicing.
 *
 * <pre>{@code
 * PitchEstimate pitch = Pyin.standard().track(song);
 * }</pre>
 *
 * <p>The frequencies are those of the proposals, not of the bins that the path runs through. A frame that is taken for
 * unvoiced has the frequency of its likeliest proposal. All cores work; the result is the same to the bit whatever their
 * number. Memory: some kilobytes a second beside the clip at a lower rate, and a fixed 30 MB for the path; three hours take
 * about 100 MB so.
 *
 * @param fMin lowest pitch, Hz
 * @param fMax highest pitch, Hz; in a sound of a low rate half that rate
 * @param frame seconds that are compared; a period of the lowest pitch should fit, for {@link Difference#SILENCE_BEHIND} two
 * @param hop seconds from frame to frame, rounded to samples
 * @param difference which samples are compared
 * @param thresholds how many of them, evenly spaced up to 1
 * @param alpha first shape of the beta distribution of thresholds
 * @param beta second shape of it; whole numbers, like the first
 * @param boltzmann how much shorter periods are preferred among dips below a threshold
 * @param noDip probability of the deepest dip where none is below a threshold
 * @param resolution bins of a semitone
 * @param octavesPerSecond how fast the pitch may change
 * @param switching probability that voicing changes from one frame to the next
 * @param floor dB: frames so much quieter than the loudest are unvoiced; infinite for none
 * @param deep whether dips are as deep as the parabola through three values; librosa takes the least value itself
 * @param enough Hz: sounds of higher rates are reduced to the lowest whole fraction of their rate that is at least so much
 * @see <a href="https://doi.org/10.1109/ICASSP.2014.6853678">Mauch, Dixon, pYIN: a fundamental frequency estimator using
 *     probabilistic threshold distributions, 2014</a>
 */
public record Pyin(
        double fMin,
        double fMax,
        double frame,
        double hop,
        Difference difference,
        int thresholds,
        int alpha,
        int beta,
        double boltzmann,
        double noDip,
        int resolution,
        double octavesPerSecond,
        double switching,
        double floor,
        boolean deep,
        int enough) {

    /** Checks the ranges. */
    public Pyin {
        PitchChecks.range(fMin, fMax);
        PitchChecks.seconds("frame", frame);
        PitchChecks.seconds("hop", hop);
        PitchChecks.between("number of thresholds", thresholds, 1, 1000);
        PitchChecks.between("first shape of the beta distribution", alpha, 1, 100);
        PitchChecks.between("second shape of the beta distribution", beta, 1, 100);
        PitchChecks.between("preference for shorter periods", boltzmann, 1e-6, 100);
        PitchChecks.between("probability without a dip", noDip, 0, 1);
        PitchChecks.between("number of bins of a semitone", resolution, 1, 100);
        PitchChecks.between("change of pitch in octaves per second", octavesPerSecond, 0.01, 1000);
        PitchChecks.between("probability of switching", switching, 1e-9, 0.5);
        if (!(floor > 0)) {
            throw new IllegalArgumentException(
                    "The floor is " + floor + " dB below the loudest frame; it must be positive.");
        }
        PitchChecks.between("rate that is enough", enough, 1000, 1_000_000);
    }

    /** The range of a piano, A0 to C8, every 10 ms. */
    public static Pyin standard() {
        return new Pyin(
                27.5,
                4200,
                0.035,
                0.01,
                Difference.FIXED_WINDOW,
                100,
                2,
                18,
                2,
                0.01,
                10,
                35.92,
                0.01,
                60,
                true,
                MonoClip.ENOUGH);
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
    public static Pyin librosa(double fMin, double fMax, int sampleRate, int frameLength, int hopLength) {
        double rate = sampleRate;
        return new Pyin(
                fMin,
                fMax,
                frameLength / rate,
                hopLength / rate,
                Difference.SILENCE_BEHIND,
                100,
                2,
                18,
                2,
                0.01,
                10,
                35.92,
                0.01,
                Double.POSITIVE_INFINITY,
                false,
                sampleRate);
    }

    /** The same in another range of pitch, Hz. */
    public Pyin withRange(double fMin, double fMax) {
        return new Pyin(
                fMin,
                fMax,
                frame,
                hop,
                difference,
                thresholds,
                alpha,
                beta,
                boltzmann,
                noDip,
                resolution,
                octavesPerSecond,
                switching,
                floor,
                deep,
                enough);
    }

    /** The same with another hop, seconds. */
    public Pyin withHop(double hop) {
        return new Pyin(
                fMin,
                fMax,
                frame,
                hop,
                difference,
                thresholds,
                alpha,
                beta,
                boltzmann,
                noDip,
                resolution,
                octavesPerSecond,
                switching,
                floor,
                deep,
                enough);
    }

    /** The same with another length of frames, seconds. */
    public Pyin withFrame(double frame) {
        return new Pyin(
                fMin,
                fMax,
                frame,
                hop,
                difference,
                thresholds,
                alpha,
                beta,
                boltzmann,
                noDip,
                resolution,
                octavesPerSecond,
                switching,
                floor,
                deep,
                enough);
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
        PyinFrames frames = new PyinFrames(this, lags, mono.rate());
        int count = lags.count(mono.x().length);
        int block = frames.block();
        Proposals[] blocks = new Proposals[(count + block - 1) / block];
        var workers = new Parallel.Workers<>(frames::worker);
        Parallel.blocks(
                count,
                block,
                workers,
                (worker, from, to) ->
                        blocks[from / block] = worker.run(mono.x(), mono.x().length, lags.start(from), to - from));
        return estimate(
                lags.times(count, mono.rate()),
                Proposals.joined(blocks, Math.pow(10, -floor / 10)),
                transition(lags, mono.rate()));
    }

    private PyinPath transition(LagRange lags, int rate) {
        int semitones = (int) Math.rint(octavesPerSecond * 12 * lags.hop() / rate);
        return new PyinPath(bins(), Math.max(1, semitones * resolution / 2), switching);
    }

    /** Bins of the path, from {@code fMin} up. */
    int bins() {
        return (int) Math.floor(12 * resolution * Math.log(fMax / fMin) / Math.log(2)) + 1;
    }

    PitchEstimate estimate(double[] times, Proposals proposals, PyinPath path) {
        int[] states = path.decode(proposals);
        double[] frequencies = new double[times.length];
        double[] voicing = new double[times.length];
        double[] evidence = new double[times.length];
        Unexplained unexplained = new Unexplained();
        for (int t = 0; t < times.length; t++) {
            boolean voiced = states[t] < bins();
            double probability = proposals.voiced(t);
            evidence[t] = probability;
            voicing[t] = voiced ? 0.5 + 0.5 * probability : 0.49 * probability;
            int chosen = voiced ? proposals.inBin(t, states[t]) : proposals.likeliest(t);
            frequencies[t] = chosen >= 0 ? proposals.frequency(chosen) : voiced ? binFrequency(states[t]) : 0;
            unexplained.add(proposals.energy(t), proposals.residual(t));
        }
        return new PitchEstimate(
                new PitchTrack(times, frequencies, voicing),
                evidence,
                unexplained.part(),
                method(),
                unexplained.warnings());
    }

    private double binFrequency(int bin) {
        return fMin * Math.pow(2, bin / (12.0 * resolution));
    }

    private Method method() {
        return new Method(
                "pYIN, " + PitchChecks.words(fMin, fMax),
                "Mauch, Dixon, pYIN: a fundamental frequency estimator using probabilistic threshold distributions,"
                        + " ICASSP 2014");
    }
}
