package etude.analysis.harmony;

import etude.signal.Frames;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What key, chords and structure are judged by, heard once: how strong each note is in each frame, how loud it is, and its
 * timbre. A spectrum of a third of a second is brought onto the sound's own tuning, freed from what is as strong as its
 * surroundings, and explained by notes with overtones ({@link NoteActivations}).
 *
 * <p>The sound is played twice (the tuning must be known first). Memory: about 5 kB for each second, whatever the sample rate
 * and the channels; 50 MB for three hours. The result is the same to the bit whatever the number of threads, and for a
 * clip and a source of the same samples.
 */
public final class HarmonyEvidence {

    /** MIDI number of the lowest note: C1. */
    public static final int LOWEST = 24;

    /** Notes in a frame: seven octaves. */
    public static final int NOTES = 84;

    /** Numbers in a frame of timbre. */
    public static final int TIMBRES = 13;

    /** Frames of {@link #onsets} in a second. */
    public static final double ONSET_RATE = (double) SpectrumPass.ONSETS.rate() / SpectrumPass.ONSETS.hop();

    /** Seconds of a clip whose spectra are kept from one pass to the next: 90 kB each. */
    private static final double KEPT = 120;

    private final double duration;
    private final TuningEstimate tuning;
    private final Frames notes;
    private final Frames powers;
    private final Frames timbre;
    private final Frames onsets;

    HarmonyEvidence(double duration, TuningEstimate tuning, Frames notes, Frames powers, Frames timbre, Frames onsets) {
        this.duration = duration;
        this.tuning = tuning;
        this.notes = notes;
        this.powers = powers;
        this.timbre = timbre;
        this.onsets = onsets;
    }

    /**
     * Hears a clip.
     *
     * @param clip of any rate; channels are averaged
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    public static HarmonyEvidence of(Waveform clip) {
        Waveform sound = SpectrumPass.HARMONY.prepare(clip);
        return of(sound, clip.duration(), peak -> {
            var onsets = new OnsetStrengths(peak);
            SpectrumPass.ONSETS.play(sound, onsets::add);
            return onsets.frames();
        });
    }

    /** As {@link #of(Waveform)} without {@link #onsets}, of which there are none: what the key is found by. */
    static HarmonyEvidence withoutOnsets(Waveform clip) {
        return of(SpectrumPass.HARMONY.prepare(clip), clip.duration(), peak -> Frames.of(1, 0, new float[0]));
    }

    private interface OnsetsOf {
        Frames peak(float peak);
    }

    private static HarmonyEvidence of(Waveform sound, double duration, OnsetsOf onsets) {
        boolean kept = sound.duration() <= KEPT;
        List<Frames> spectra = new ArrayList<>();
        var meter = new TuningMeter(SpectrumPass.HARMONY);
        SpectrumPass.HARMONY.play(sound, frames -> {
            meter.add(frames);
            if (kept) {
                spectra.add(frames);
            }
        });
        TuningEstimate tuning = meter.estimate();
        var maker = new EvidenceMaker(tuning.cents(), meter.peak());
        if (kept) {
            spectra.forEach(maker::add);
        } else {
            SpectrumPass.HARMONY.play(sound, maker::add);
        }
        return maker.evidence(duration, tuning, onsets.peak(meter.peak()));
    }

    /**
     * Hears a sound of any length, which is played twice.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IOException if it cannot be read
     */
    public static HarmonyEvidence of(SampleSource sound) throws IOException {
        var meter = new TuningMeter(SpectrumPass.HARMONY);
        SpectrumPass.HARMONY.play(sound, meter::add);
        TuningEstimate tuning = meter.estimate();
        var maker = new EvidenceMaker(tuning.cents(), meter.peak());
        var onsets = new OnsetStrengths(meter.peak());
        long samples = SpectrumPass.play(
                sound,
                List.of(
                        new SpectrumPass.Listener(SpectrumPass.HARMONY, maker::add),
                        new SpectrumPass.Listener(SpectrumPass.ONSETS, onsets::add)));
        return maker.evidence((double) samples / sound.sampleRate(), tuning, onsets.frames());
    }

    /** Length of the sound, seconds. */
    public double duration() {
        return duration;
    }

    /** Tuning of the sound. */
    public TuningEstimate tuning() {
        return tuning;
    }

    /** Number of frames. */
    public int count() {
        return notes.count();
    }

    /** Time that a frame stands for, seconds. */
    public double time(int frame) {
        return (double) frame * SpectrumPass.HARMONY.hop() / SpectrumPass.HARMONY.rate();
    }

    /** Strength of each note, {@code (NOTES, frame)}, from {@link #LOWEST} upwards, not negative, without unit. */
    public Frames notes() {
        return notes;
    }

    /** Power of each frame relative to the loudest bin of the sound. */
    public Frames powers() {
        return powers;
    }

    /** Mel cepstrum of each frame, {@code (TIMBRES, frame)}. */
    public Frames timbre() {
        return timbre;
    }

    /** How much of the spectrum rises in each of the {@link #ONSET_RATE} frames of a second. */
    public Frames onsets() {
        return onsets;
    }

    /** Strength of each pitch class (C = 0) over all octaves, {@code (12, frame)}. */
    public Frames chroma() {
        return chroma(LOWEST, LOWEST + NOTES);
    }

    /**
     * Strength of each pitch class (C = 0) over some octaves, {@code (12, frame)}.
     *
     * @param from MIDI number of the lowest note
     * @param to MIDI number of the highest note, exclusive
     */
    public Frames chroma(int from, int to) {
        float[] data = new float[12 * count()];
        float[] strengths = notes.data();
        for (int t = 0; t < count(); t++) {
            for (int n = Math.max(0, from - LOWEST); n < Math.min(NOTES, to - LOWEST); n++) {
                data[12 * t + (LOWEST + n) % 12] += strengths[t * NOTES + n];
            }
        }
        return Frames.of(12, count(), data);
    }
}
