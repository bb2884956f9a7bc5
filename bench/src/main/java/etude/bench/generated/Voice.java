package etude.bench.generated;

import etude.signal.Waveform;
import etude.symbolic.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A voice that sings: partials under the resonances of vowels, with vibrato, glides from note to note, a pitch that trembles,
 * breath, and noises of consonants in the rests.
 *
 * @param name for people
 * @param low lowest MIDI note
 * @param high highest MIDI note
 * @param tract its resonances relative to those of a man
 */
record Voice(String name, int low, int high, double tract) {

    static final List<Voice> ALL = List.of(
            new Voice("bass", 40, 60, 0.95),
            new Voice("baritone", 43, 64, 1),
            new Voice("tenor", 48, 69, 1.05),
            new Voice("alto", 55, 74, 1.12),
            new Voice("mezzo", 57, 77, 1.15),
            new Voice("soprano", 60, 81, 1.18));

    private static final int RATE = 44100;
    private static final int PER_FRAME = 441;
    private static final double[][] VOWELS = {{730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}
    };
    private static final double GLIDE = 0.06;
    private static final double FADE = 0.04;

    Line sing(SplittableRandom random) {
        List<Note> notes = Lines.melody(low, high, random);
        int samples = (int) (RATE * (notes.get(notes.size() - 1).end() + 0.5));
        double[] x = new double[samples];
        double[] hz = new double[samples];
        for (int n = 0; n < notes.size(); n++) {
            sing(notes, n, x, hz, random);
        }
        consonants(notes, x, random);
        List<double[]> track = new ArrayList<>();
        for (int i = 0; i < samples; i += PER_FRAME) {
            track.add(new double[] {(double) i / RATE, hz[i]});
        }
        return Lines.line("voice_" + name, "voices", Waveform.mono(Lines.floats(x), RATE), track);
    }

    private void sing(List<Note> notes, int n, double[] x, double[] hz, SplittableRandom random) {
        Note note = notes.get(n);
        boolean tied = n > 0 && notes.get(n - 1).end() > note.onset() - 0.01;
        double before = tied ? notes.get(n - 1).pitch() : note.pitch() - 1.5;
        double[] vowel = VOWELS[random.nextInt(VOWELS.length)];
        double rate = 5 + 1.5 * random.nextDouble();
        double depth = 0.2 + 0.6 * random.nextDouble();
        double tremble = 0;
        double phase = 0;
        int from = (int) Math.round(note.onset() * RATE);
        int to = Math.min(x.length, (int) Math.round(note.end() * RATE));
        for (int i = from; i < to; i++) {
            double t = (double) (i - from) / RATE;
            double rest = (double) (to - i) / RATE;
            tremble += 0.0005 * (0.04 * random.nextGaussian() - tremble);
            double vibrato = depth * Math.min(1, t / 0.3) * Math.sin(2 * Math.PI * rate * t);
            double pitch = note.pitch() + (before - note.pitch()) * Math.exp(-t / GLIDE) + vibrato + 5 * tremble;
            hz[i] = 440 * Math.pow(2, (pitch - 69) / 12);
            phase += 2 * Math.PI * hz[i] / RATE;
            double level = Math.min(1, Math.min(t, rest) / FADE) * note.velocity() / 127.0;
            x[i] += level * (partials(hz[i], phase, vowel) + 0.003 * random.nextGaussian());
        }
    }

    private double partials(double hz, double phase, double[] vowel) {
        double sum = 0;
        for (int h = 1; h <= 30 && h * hz < 9000; h++) {
            sum += 0.1 / h * resonance(h * hz, vowel) * Math.sin(h * phase);
        }
        return sum;
    }

    private double resonance(double hz, double[] vowel) {
        double gain = 0.08;
        for (int f = 0; f < vowel.length; f++) {
            double distance = (hz - tract * vowel[f]) / (70 + 30.0 * f);
            gain += 1 / (1 + distance * distance) / (f + 1);
        }
        return gain;
    }

    /** Hisses in the middle of rests. */
    private static void consonants(List<Note> notes, double[] x, SplittableRandom random) {
        for (int n = 1; n < notes.size(); n++) {
            double gap = notes.get(n).onset() - notes.get(n - 1).end();
            int from = (int) ((notes.get(n - 1).end() + gap / 2) * RATE);
            double last = 0;
            for (int i = from; gap > 0.1 && i < from + RATE / 10 && i < x.length; i++) {
                double noise = random.nextGaussian();
                x[i] += 0.01 * (noise - last);
                last = noise;
            }
        }
    }
}
