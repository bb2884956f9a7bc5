package etude.analysis.melody;

import etude.analysis.pitch.PitchEstimate;
import etude.analysis.salience.HarmonicSum;
import etude.analysis.salience.PitchCandidates;
import etude.analysis.salience.SpectrumFrames;
import etude.annotation.Method;
import etude.annotation.PitchTrack;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import etude.signal.Weighting;
import java.io.IOException;
import java.util.List;

/**
 * The predominant melody of music in which more than one voice sounds: the path through the pitches whose harmonics stand
 * out in each frame, on which salience is high and jumps are few; where its contours last and are salient enough, it is the
 * melody.
 *
 * <pre>{@code
 * PitchEstimate melody = Melody.standard().track(song);
 * }</pre>
 *
 * <p>Frames outside the melody have the frequency of what would be it, where there is any. All cores work; the result is the
 * same to the bit whatever their number, and for a clip and a source of the same samples. Memory: about 12 kB for each
 * second of sound; three hours take about 130 MB so.
 *
 * @param fMin lowest pitch, Hz
 * @param fMax highest pitch, Hz
 * @param window seconds of a spectrum
 * @param hop seconds from frame to frame, rounded to samples
 * @param enough Hz: sounds of higher rates are reduced to the lowest whole fraction of their rate that is at least so much
 * @param weighting how well frequencies are heard
 * @param floor dB: spectral peaks so much weaker than the frame's strongest are not heard
 * @param harmonics that are summed
 * @param decay of a harmonic's weight from one to the next
 * @param kept candidates of a frame
 * @param change what a change of pitch by a semitone from frame to frame costs, nepers of salience
 * @param farthest semitones: larger changes cost no more
 * @param jump cents from frame to frame that end a contour
 * @param shortest seconds of a contour that is melody at least
 * @param faint part of the melody's mean salience that a contour has at least
 * @param unsteady cents: contours whose change from frame to frame changes by more, on average, are noise
 * @see <a href="https://doi.org/10.1109/TASL.2012.2188515">Salamon, Gómez, Melody extraction from polyphonic music signals
 *     using pitch contour characteristics, 2012</a> (salience, contours)
 * @see <a href="https://doi.org/10.1109/TASL.2010.2042124">Rao, Rao, Vocal melody extraction in the presence of pitched
 *     accompaniment in polyphonic music, 2010</a> (path)
 */
public record Melody(
        double fMin,
        double fMax,
        double window,
        double hop,
        int enough,
        Weighting weighting,
        double floor,
        int harmonics,
        double decay,
        int kept,
        double change,
        double farthest,
        double jump,
        double shortest,
        double faint,
        double unsteady) {

    /** Checks the ranges. */
    public Melody {
        if (!(fMin >= 20 && fMin < fMax && fMax <= 10_000)) {
            throw new IllegalArgumentException("The range of pitch is " + fMin + " to " + fMax
                    + " Hz; it must lie between 20 and 10000 Hz, the lower end first.");
        }
        between("window in seconds", window, 0.005, 1);
        between("hop in seconds", hop, 0.001, 1);
        between("rate that is enough", enough, 1000, 1_000_000);
        between("floor in dB", floor, 1, 200);
        between("number of harmonics", harmonics, 1, 100);
        between("decay of harmonics", decay, 0.01, 1);
        between("number of candidates", kept, 1, 100);
        between("cost of a semitone", change, 0, 1000);
        between("farthest change in semitones", farthest, 0, 1000);
        between("jump in cents", jump, 1, 1200);
        between("shortest contour in seconds", shortest, 0, 10);
        between("least part of the mean salience", faint, 0, 1);
        between("unsteadiness in cents", unsteady, 0, 10_000);
    }

    private static void between(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "The " + name + " is " + value + "; it must be from " + least + " to " + most + ".");
        }
    }

    /** 55 to 1760 Hz, every 10 ms. */
    public static Melody standard() {
        return new Melody(55, 1760, 0.0464, 0.01, 22_050, Weighting.B, 40, 20, 0.85, 12, 0.5, 6, 80, 0.06, 0.4, 25);
    }

    /** The same in another range of pitch, Hz. */
    public Melody withRange(double fMin, double fMax) {
        return new Melody(
                fMin, fMax, window, hop, enough, weighting, floor, harmonics, decay, kept, change, farthest, jump,
                shortest, faint, unsteady);
    }

    /**
     * The melody of a clip.
     *
     * @param clip of any rate; channels are averaged first
     * @return pitch over time; frame t is centred on {@code t × hop}; no frames of an empty clip
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    public PitchEstimate track(Waveform clip) {
        PitchCandidates candidates = PitchCandidates.plain();
        SpectrumFrames frames = frames();
        frames.play(clip, grid -> new HarmonicSum(salience(), grid), candidates::add);
        return estimate(candidates, frames.grid(clip.sampleRate()));
    }

    /**
     * The melody of a sound of any length, which is played once.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IOException if it cannot be read
     */
    public PitchEstimate track(SampleSource sound) throws IOException {
        PitchCandidates candidates = PitchCandidates.plain();
        SpectrumFrames frames = frames();
        frames.play(sound, grid -> new HarmonicSum(salience(), grid), candidates::add);
        return estimate(candidates, frames.grid(sound.sampleRate()));
    }

    private SpectrumFrames frames() {
        return new SpectrumFrames(window, hop, enough);
    }

    private HarmonicSum.Settings salience() {
        return new HarmonicSum.Settings(fMin, fMax, harmonics, decay, floor, weighting, kept);
    }

    private PitchEstimate estimate(PitchCandidates candidates, SpectrumFrames.Grid grid) {
        int[] path = new MelodyPath(candidates, change / 100, 100 * farthest).find();
        int least = (int) Math.rint(shortest * grid.rate() / grid.hop());
        boolean[] melody = new MelodyVoicing(candidates, path).decide(jump, least, faint, unsteady);
        float loudest = 0;
        for (int candidate : path) {
            loudest = Math.max(loudest, candidate < 0 ? 0 : candidates.salience(candidate));
        }
        double[] frequencies = new double[path.length];
        double[] voicing = new double[path.length];
        double[] evidence = new double[path.length];
        for (int t = 0; t < path.length; t++) {
            if (path[t] >= 0) {
                frequencies[t] = fMin * Math.pow(2, candidates.cents(path[t]) / 1200);
                evidence[t] = candidates.salience(path[t]) / loudest;
                voicing[t] = melody[t] ? 0.5 + 0.5 * evidence[t] : 0.49 * evidence[t];
            }
        }
        PitchTrack track = new PitchTrack(grid.times(path.length), frequencies, voicing);
        return new PitchEstimate(track, evidence, Double.NaN, method(), List.of());
    }

    private Method method() {
        return new Method(
                String.format(
                        java.util.Locale.ROOT,
                        "predominant melody by contours of salience, %.4g to %.4g Hz",
                        fMin,
                        fMax),
                "Salamon, Gómez, Melody extraction from polyphonic music signals using pitch contour characteristics,"
                        + " IEEE TASLP 2012; Rao, Rao, Vocal melody extraction in the presence of pitched accompaniment in"
                        + " polyphonic music, IEEE TASLP 2010");
    }
}
