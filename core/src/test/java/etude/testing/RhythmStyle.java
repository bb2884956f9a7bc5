package etude.testing;

import etude.analysis.rhythm.Metre;
import java.util.List;

/**
 * A style of music for {@link RhythmPieces}: who plays at which steps of a bar. In patterns a letter is a step:
 * {@code X} loud, {@code x} as usual, {@code o} soft, {@code .} nothing.
 *
 * @param name for people
 * @param metre as listeners tap it
 * @param slowest BPM that is usual for it
 * @param fastest BPM that is usual for it
 * @param drums General MIDI drum and pattern, such as {@code 36 X...x...}
 * @param bass steps at which the bass plays
 * @param chords steps at which chords are struck
 * @param melody the chance that the melody plays at a step of the division of the beat
 * @param programs General MIDI programs of bass, chords and melody
 * @param loose seconds by which players are early or late (standard deviation)
 */
public record RhythmStyle(
        String name,
        Metre metre,
        double slowest,
        double fastest,
        List<String> drums,
        String bass,
        String chords,
        double melody,
        int[] programs,
        double loose) {

    /** Styles that differ in metre, division, accents and instruments. */
    public static final List<RhythmStyle> ALL = List.of(
            style("rock", Metre.FOUR_FOUR, 92, 165, 0.004)
                    .drums("36 X.....x.X.x.....", "38 ....X.......X...", "42 x.o.x.o.x.o.x.o.")
                    .bass("X.x.x.x.X.x.x.x.", 33)
                    .chords("x...........x...", 29)
                    .melody(0.4, 27),
            style("house", Metre.FOUR_FOUR, 112, 136, 0)
                    .drums("36 X...X...X...X...", "39 ....x.......x...", "46 ..x...x...x...x.", "42 o.oo..oo..oo..oo")
                    .bass("..x...x...x..x..", 38)
                    .chords("x..x..x...x..x..", 81)
                    .melody(0.3, 80),
            style("hip hop", Metre.FOUR_FOUR, 72, 104, 0.006)
                    .drums("36 X......x..x.....", "38 ....X.......X...", "42 x.x.x.x.x.x.x.xx")
                    .bass("X......x..x.....", 38)
                    .chords("x...............", 4)
                    .melody(0.25, 11),
            style("funk", Metre.FOUR_FOUR, 88, 122, 0.004)
                    .drums("36 X..x....x.x..x..", "38 ....X..o.o..X..o", "42 xoxoxoxoxoxoxoxo")
                    .bass("X..x..x.x.x..x..", 36)
                    .chords("..x..x....x..x..", 28)
                    .melody(0.3, 65),
            style("drum and bass", Metre.FOUR_FOUR, 158, 180, 0)
                    .drums("36 X.........X.....", "38 ....X.......X...", "42 x.x.x.x.x.x.x.x.")
                    .bass("X.......x.......", 38)
                    .chords("x...............", 89)
                    .melody(0.15, 81),
            style("punk", Metre.FOUR_FOUR, 155, 200, 0.005)
                    .drums("36 X...o...X...o...", "38 ....X.......X...", "49 x...............", "46 x...x...x...x...")
                    .bass("x.x.x.x.x.x.x.x.", 34)
                    .chords("x.x.x.x.x.x.x.x.", 30)
                    .melody(0.3, 29),
            style("reggae", Metre.FOUR_FOUR, 62, 90, 0.005)
                    .drums("36 ........X.......", "37 ........X.......", "42 x.o.x.o.x.o.x.oo")
                    .bass("X..x..x.....x.x.", 33)
                    .chords("..x...x...x...x.", 27)
                    .melody(0.25, 16),
            style("bossa nova", Metre.FOUR_FOUR, 105, 150, 0.005)
                    .drums("36 X..xX..xX..xX..x", "37 x..x..x...x..x..", "42 oooooooooooooooo")
                    .bass("X.....x.X.....x.", 32)
                    .chords("x..x..x...x..x..", 24)
                    .melody(0.35, 73),
            style("ballad", Metre.FOUR_FOUR, 60, 84, 0.008)
                    .drums("36 X.......x.x.....", "38 ....x.......x...", "42 x.o.x.o.x.o.x.o.")
                    .bass("X.......x.......", 33)
                    .chords("x.x.x.x.x.x.x.x.", 0)
                    .melody(0.35, 52),
            style("piano", Metre.FOUR_FOUR, 70, 120, 0.008)
                    .bass("X.......x.......", 0)
                    .chords("..x.x.x...x.x.x.", 0)
                    .melody(0.5, 0),
            style("disco", Metre.FOUR_FOUR, 108, 130, 0.003)
                    .drums("36 X...X...X...X...", "38 ....X.......X...", "46 ..x...x...x...x.", "42 x.o.x.o.x.o.x.o.")
                    .bass("x.x.x.x.x.x.x.x.", 36)
                    .chords("..x.x.....x.x...", 28)
                    .melody(0.3, 48),
            style("swing", Metre.FOUR_FOUR, 110, 200, 0.006)
                    .drums("51 X..x.xX..x.x", "44 ...x.....x..", "36 o..o..o..o..")
                    .bass("x..x..x..x..", 32)
                    .chords("x....x......", 0)
                    .melody(0.45, 66),
            style("shuffle", Metre.FOUR_FOUR, 90, 138, 0.005)
                    .drums("36 X.....X.....", "38 ...X.....X..", "42 x.xx.xx.xx.x")
                    .bass("x.xx.xx.xx.x", 33)
                    .chords("x.....x.....", 29)
                    .melody(0.35, 27),
            style("hymn", Metre.FOUR_FOUR, 72, 112, 0.01)
                    .bass("x...x...x...x...", 19)
                    .chords("x...x...x...x...", 52)
                    .melody(0.3, 52),
            style("strings", Metre.FOUR_FOUR, 66, 108, 0.01)
                    .bass("X.......x.......", 48)
                    .chords("x...............", 48)
                    .melody(0.45, 40),
            style("waltz", Metre.THREE_FOUR, 84, 190, 0.006)
                    .bass("X...........", 43)
                    .chords("....x...x...", 48)
                    .melody(0.3, 40),
            style("minuet", Metre.THREE_FOUR, 96, 140, 0.006)
                    .bass("X...x...x...", 6)
                    .chords("x...........", 6)
                    .melody(0.5, 6),
            style("jazz waltz", Metre.THREE_FOUR, 110, 180, 0.006)
                    .drums("51 X..x..x.x", "44 ...x..x..", "36 X........")
                    .bass("X.....x..", 32)
                    .chords("...x.....", 0)
                    .melody(0.4, 65),
            style("slow three", Metre.THREE_FOUR, 72, 104, 0.006)
                    .drums("36 X.........o.", "38 ........x...", "42 x.o.x.o.x.o.")
                    .bass("X.......x...", 33)
                    .chords("x.x.x.x.x.x.", 25)
                    .melody(0.3, 73),
            style("march", Metre.TWO_FOUR, 100, 128, 0.005)
                    .drums("36 X...x...", "38 x.xxx.xx", "49 o.......")
                    .bass("X...x...", 58)
                    .chords("..x...x.", 60)
                    .melody(0.5, 56),
            style("samba", Metre.TWO_FOUR, 92, 130, 0.006)
                    .drums("41 o...X...", "54 xoxxxoxx", "76 x.xx.x.x")
                    .bass("x..xX..x", 32)
                    .chords("x.x..x.x", 24)
                    .melody(0.3, 73),
            style("jig", Metre.SIX_EIGHT, 90, 132, 0.006)
                    .bass("X.....x.....", 32)
                    .chords("..x.x...x.x.", 25)
                    .melody(0.9, 40),
            style("slow six", Metre.SIX_EIGHT, 60, 76, 0.006)
                    .drums("36 X.......o...", "38 ......X.....", "42 x.x.x.x.x.x.")
                    .bass("X.......x...", 33)
                    .chords("x.x.x.x.x.x.", 24)
                    .melody(0.35, 52));

    /** Steps in a bar, the same in all patterns. */
    public int steps() {
        return chords.length();
    }

    /** Steps at which the melody may play: eighths, or thirds of the beat. */
    public int melodyStep() {
        int steps = steps() / metre.beatsPerBar();
        return steps == 3 ? 1 : steps / metre.division();
    }

    private static RhythmStyle style(String name, Metre metre, double slowest, double fastest, double loose) {
        return new RhythmStyle(name, metre, slowest, fastest, List.of(), "", "", 0, new int[3], loose);
    }

    private RhythmStyle drums(String... patterns) {
        return new RhythmStyle(name, metre, slowest, fastest, List.of(patterns), bass, chords, melody, programs, loose);
    }

    private RhythmStyle bass(String pattern, int program) {
        return new RhythmStyle(name, metre, slowest, fastest, drums, pattern, chords, melody, with(0, program), loose);
    }

    private RhythmStyle chords(String pattern, int program) {
        return new RhythmStyle(name, metre, slowest, fastest, drums, bass, pattern, melody, with(1, program), loose);
    }

    private RhythmStyle melody(double chance, int program) {
        return new RhythmStyle(name, metre, slowest, fastest, drums, bass, chords, chance, with(2, program), loose);
    }

    private int[] with(int index, int program) {
        int[] changed = programs.clone();
        changed[index] = program;
        return changed;
    }
}
