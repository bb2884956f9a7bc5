package etude.testing;

import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.SplittableRandom;

/**
 * Plays pieces with tones of overtones and drums of noise, seeded, so that tests know exactly what sounds when.
 *
 * @param partials overtones with the fundamental
 * @param fall strength of each partial relative to the one below
 * @param decay seconds in which a tone falls to 37 %; infinite for an organ
 * @param cents tuning
 */
public record AdditiveSynth(int partials, double fall, double decay, double cents) {

    private static final double ATTACK = 0.01;

    /** A plucked string with ten overtones. */
    public static AdditiveSynth strings() {
        return new AdditiveSynth(10, 0.7, 1.5, 0);
    }

    /** The same some cents higher. */
    public AdditiveSynth tuned(double cents) {
        return new AdditiveSynth(partials, fall, decay, cents);
    }

    /** A piece as sound, to the end of its last note. */
    public Waveform render(Piece piece, int sampleRate) {
        float[] x = new float[(int) Math.ceil(piece.duration() * sampleRate)];
        var random = new SplittableRandom(7);
        for (Part part : piece.parts()) {
            for (Note note : part.notes()) {
                if (part.drums()) {
                    stroke(note, x, sampleRate, random);
                } else {
                    tone(note, x, sampleRate, random);
                }
            }
        }
        return Waveform.mono(x, sampleRate);
    }

    private void tone(Note note, float[] x, int rate, SplittableRandom random) {
        double hz = 440 * Math.pow(2, (note.pitch() - 69 + cents / 100) / 12);
        double gain = 0.08 * note.velocity() / 127;
        for (int h = 1; h <= partials && h * hz < rate / 2.0; h++) {
            double phase = 2 * Math.PI * random.nextDouble();
            double step = 2 * Math.PI * h * hz / rate;
            int from = (int) Math.round(note.onset() * rate);
            int to = Math.min(x.length, (int) Math.round(note.end() * rate));
            for (int i = from; i < to; i++) {
                double t = (double) (i - from) / rate;
                double rest = (double) (to - i) / rate;
                double envelope = Math.min(1, Math.min(t, rest) / ATTACK) * Math.exp(-t / decay);
                x[i] += (float) (gain * envelope * Math.sin(phase + step * (i - from)));
            }
            gain *= fall;
        }
    }

    /** Noise that dies away: longer for low drums. */
    private static void stroke(Note note, float[] x, int rate, SplittableRandom random) {
        double gain = 0.3 * note.velocity() / 127;
        double decay = note.pitch() < 40 ? 0.08 : 0.03;
        double low = 0;
        int from = (int) Math.round(note.onset() * rate);
        for (int i = from; i < Math.min(x.length, from + (int) (6 * decay * rate)); i++) {
            double noise = random.nextDouble() * 2 - 1;
            low += 0.05 * (noise - low);
            double sound = note.pitch() < 40 ? 4 * low : noise;
            x[i] += (float) (gain * sound * Math.exp(-(i - from) / (decay * rate)));
        }
    }
}
