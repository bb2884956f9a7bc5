package etude.testing;

import etude.annotation.Segment;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Composes songs whose key, chords, tempo, beats and bars are known: chords of the key (with the major dominant in minor ones)
 * that go where chords of songs usually go, a home to begin from and, mostly, to end at, a melody over them.
 */
public final class SongPieces {

    private static final List<String> NAMES = List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
    private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};

    /** Where a chord on a degree goes next, each as likely as the others; a degree may stand several times. */
    private static final int[][] NEXT_IN_MAJOR = {
        {3, 4, 5, 1, 3, 4, 5, 2}, {4, 4, 4, 3, 0}, {5, 5, 3}, {4, 4, 0, 0, 1}, {0, 0, 0, 5, 3}, {3, 3, 1, 4}, {0}
    };

    private static final int[][] NEXT_IN_MINOR = {
        {3, 4, 5, 5, 6, 6, 2}, {4}, {6, 5, 3}, {4, 4, 0, 0, 6}, {0, 0, 0, 5}, {6, 6, 3, 2, 4}, {2, 0, 0, 5}
    };

    private static final int SWING_OF_TUNING = 30;

    /** How a song is played. */
    public enum Texture {
        /** One instrument, chords in close position, held or struck again on each beat. */
        BLOCK,
        /** Chords broken into eighths, beats louder than what is between, over a held bass. */
        BROKEN,
        /** Held chords, a bass and a melody with passing notes. */
        MELODY,
        /** Drums, bass, chords off the beat and a melody. */
        BAND
    }

    private final SplittableRandom random;
    private final Texture texture;
    private final boolean minor;
    private final int tonic;
    private final boolean sevenths;
    private final int beatsPerBar;
    private final double period;
    private final int bars;
    private final int silentBars;

    private SongPieces(Texture texture, int tonic, boolean minor, boolean sevenths, double seconds, long seed) {
        this.random = new SplittableRandom(seed);
        this.texture = texture;
        this.tonic = tonic;
        this.minor = minor;
        this.sevenths = sevenths;
        this.beatsPerBar = random.nextInt(4) == 0 ? 3 : 4;
        this.period = 60 / (72 * Math.pow(2, random.nextDouble()));
        this.bars = (int) Math.max(6, Math.rint(seconds / (period * beatsPerBar)));
        this.silentBars = texture == Texture.BAND ? random.nextInt(3) : 0;
    }

    /**
     * A song and what is true of it.
     *
     * @param piece its notes, in concert pitch
     * @param texture how it is played
     * @param tonic pitch class of its key, 0 for C
     * @param minor whether the key is a minor one
     * @param chords from its beginning to its end; N where drums play alone
     * @param bpm beats a minute
     * @param beats times, seconds
     * @param downbeats times at which bars begin, seconds
     * @param cents how much higher than concert pitch it is to be played
     */
    public record Known(
            Piece piece,
            Texture texture,
            int tonic,
            boolean minor,
            List<Segment> chords,
            double bpm,
            double[] beats,
            double[] downbeats,
            double cents) {

        /** As data sets write it: {@code Eb major}. */
        public String key() {
            return NAMES.get(tonic) + (minor ? " minor" : " major");
        }
    }

    /**
     * Songs in all 24 keys, textures and chords (triads or sevenths, too) by turns, about a third of them out of tune.
     *
     * @param each songs in each key
     * @param seconds about how long each is
     */
    public static List<Known> inAllKeys(int each, double seconds, long seed) {
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < 24 * each; i++) {
            int round = i / 24;
            Texture texture = Texture.values()[(i + round) % Texture.values().length];
            boolean sevenths = (i / 4 + round) % 2 == 1;
            all.add(new SongPieces(texture, i % 12, i / 12 % 2 == 1, sevenths, seconds, seed + 7919L * i).compose());
        }
        return all;
    }

    private Known compose() {
        int[] degrees = degrees();
        List<Part> parts = new ArrayList<>();
        switch (texture) {
            case BLOCK -> parts.add(Part.of("chords", pick(0, 4, 19, 24, 48), block(degrees)));
            case BROKEN -> parts.add(Part.of("broken chords", pick(0, 11, 24, 27), broken(degrees)));
            case MELODY, BAND -> parts.add(Part.of("chords", pick(0, 4, 19, 27, 48, 52), accompaniment(degrees)));
        }
        if (texture != Texture.BLOCK) {
            parts.add(Part.of("bass", pick(32, 33), bass(degrees)));
        }
        if (texture == Texture.MELODY || texture == Texture.BAND) {
            parts.add(Part.of("melody", pick(40, 56, 65, 71, 73, 80), melody(degrees)));
        }
        if (texture == Texture.BAND) {
            parts.add(Part.drums(drums()));
        }
        double cents = random.nextInt(3) == 0 ? SWING_OF_TUNING * (2 * random.nextDouble() - 1) : 0;
        return new Known(
                new Piece(NAMES.get(tonic) + (minor ? " minor " : " major ") + texture, parts),
                texture,
                tonic,
                minor,
                truth(degrees),
                60 / period,
                grid(1),
                grid(beatsPerBar),
                cents);
    }

    private int pick(int... programs) {
        return programs[random.nextInt(programs.length)];
    }

    /** The degree that each bar's chord stands on: four bars and their answer, again and again, then home. */
    private int[] degrees() {
        int[] verse = new int[8];
        verse[0] = random.nextInt(4) > 0 ? 0 : random.nextInt(2) == 0 ? 5 : 3;
        for (int i = 1; i < verse.length; i++) {
            int[] next = (minor ? NEXT_IN_MINOR : NEXT_IN_MAJOR)[verse[i - 1]];
            verse[i] = next[random.nextInt(next.length)];
        }
        int[] degrees = new int[bars];
        for (int bar = 0; bar < bars; bar++) {
            degrees[bar] = verse[bar % verse.length];
        }
        if (random.nextInt(5) > 0) {
            degrees[bars - 2] = random.nextInt(3) == 0 ? 3 : 4;
            degrees[bars - 1] = 0;
        }
        return degrees;
    }

    private int[] scale() {
        return minor ? MINOR : MAJOR;
    }

    private int root(int degree) {
        return (tonic + scale()[degree]) % 12;
    }

    /** Semitones above the root. */
    private int[] intervals(int degree) {
        int third = third(degree);
        int fifth = 7;
        if (!sevenths) {
            return new int[] {0, third, fifth};
        }
        int seventh = Math.floorMod(scale()[(degree + 6) % 7] - scale()[degree], 12);
        return new int[] {0, third, fifth, seventh};
    }

    private int third(int degree) {
        boolean dominant = minor && degree == 4;
        return dominant ? 4 : Math.floorMod(scale()[(degree + 2) % 7] - scale()[degree], 12);
    }

    private String label(int degree) {
        int[] intervals = intervals(degree);
        boolean major = intervals[1] == 4;
        String quality = !sevenths ? major ? "maj" : "min" : major ? intervals[3] == 11 ? "maj7" : "7" : "min7";
        return NAMES.get(root(degree)) + ":" + quality;
    }

    private double time(double bar) {
        return bar * beatsPerBar * period;
    }

    private List<Segment> truth(int[] degrees) {
        List<Segment> truth = new ArrayList<>();
        if (silentBars > 0) {
            truth.add(new Segment(0, time(silentBars), "N"));
        }
        for (int bar = silentBars; bar < bars; bar++) {
            truth.add(new Segment(time(bar), time(bar + 1), label(degrees[bar])));
        }
        return truth;
    }

    private double[] grid(int step) {
        double[] grid = new double[bars * beatsPerBar / step];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = i * step * period;
        }
        return grid;
    }

    /** The chord's notes in close position, the lowest one anywhere in a fifth above E3. */
    private List<Integer> voicing(int degree) {
        int lowest = 52 + random.nextInt(7);
        List<Integer> pitches = new ArrayList<>();
        for (int interval : intervals(degree)) {
            pitches.add(lowest + Math.floorMod(root(degree) + interval - lowest, 12));
        }
        return pitches;
    }

    private void note(List<Note> notes, double bar, double length, int pitch, int velocity) {
        int played = Math.max(1, Math.min(127, velocity + random.nextInt(17) - 8));
        notes.add(new Note(time(bar), 0.95 * time(length), pitch, played));
    }

    private List<Note> block(int[] degrees) {
        List<Note> notes = new ArrayList<>();
        boolean held = random.nextBoolean();
        for (int bar = 0; bar < bars; bar++) {
            List<Integer> pitches = voicing(degrees[bar]);
            int strokes = held ? 1 : beatsPerBar;
            for (int i = 0; i < strokes; i++) {
                for (int pitch : pitches) {
                    note(notes, bar + (double) i / strokes, 1.0 / strokes, pitch, i == 0 ? 92 : 76);
                }
            }
        }
        return notes;
    }

    private List<Note> broken(int[] degrees) {
        List<Note> notes = new ArrayList<>();
        int steps = 2 * beatsPerBar;
        boolean up = random.nextBoolean();
        for (int bar = 0; bar < bars; bar++) {
            List<Integer> pitches = voicing(degrees[bar]).stream().sorted().toList();
            for (int i = 0; i < steps; i++) {
                int at = i % (2 * pitches.size() - 2);
                int place = at < pitches.size() ? at : 2 * pitches.size() - 2 - at;
                int pitch = pitches.get(up ? place : pitches.size() - 1 - place) + 12;
                note(notes, bar + (double) i / steps, 2.0 / steps, pitch, i == 0 ? 104 : i % 2 == 0 ? 90 : 66);
            }
        }
        return notes;
    }

    private List<Note> accompaniment(int[] degrees) {
        List<Note> notes = new ArrayList<>();
        for (int bar = silentBars; bar < bars; bar++) {
            List<Integer> pitches = voicing(degrees[bar]);
            for (int pitch : pitches) {
                if (texture == Texture.MELODY) {
                    note(notes, bar, 1, pitch, 72);
                } else {
                    for (int beat = 0; beat < beatsPerBar; beat++) {
                        note(notes, bar + (beat + 0.5) / beatsPerBar, 0.45 / beatsPerBar, pitch, 72);
                    }
                }
            }
        }
        return notes;
    }

    /** The root on the first beat, or sometimes the third; then root and fifth. */
    private List<Note> bass(int[] degrees) {
        List<Note> notes = new ArrayList<>();
        for (int bar = silentBars; bar < bars; bar++) {
            int root = 28 + Math.floorMod(root(degrees[bar]) - 28, 12);
            int first = random.nextInt(8) == 0 ? root + third(degrees[bar]) : root;
            if (texture == Texture.BAND) {
                for (int beat = 0; beat < beatsPerBar; beat++) {
                    int pitch = beat == 0 ? first : random.nextInt(3) == 0 ? root + 7 : root;
                    note(notes, bar + (double) beat / beatsPerBar, 0.9 / beatsPerBar, pitch, beat == 0 ? 104 : 88);
                }
            } else {
                note(notes, bar, 1, first, 92);
            }
        }
        return notes;
    }

    /** Notes of the chord on the beats, between them now and then a neighbour in the scale. */
    private List<Note> melody(int[] degrees) {
        List<Note> notes = new ArrayList<>();
        int last = 72;
        for (int bar = silentBars; bar < bars; bar++) {
            int beat = 0;
            while (beat < beatsPerBar) {
                int length = Math.min(beatsPerBar - beat, 1 + random.nextInt(2));
                double at = bar + (double) beat / beatsPerBar;
                last = nearest(degrees[bar], last + random.nextInt(9) - 4);
                boolean passing = random.nextInt(3) == 0;
                note(notes, at, (passing ? length - 0.5 : length) / (double) beatsPerBar, last, 98);
                if (passing) {
                    int neighbour = neighbour(degrees[bar], last, random.nextBoolean() ? 1 : -1);
                    note(notes, at + (length - 0.5) / beatsPerBar, 0.5 / beatsPerBar, neighbour, 86);
                }
                beat += length;
            }
        }
        return notes;
    }

    private int nearest(int degree, int pitch) {
        int kept = Math.max(64, Math.min(83, pitch));
        int best = kept;
        int distance = 99;
        for (int interval : intervals(degree)) {
            int candidate = kept - 6 + Math.floorMod(root(degree) + interval - kept + 6, 12);
            if (Math.abs(candidate - kept) < distance) {
                distance = Math.abs(candidate - kept);
                best = candidate;
            }
        }
        return best;
    }

    /** The next note of the scale; over the dominant of a minor key with its leading note. */
    private int neighbour(int degree, int pitch, int step) {
        int at = pitch + step;
        while (!inScale(degree, at)) {
            at += step;
        }
        return at;
    }

    private boolean inScale(int degree, int pitch) {
        int above = Math.floorMod(pitch - tonic, 12);
        boolean dominant = minor && degree == 4;
        for (int note : scale()) {
            if (above == (dominant && note == 10 ? 11 : note)) {
                return true;
            }
        }
        return false;
    }

    private List<Note> drums() {
        List<Note> notes = new ArrayList<>();
        for (int bar = 0; bar < bars; bar++) {
            for (int half = 0; half < 2 * beatsPerBar; half++) {
                double at = bar + half / (2.0 * beatsPerBar);
                note(notes, at, 0.1, 42, half % 2 == 0 ? 80 : 62);
                boolean backbeat = beatsPerBar == 4 ? half == 2 || half == 6 : half == 2 || half == 4;
                if (backbeat) {
                    note(notes, at, 0.1, 38, 96);
                }
                if (half == 0 || (beatsPerBar == 4 && half == 4) || (half == 5 && random.nextInt(3) == 0)) {
                    note(notes, at, 0.1, 36, 110);
                }
            }
        }
        return notes;
    }
}
