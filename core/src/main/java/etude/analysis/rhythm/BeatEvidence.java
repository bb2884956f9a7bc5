package etude.analysis.rhythm;

import etude.representation.ChromaStft;
import etude.representation.Log;
import etude.representation.LogOnePlus;
import etude.representation.Mel;
import etude.representation.OnsetStrength;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Tuning;
import etude.signal.MelFilterbank;
import etude.signal.MelScale;
import etude.signal.Padding;
import etude.signal.SampleSource;
import etude.signal.VectorNorm;
import etude.signal.Waveform;
import etude.signal.Window;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What a {@link BeatTracker} has heard of a sound: how much begins in each of some bands, a hundred times a second, and the
 * pitch classes of every tenth of a second. Computed once, it is decoded as often as hints change. Memory: some dozen bytes
 * a frame. Immutable.
 */
public final class BeatEvidence {

    /** Edges of the bands, Hz. */
    private static final double[] EDGES = {30, 160, 500, 1600, 4500, 11000};

    static final int BANDS = EDGES.length - 1;
    static final int PITCHES = 12;

    private static final int FRAMES_PER_SECOND = 100;
    private static final double WINDOW_SECONDS = 0.04;
    private static final double PITCH_WINDOW_SECONDS = 0.16;
    private static final int FRAMES_PER_PITCH_FRAME = 10;
    private static final int SILENT_FRAMES = 10;
    private static final int MELS = 64;
    private static final double GAIN = 100;

    private final int sampleRate;
    private final double duration;
    private final int count;
    private final float[][] bands;
    private final int pitchCount;
    private final float[] pitches;

    private BeatEvidence(int sampleRate, double duration, float[][] bands, float[] pitches) {
        this.sampleRate = sampleRate;
        this.duration = duration;
        this.count = bands[0].length;
        this.bands = bands;
        this.pitchCount = pitches.length / PITCHES;
        this.pitches = pitches;
    }

    private static BeatEvidence of(int sampleRate, RhythmFrames heard) {
        double duration = (double) heard.level().samples() / sampleRate;
        if (heard.values().isEmpty()) {
            return new BeatEvidence(sampleRate, duration, new float[BANDS][0], new float[0]);
        }
        float[] classes = heard.values().get(1);
        int gone = Math.min(classes.length, SILENT_FRAMES / FRAMES_PER_PITCH_FRAME * PITCHES);
        return new BeatEvidence(
                sampleRate,
                duration,
                bands(sampleRate, heard.values().get(0)),
                Arrays.copyOfRange(classes, gone, classes.length));
    }

    private static float[][] bands(int sampleRate, float[] rises) {
        int count = Math.max(0, rises.length / BANDS - SILENT_FRAMES);
        float[][] bands = new float[BANDS][count];
        int end = count - RhythmFrames.cut(stft(sampleRate));
        for (int b = 0; b < BANDS; b++) {
            for (int t = 0; t < end; t++) {
                bands[b][t] = rises[(t + SILENT_FRAMES) * BANDS + b];
            }
        }
        return bands;
    }

    /**
     * Hears a clip.
     *
     * @throws IllegalArgumentException if the sample rate is below 4000 Hz or a sample is not a finite number
     */
    public static BeatEvidence of(Waveform clip) {
        int rate = clip.sampleRate();
        RhythmFrames.checkRate(rate);
        return of(rate, RhythmFrames.of(clip, silence(rate), level -> views(rate, level)));
    }

    /**
     * Hears a sound of any length piece by piece, with the bits of {@link #of(Waveform)}. It is played twice: how loud it
     * is must be known first.
     *
     * @throws IllegalArgumentException as {@link #of(Waveform)}
     * @throws IOException if the sound cannot be read
     */
    public static BeatEvidence of(SampleSource sound) throws IOException {
        int rate = sound.sampleRate();
        RhythmFrames.checkRate(rate);
        return of(rate, RhythmFrames.of(sound, silence(rate), level -> views(rate, level)));
    }

    private static int silence(int sampleRate) {
        return SILENT_FRAMES * stft(sampleRate).hop();
    }

    private static Stft stft(int sampleRate) {
        return OnsetFunction.stft(sampleRate, WINDOW_SECONDS, FRAMES_PER_SECOND);
    }

    private static List<RhythmFrames.View> views(int sampleRate, ClipLevel level) {
        return List.of(
                new RhythmFrames.View(rises(sampleRate, level), frames -> frames),
                new RhythmFrames.View(pitches(sampleRate), frames -> frames));
    }

    private static Representation rises(int sampleRate, ClipLevel level) {
        Stft stft = stft(sampleRate);
        double top = Math.min(EDGES[BANDS], 0.49 * sampleRate);
        var filters =
                new MelFilterbank(sampleRate, stft.nFft(), MELS, EDGES[0], top, MelScale.HTK, MelFilterbank.Norm.NONE);
        var mel = new Mel(new Spectrogram(stft, 1), filters);
        double gain = GAIN / OnsetFunction.unit(stft, level.level());
        return new OnsetStrength(
                new LogOnePlus(mel, gain, Log.Base.E),
                1,
                3,
                0,
                OnsetStrength.Aggregate.MEAN,
                false,
                edges(filters.centres()));
    }

    /** First filter of each band; every band has a filter, whatever the sample rate. */
    private static List<Integer> edges(double[] centres) {
        Integer[] edges = new Integer[BANDS + 1];
        for (int b = 0; b <= BANDS; b++) {
            int first = 0;
            while (first < centres.length && centres[first] < EDGES[b]) {
                first++;
            }
            edges[b] = b == BANDS ? centres.length : Math.min(first, centres.length - BANDS + b);
        }
        return List.of(edges);
    }

    private static Representation pitches(int sampleRate) {
        int nFft = OnsetFunction.stft(sampleRate, PITCH_WINDOW_SECONDS, FRAMES_PER_SECOND)
                .nFft();
        int hop = FRAMES_PER_PITCH_FRAME * stft(sampleRate).hop();
        var stft = new Stft(sampleRate, nFft, nFft, hop, Window.HANN, true, Padding.ZERO);
        return new ChromaStft(new Spectrogram(stft, 1), PITCHES, new Tuning.Fixed(0), 4.5, 1.5, VectorNorm.NONE);
    }

    /** Seconds of the sound. */
    public double duration() {
        return duration;
    }

    /** Frames a second. */
    public double frameRate() {
        return (double) sampleRate / stft(sampleRate).hop();
    }

    /** Frames; frame t stands for {@code t / frameRate()} seconds. */
    public int count() {
        return count;
    }

    /** How much begins in a band: shared, to be read only. */
    float[] band(int band) {
        return bands[band];
    }

    /** Frames of pitch classes, each as long as ten others. */
    int pitchCount() {
        return pitchCount;
    }

    double pitchFrameRate() {
        return frameRate() / FRAMES_PER_PITCH_FRAME;
    }

    /** Pitch classes, frame after frame: shared, to be read only. */
    float[] pitches() {
        return pitches;
    }
}
