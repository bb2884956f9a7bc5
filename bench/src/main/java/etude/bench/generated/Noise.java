package etude.bench.generated;

import etude.annotation.Segment;
import etude.audio.synth.Synthesizer;
import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sounds without chords: noises and drums, alone or before and after a few chords.
 *
 * @param name of its files
 * @param sound one channel
 * @param chords from beginning to end
 */
record Noise(String name, Waveform sound, List<Segment> chords) {

    private static final int RATE = 22050;
    private static final double SECONDS = 6;

    static List<Noise> all(long seed) {
        List<Noise> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(alone("noise_" + i, coloured(SECONDS, i / 6.0, new SplittableRandom(seed + i))));
        }
        for (int i = 0; i < 3; i++) {
            all.add(alone("drums_" + i, drums(new SplittableRandom(seed + 10 + i))));
        }
        for (int i = 0; i < 6; i++) {
            all.add(between(i, new SplittableRandom(seed + 20 + i)));
        }
        return all;
    }

    private static Noise alone(String name, float[] x) {
        double end = (double) x.length / RATE;
        return new Noise(name, Waveform.mono(x, RATE), List.of(new Segment(0, end, "N")));
    }

    /** From white (0) to what falls by 6 dB an octave (1), in gusts. */
    private static float[] coloured(double seconds, double colour, SplittableRandom random) {
        float[] x = new float[(int) (seconds * RATE)];
        double low = 0;
        double gust = 1;
        for (int i = 0; i < x.length; i++) {
            double white = random.nextGaussian();
            low += 0.02 * (white - low);
            gust += 0.0005 * (1 + random.nextGaussian() * 20 - gust);
            x[i] = (float) (0.1 * Math.min(2, Math.abs(gust)) * ((1 - colour) * white + 6 * colour * low));
        }
        return x;
    }

    private static float[] drums(SplittableRandom random) {
        List<Note> notes = new ArrayList<>();
        int[] kit = {35, 36, 38, 39, 42, 44, 46, 49, 51};
        for (double at = 0; at < SECONDS; at += 0.21) {
            notes.add(new Note(at, 0.1, kit[random.nextInt(kit.length)], 60 + random.nextInt(60)));
        }
        return java.util.Arrays.copyOf(
                Synthesizer.render(new Piece("drums", List.of(Part.drums(notes))), RATE)
                        .toMono()
                        .channel(0),
                (int) (SECONDS * RATE));
    }

    /** Noise, four major triads, noise. */
    private static Noise between(int index, SplittableRandom random) {
        String[] names = {"C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};
        List<Note> notes = new ArrayList<>();
        List<Segment> chords = new ArrayList<>();
        chords.add(new Segment(0, 3, "N"));
        int root = random.nextInt(12);
        for (int i = 0; i < 4; i++) {
            double at = 3 + 1.5 * i;
            for (int interval : new int[] {0, 4, 7}) {
                notes.add(new Note(at, 1.4, 48 + root + interval, 90));
            }
            chords.add(new Segment(at, at + 1.5, names[root] + ":maj"));
            root = (root + (i % 2 == 0 ? 5 : 2)) % 12;
        }
        chords.add(new Segment(9, 12, "N"));
        int program = new int[] {0, 19, 24, 48}[index % 4];
        float[] played = Synthesizer.render(new Piece("chords", List.of(Part.of("chords", program, notes))), RATE)
                .toMono()
                .channel(0);
        float[] noise = coloured(12, 0.5, random);
        for (int i = 0; i < noise.length; i++) {
            boolean chord = i >= 3 * RATE && i < 9 * RATE;
            noise[i] = chord ? 0.02f * noise[i] + played[i] : noise[i];
        }
        return new Noise("between_noise_" + index, Waveform.mono(noise, RATE), chords);
    }
}
