package etude.analysis.polyphony;

import etude.analysis.salience.PitchCandidates;
import etude.analysis.salience.SpectrumFrames;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;

/**
 * Which pitches sound together, frame by frame: in a whitened spectrum the pitch with the largest sum of harmonics is found,
 * its harmonics are taken away, and again. How many of these candidates sound is said by how much each explains.
 *
 * <p>All cores work; the result is the same to the bit whatever their number, and for a clip and a source of the same
 * samples. Memory: about 8 kB for each second of sound.
 *
 * @param fMin lowest pitch, Hz
 * @param fMax highest pitch, Hz
 * @param window seconds of a spectrum
 * @param hop seconds from frame to frame, rounded to samples
 * @param enough Hz: sounds of higher rates are reduced to the lowest whole fraction of their rate that is at least so much
 * @param top Hz: harmonics above it are not heard
 * @param whitening exponent of the level of a band that is left: 1 for no whitening, 0 for all bands equally loud
 * @param harmonics that are summed
 * @param alpha Hz: the larger, the more alike are the weights of low and high pitches
 * @param beta Hz: the larger, the slower falls a harmonic's weight with its number
 * @param cancelled part of a pitch's fundamental that is taken away; Klapuri takes less of high ones, and finds them again
 * @param spread how fast this falls with the number of a harmonic: 0 not at all, 1 as the weights
 * @param gamma exponent of the number of voices over which their salience is shared: the larger, the fewer voices
 * @param contrast of the salience of a frame's first pitch to that of a flat spectrum, at least: 1 for a click, about 2 for noise
 * @param most candidates of a frame; fewer sound ({@link #sounding})
 * @see <a href="https://archives.ismir.net/ismir2006/paper/000104.pdf">Klapuri, Multiple fundamental frequency estimation by
 *     summing harmonic amplitudes, 2006</a>
 */
public record MultiPitch(
        double fMin,
        double fMax,
        double window,
        double hop,
        int enough,
        double top,
        double whitening,
        int harmonics,
        double alpha,
        double beta,
        double cancelled,
        double spread,
        double gamma,
        double contrast,
        int most) {

    /** Checks the ranges. */
    public MultiPitch {
        if (!(fMin >= 20 && fMin < fMax && fMax <= 10_000)) {
            throw new IllegalArgumentException("The range of pitch is " + fMin + " to " + fMax
                    + " Hz; it must lie between 20 and 10000 Hz, the lower end first.");
        }
        between("window in seconds", window, 0.005, 1);
        between("hop in seconds", hop, 0.001, 1);
        between("rate that is enough", enough, 1000, 1_000_000);
        between("highest harmonic in Hz", top, fMax, 1_000_000);
        between("exponent of whitening", whitening, 0, 1);
        between("number of harmonics", harmonics, 1, 100);
        between("alpha in Hz", alpha, 0, 100_000);
        between("beta in Hz", beta, 0, 100_000);
        between("part that is cancelled", cancelled, 0, 1);
        between("exponent of what is cancelled", spread, 0, 10);
        between("exponent of voices", gamma, 0, 1);
        between("contrast", contrast, 0, 1000);
        between("number of candidates", most, 1, 100);
    }

    private static void between(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "The " + name + " is " + value + "; it must be from " + least + " to " + most + ".");
        }
    }

    /** 40 to 2100 Hz, every 10 ms, at most eight voices; numbers that are not the paper's were set on generated pieces. */
    public static MultiPitch standard() {
        return new MultiPitch(40, 2100, 0.093, 0.01, 22_050, 8000, 0.55, 20, 52, 320, 1, 0.4, 0.48, 2.6, 8);
    }

    /**
     * The candidates of a clip: cents above the lowest pitch, salience, and level (power of the harmonics).
     *
     * @param clip of any rate; channels are averaged first
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    public PitchCandidates candidates(Waveform clip) {
        PitchCandidates candidates = PitchCandidates.withLevels();
        frames().play(clip, grid -> new HarmonicCancelling(this, grid), candidates::add);
        return candidates;
    }

    /**
     * The candidates of a sound of any length, which is played once.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IOException if it cannot be read
     */
    public PitchCandidates candidates(SampleSource sound) throws IOException {
        PitchCandidates candidates = PitchCandidates.withLevels();
        frames().play(sound, grid -> new HarmonicCancelling(this, grid), candidates::add);
        return candidates;
    }

    /**
     * How many of a frame's candidates sound: as many as make the sum of their salience, shared by their number, largest.
     *
     * @param frame its number; the first of its candidates sound
     */
    public int sounding(PitchCandidates candidates, int frame) {
        int first = candidates.start(frame);
        double sum = 0;
        double best = 0;
        int n = 0;
        while (first + n < candidates.start(frame + 1)) {
            sum += candidates.salience(first + n);
            double worth = sum / Math.pow(n + 1, gamma);
            if (worth <= best) {
                break;
            }
            best = worth;
            n++;
        }
        return n;
    }

    /** Seconds from frame to frame in sounds of a rate. */
    public double hop(int sampleRate) {
        return frames().grid(sampleRate).time(1);
    }

    private SpectrumFrames frames() {
        return new SpectrumFrames(window, hop, enough);
    }
}
