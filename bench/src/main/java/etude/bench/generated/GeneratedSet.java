package etude.bench.generated;

import etude.annotation.Segment;
import etude.audio.AudioFiles;
import etude.audio.synth.Synthesizer;
import etude.report.json.Json;
import etude.signal.Waveform;
import etude.symbolic.Piece;
import etude.testing.RhythmPieces;
import etude.testing.SongPieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes sounds with their exact truth: NAME.wav and NAME.json with what is known of {@code tempo}, {@code beats},
 * {@code downbeats}, {@code key}, {@code chords} (start, end, label) and {@code f0} (times, frequencies; 0 where there is
 * silence), and in {@code group} what it is.
 *
 * <p>Two sets, of one kind and of different seeds: {@code train} is what weights and constants may be set on, {@code test} is what
 * nothing was set on. The same arguments give the same samples.
 */
public final class GeneratedSet {

    private static final int RATE = 22050;
    private static final double RHYTHM_SECONDS = 25;
    private static final double SONG_SECONDS = 24;
    private static final float PEAK = 0.7f;

    private final Path folder;
    private final Optional<Path> font;

    private GeneratedSet(Path folder, Optional<Path> font) {
        this.folder = folder;
        this.font = font;
    }

    /** Which pieces. */
    enum Split {
        /** What weights may be set on. */
        TRAIN(17_000_000),
        /** What they may not. */
        TEST(91_000_000);

        private final long seed;

        Split(long seed) {
            this.seed = seed;
        }
    }

    /**
     * Writes a set.
     *
     * @param args the folder; {@code train} or {@code test}; then, if wanted, the folder of test data, whose sound font plays
     *     every second piece and whose songs by composers join the split {@code test}
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Split split = Split.valueOf(args[1].toUpperCase(java.util.Locale.ROOT));
        Optional<Path> data = args.length > 2 ? Optional.of(Path.of(args[2])) : Optional.empty();
        var set = new GeneratedSet(folder, there(data, "soundfont/fluidr3_mini.sf2"));
        set.write(split);
        Optional<Path> lieder = there(data, "symbolic/lieder_romantext");
        if (split == Split.TEST && lieder.isPresent()) {
            set.lieder(lieder.get());
        }
    }

    private static Optional<Path> there(Optional<Path> data, String name) {
        return data.map(folder -> folder.resolve(name)).filter(Files::exists);
    }

    private void lieder(Path folder) throws IOException {
        List<Lieder.Lied> all = Lieder.all(folder);
        for (int i = 0; i < all.size(); i++) {
            Map<String, Object> truth = new LinkedHashMap<>();
            truth.put("group", "from scores of songs by composers");
            truth.put("key", all.get(i).key());
            write("lied_" + all.get(i).name(), first(play(all.get(i).piece(), RATE, i), Lieder.SECONDS), truth);
        }
    }

    private void write(Split split) throws IOException {
        rhythms(split.seed);
        songs(split.seed + 1_000_000);
        for (Line line : Lines.all(split.seed + 2_000_000)) {
            write(line.name(), line.sound(), truth(line));
        }
        for (Noise noise : Noise.all(split.seed + 3_000_000)) {
            Map<String, Object> truth = new LinkedHashMap<>();
            truth.put("group", "no chords");
            truth.put("chords", chords(noise.chords(), 1));
            write(noise.name(), noise.sound(), truth);
        }
    }

    private void rhythms(long seed) throws IOException {
        List<RhythmPieces.Known> pieces = RhythmPieces.ofEachStyle(2, RHYTHM_SECONDS, seed);
        for (int i = 0; i < pieces.size(); i++) {
            RhythmPieces.Known known = pieces.get(i);
            Waveform sound = first(play(known.piece(), RATE, i), RHYTHM_SECONDS);
            Map<String, Object> truth = new LinkedHashMap<>();
            truth.put("group", "styles");
            rhythm(truth, known.bpm(), known.beats(), known.downbeats(), 1);
            write(String.format("rhythm_%03d_%s", i, known.style().name().replace(' ', '_')), sound, truth);
        }
    }

    private void songs(long seed) throws IOException {
        List<SongPieces.Known> songs = SongPieces.inAllKeys(2, SONG_SECONDS, seed);
        for (int i = 0; i < songs.size(); i++) {
            SongPieces.Known known = songs.get(i);
            Map<String, Object> truth = new LinkedHashMap<>();
            truth.put("group", "songs");
            truth.put("texture", known.texture().toString());
            truth.put("cents", known.cents());
            truth.put("key", known.key());
            Waveform sound = detuned(known, i);
            double stretch = stretch(known.cents());
            truth.put("chords", chords(known.chords(), stretch));
            if (known.texture() == SongPieces.Texture.BAND || known.texture() == SongPieces.Texture.BROKEN) {
                rhythm(truth, known.bpm(), known.beats(), known.downbeats(), stretch);
            }
            write(String.format("song_%03d_%s", i, known.texture()), sound, truth);
        }
    }

    /** A tape that runs too fast is higher, and over sooner: rendered at another rate than the file says. */
    private Waveform detuned(SongPieces.Known known, int index) throws IOException {
        double length = known.chords().get(known.chords().size() - 1).end();
        Waveform sound = first(play(known.piece(), rendered(known.cents()), index), length);
        return Waveform.mono(sound.channel(0), RATE);
    }

    private static int rendered(double cents) {
        return (int) Math.rint(RATE / Math.pow(2, cents / 1200));
    }

    private static double stretch(double cents) {
        return (double) rendered(cents) / RATE;
    }

    private Waveform play(Piece piece, int rate, int index) throws IOException {
        return font.isPresent() && index % 2 == 1
                ? Synthesizer.render(piece, rate, font.get())
                : Synthesizer.render(piece, rate);
    }

    private static Waveform first(Waveform sound, double seconds) {
        Waveform mono = sound.toMono();
        int length = (int) Math.min(mono.length(), Math.ceil(seconds * mono.sampleRate()));
        return Waveform.mono(java.util.Arrays.copyOf(mono.channel(0), length), mono.sampleRate());
    }

    private static void rhythm(
            Map<String, Object> truth, double bpm, double[] beats, double[] downbeats, double stretch) {
        truth.put("tempo", bpm / stretch);
        truth.put("beats", scaled(beats, stretch));
        truth.put("downbeats", scaled(downbeats, stretch));
    }

    private static double[] scaled(double[] times, double stretch) {
        return java.util.Arrays.stream(times).map(t -> t * stretch).toArray();
    }

    private static List<List<Object>> chords(List<Segment> chords, double stretch) {
        return chords.stream()
                .map(c -> List.<Object>of(c.start() * stretch, c.end() * stretch, c.label()))
                .toList();
    }

    private static Map<String, Object> truth(Line line) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("group", line.group());
        truth.put("f0", Map.of("times", line.times(), "frequencies", line.frequencies()));
        return truth;
    }

    /** Beats beyond the end of the sound are left out: nobody hears them. */
    private void write(String name, Waveform sound, Map<String, Object> truth) throws IOException {
        for (String key : List.of("beats", "downbeats")) {
            truth.computeIfPresent(
                    key,
                    (k, times) -> java.util.Arrays.stream((double[]) times)
                            .filter(t -> t < sound.duration())
                            .toArray());
        }
        AudioFiles.write(folder.resolve(name + ".wav"), levelled(sound));
        Files.writeString(folder.resolve(name + ".json"), Json.write(truth));
    }

    private static Waveform levelled(Waveform sound) {
        float[] x = sound.channel(0).clone();
        float peak = 1e-9f;
        for (float v : x) {
            peak = Math.max(peak, Math.abs(v));
        }
        for (int i = 0; i < x.length; i++) {
            x[i] *= PEAK / peak;
        }
        return Waveform.mono(x, sound.sampleRate());
    }
}
