package etude.bench.generated;

import etude.audio.synth.Synthesizer;
import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Melodies of one voice: instruments of the JDK's bank, and voices that are added up of partials here. */
final class Lines {

    private static final int RATE = 44100;
    private static final double STEP = 0.01;

    /** After its end a note may ring for so long, seconds: nothing is claimed of this time. */
    private static final double RINGS = 0.5;

    /** An instrument: General MIDI program, lowest and highest note. */
    private record Instrument(String name, int program, int low, int high) {}

    /** Those whose notes have one steady pitch at the nominal frequency in the JDK's bank ({@code LinesTest} measures it). */
    private static final List<Instrument> INSTRUMENTS = List.of(
            new Instrument("piano", 0, 40, 84),
            new Instrument("electric_piano", 4, 40, 84),
            new Instrument("vibraphone", 11, 53, 89),
            new Instrument("nylon_guitar", 24, 40, 76),
            new Instrument("electric_guitar", 27, 40, 76),
            new Instrument("acoustic_bass", 32, 31, 55),
            new Instrument("electric_bass", 33, 31, 55),
            new Instrument("violin", 40, 55, 88),
            new Instrument("cello", 42, 36, 67),
            new Instrument("trumpet", 56, 54, 81),
            new Instrument("horn", 60, 41, 72),
            new Instrument("alto_saxophone", 65, 49, 80),
            new Instrument("oboe", 68, 58, 88),
            new Instrument("clarinet", 71, 50, 86),
            new Instrument("flute", 73, 60, 93),
            new Instrument("square_lead", 80, 48, 84),
            new Instrument("saw_lead", 81, 48, 84));

    private Lines() {}

    static List<Line> all(long seed) {
        List<Line> all = new ArrayList<>();
        for (Instrument instrument : INSTRUMENTS) {
            all.add(played(instrument, new SplittableRandom(seed + all.size())));
        }
        for (Voice voice : Voice.ALL) {
            all.add(voice.sing(new SplittableRandom(seed + all.size())));
        }
        return all;
    }

    /** Programs with a note in the middle of their range each, for checking that they are in tune. */
    static List<int[]> middles() {
        return INSTRUMENTS.stream()
                .map(i -> new int[] {i.program(), (i.low() + i.high()) / 2})
                .toList();
    }

    private static Line played(Instrument instrument, SplittableRandom random) {
        List<Note> notes = melody(instrument.low(), instrument.high(), random);
        Part part = Part.of(instrument.name(), instrument.program(), notes);
        Waveform sound = Synthesizer.render(new Piece(instrument.name(), List.of(part)), RATE)
                .toMono();
        List<double[]> track = new ArrayList<>();
        for (int i = 0; i * STEP < sound.duration(); i++) {
            double pitch = pitch(notes, i * STEP);
            if (!Double.isNaN(pitch)) {
                track.add(new double[] {i * STEP, pitch});
            }
        }
        return line("line_" + instrument.name(), "instruments", sound, track);
    }

    static Line line(String name, String group, Waveform sound, List<double[]> track) {
        return new Line(
                name.toLowerCase(Locale.ROOT),
                group,
                sound,
                track.stream().mapToDouble(row -> row[0]).toArray(),
                track.stream().mapToDouble(row -> row[1]).toArray());
    }

    /** A walk through the range, now and then a rest. */
    static List<Note> melody(int low, int high, SplittableRandom random) {
        List<Note> notes = new ArrayList<>();
        double at = 0.5;
        int pitch = (low + high) / 2;
        while (at < 14) {
            double length = 0.2 + 0.8 * random.nextDouble();
            notes.add(new Note(at, length, pitch, 64 + random.nextInt(50)));
            at += length + (random.nextInt(4) == 0 ? 0.6 : 0);
            int step = random.nextInt(15) - 7;
            pitch = Math.max(low, Math.min(high, pitch + (step == 0 ? 12 - 24 * random.nextInt(2) : step)));
        }
        return notes;
    }

    /** Frequency, 0 in silence, no number where a note rings on and none has begun. */
    private static double pitch(List<Note> notes, double time) {
        Note last = null;
        for (Note note : notes) {
            last = note.onset() <= time ? note : last;
        }
        if (last == null || time > last.end() + RINGS) {
            return 0;
        }
        return time < last.end() ? 440 * Math.pow(2, (last.pitch() - 69) / 12.0) : Double.NaN;
    }

    static float[] floats(double[] x) {
        float[] y = new float[x.length];
        Arrays.setAll(new double[x.length], i -> y[i] = (float) x[i]);
        return y;
    }
}
