package etude.testing;

import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.signal.Units;
import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.List;

/** Sounds of several voices, of which every pitch is known. */
public final class Mixtures {

    private static final int[] TUNE = {72, 74, 76, 77, 79, 77, 76, 74};
    private static final int[][] CHORDS = {{48, 55, 64}, {53, 57, 60}, {55, 59, 62}, {48, 55, 64}};

    private Mixtures() {}

    /**
     * A song.
     *
     * @param mix of a voice and chords
     * @param melody of the voice, every 10 ms
     */
    public record Song(Waveform mix, PitchTrack melody) {}

    /** A tune of eight notes in four seconds over chords that are 10 dB softer. */
    public static Song song(int rate) {
        float[] x = new float[4 * rate];
        for (int k = 0; k < TUNE.length; k++) {
            add(x, rate, 0.5 * k, 0.5, Units.midiToHz(TUNE[k]), 0.3);
        }
        for (int k = 0; k < CHORDS.length; k++) {
            for (int key : CHORDS[k]) {
                add(x, rate, k, 1, Units.midiToHz(key), 0.05);
            }
        }
        double[] times = new double[395];
        double[] frequencies = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            times[t] = 0.01 * t + 0.02;
            frequencies[t] = Units.midiToHz(TUNE[(int) (times[t] / 0.5)]);
        }
        return new Song(Waveform.mono(x, rate), PitchTrack.of(times, frequencies));
    }

    /** Notes as tones with overtones that fall by a third each. */
    public static Waveform of(List<PitchedNote> notes, double seconds, int rate) {
        float[] x = new float[(int) (seconds * rate)];
        for (PitchedNote note : notes) {
            double loudness = Double.isNaN(note.velocity()) ? 0.15 : 0.3 * note.velocity() / 127;
            add(x, rate, note.onset(), note.duration(), note.frequency(), loudness);
        }
        return Waveform.mono(x, rate);
    }

    /** Notes of keys that begin and end together. */
    public static List<PitchedNote> chord(double onset, double offset, int... keys) {
        List<PitchedNote> notes = new ArrayList<>();
        for (int key : keys) {
            notes.add(PitchedNote.of(onset, offset, Units.midiToHz(key)));
        }
        return notes;
    }

    private static void add(float[] x, int rate, double onset, double duration, double hz, double amplitude) {
        int from = (int) (onset * rate);
        int to = Math.min(x.length, (int) ((onset + duration) * rate));
        for (int h = 1; h <= 12 && h * hz < rate / 2.2; h++) {
            double strength = amplitude * Math.pow(2 / 3.0, h - 1);
            for (int i = from; i < to; i++) {
                double edge = Math.min(1, Math.min(i - from, to - i) / (0.01 * rate));
                x[i] += (float) (strength * edge * Math.sin(2 * Math.PI * h * hz * (i - from) / rate + h));
            }
        }
    }
}
