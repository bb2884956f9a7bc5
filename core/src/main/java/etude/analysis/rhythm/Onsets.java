package etude.analysis.rhythm;

import etude.representation.Representation;
import etude.representation.Stft;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where sounds begin.
 *
 * <pre>{@code
 * OnsetTrack found = Onsets.standard().detect(song);
 * }</pre>
 *
 * <p>Silence gives no onsets. The result depends neither on the number of threads nor on the gain of the sound; a stream
 * gives the same bits as the whole clip.
 *
 * @param function how much begins at each moment
 * @param picking which of its peaks are onsets
 */
public record Onsets(OnsetFunction function, PeakPicking picking) {

    private static final int SILENT_FRAMES = 16;

    /** {@link SuperFlux}, the best of the three on most music. */
    public static Onsets standard() {
        return superFlux();
    }

    /** {@link SuperFlux} with a threshold for it. */
    public static Onsets superFlux() {
        return new Onsets(SuperFlux.STANDARD, PeakPicking.standard(2));
    }

    /** {@link SpectralFlux} with a threshold for it. */
    public static Onsets spectralFlux() {
        return new Onsets(SpectralFlux.STANDARD, PeakPicking.standard(0.9));
    }

    /** {@link ComplexDomain} with a threshold for it. */
    public static Onsets complexDomain() {
        return new Onsets(ComplexDomain.STANDARD, PeakPicking.standard(1.2));
    }

    /** This detector with another threshold: a higher one finds fewer onsets. */
    public Onsets withThreshold(double threshold) {
        return new Onsets(function, picking.withThreshold(threshold));
    }

    /**
     * The onsets of a clip; of several channels, those of their mean.
     *
     * @throws IllegalArgumentException if the sample rate is below 4000 Hz or a sample is not a finite number
     */
    public OnsetTrack detect(Waveform clip) {
        return new OnsetTrack(picking.pick(curve(clip)), function.method());
    }

    /**
     * The onsets of a sound of any length, which is played twice: how loud it is must be known first.
     *
     * @throws IllegalArgumentException as {@link #detect(Waveform)}
     * @throws IOException if the sound cannot be read
     */
    public OnsetTrack detect(SampleSource sound) throws IOException {
        return new OnsetTrack(picking.pick(curve(sound)), function.method());
    }

    /** How much begins at each moment of a clip. */
    public OnsetCurve curve(Waveform clip) {
        RhythmFrames.checkRate(clip.sampleRate());
        return curve(
                clip.sampleRate(),
                RhythmFrames.of(clip, silence(clip.sampleRate()), level -> view(clip.sampleRate(), level)));
    }

    /** How much begins at each moment of a sound of any length. */
    public OnsetCurve curve(SampleSource sound) throws IOException {
        RhythmFrames.checkRate(sound.sampleRate());
        return curve(
                sound.sampleRate(),
                RhythmFrames.of(sound, silence(sound.sampleRate()), level -> view(sound.sampleRate(), level)));
    }

    private List<RhythmFrames.View> view(int sampleRate, ClipLevel level) {
        Representation representation = function.representation(sampleRate, level.level());
        OnsetFunction.Reader reader = function.reader(sampleRate, level.level());
        int stride = representation.layout().size() * (representation.layout().complex() ? 2 : 1);
        return List.of(new RhythmFrames.View(representation, frames -> {
            float[] values = new float[frames.length / stride];
            for (int t = 0; t < values.length; t++) {
                values[t] = reader.next(frames, t * stride);
            }
            return values;
        }));
    }

    private OnsetCurve curve(int sampleRate, RhythmFrames heard) {
        Stft stft = OnsetFunction.stft(sampleRate, function.window(), function.frameRate());
        double rate = (double) sampleRate / stft.hop();
        double start = function.early() * stft.nFft() / sampleRate;
        if (heard.values().isEmpty()) {
            return new OnsetCurve(new float[0], rate, start);
        }
        float[] all = heard.values().get(0);
        int end = Math.max(SILENT_FRAMES, all.length - RhythmFrames.cut(stft));
        float[] values = Arrays.copyOf(Arrays.copyOfRange(all, SILENT_FRAMES, end), all.length - SILENT_FRAMES);
        return new OnsetCurve(values, rate, start);
    }

    private int silence(int sampleRate) {
        return SILENT_FRAMES
                * OnsetFunction.stft(sampleRate, function.window(), function.frameRate())
                        .hop();
    }
}
