package etude.testing;

import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.SplittableRandom;

/** Plays pieces on plain instruments: harmonic tones that decay or last, and drums made of noise and gliding sines. */
public final class RhythmSound {

    private static final int SUSTAINED_FROM = 40;
    private static final int SUSTAINED_TO = 79;
    private static final double LEVEL = 0.1;

    private final int sampleRate;
    private final float[] x;
    private final SplittableRandom random = new SplittableRandom(5);

    private RhythmSound(int sampleRate, double seconds) {
        this.sampleRate = sampleRate;
        this.x = new float[(int) Math.round(seconds * sampleRate)];
    }

    /** The first seconds of a piece. */
    public static Waveform of(Piece piece, double seconds, int sampleRate) {
        var sound = new RhythmSound(sampleRate, seconds);
        for (Part part : piece.parts()) {
            for (Note note : part.notes()) {
                if (part.drums()) {
                    sound.drum(note);
                } else {
                    sound.tone(note, part.program());
                }
            }
        }
        return Waveform.mono(sound.x, sampleRate);
    }

    private void tone(Note note, int program) {
        boolean lasts = program >= SUSTAINED_FROM && program <= SUSTAINED_TO;
        double hz = 440 * Math.pow(2, (note.pitch() - 69) / 12.0);
        double attack = lasts ? 0.03 : 0.004;
        double decay = lasts ? 0.3 : 3;
        double release = 0.05;
        int from = (int) (note.onset() * sampleRate);
        int length = (int) ((note.duration() + release) * sampleRate);
        for (int i = 0; i < length && from + i < x.length; i++) {
            double t = (double) i / sampleRate;
            double shape = Math.min(1, t / attack) * Math.exp(-decay * t);
            double end = Math.min(1, (note.duration() + release - t) / release);
            double value = 0;
            for (int h = 1; h <= 5 && h * hz < 0.4 * sampleRate; h++) {
                value += Math.sin(2 * Math.PI * h * hz * t) / h;
            }
            x[from + i] += (float) (LEVEL * note.velocity() / 127.0 * shape * end * value);
        }
    }

    private void drum(Note note) {
        boolean deep = note.pitch() <= 36 || note.pitch() == 41;
        boolean snare = note.pitch() == 38 || note.pitch() == 39 || note.pitch() == 37;
        double loudness = 3 * LEVEL * note.velocity() / 127.0;
        double decay = deep ? 18 : snare ? 22 : note.pitch() == 49 || note.pitch() == 51 ? 6 : 45;
        int from = (int) (note.onset() * sampleRate);
        double previous = 0;
        double phase = 0;
        for (int i = 0; i < sampleRate / 2 && from + i < x.length; i++) {
            double t = (double) i / sampleRate;
            double noise = 2 * random.nextDouble() - 1;
            double high = noise - previous;
            previous = noise;
            phase += 2 * Math.PI * (deep ? 50 + 90 * Math.exp(-40 * t) : 190) / sampleRate;
            double value = deep ? 1.6 * Math.sin(phase) : snare ? 0.6 * noise + 0.5 * Math.sin(phase) : 0.3 * high;
            x[from + i] += (float) (loudness * Math.exp(-decay * t) * value);
        }
    }
}
