package etude.cli.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Beat;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.audio.AudioFiles;
import etude.audio.WriteOptions;
import etude.cli.Run;
import etude.cli.Songs;
import etude.resynthesis.Sonification;
import etude.signal.Waveform;
import etude.symbolic.KeySignature;
import etude.symbolic.format.MidiFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnnotationVerbsTest {

    private static final int RATE = 22050;

    @TempDir
    private Path folder;

    private Path file(String name, float[] sound) throws IOException {
        Path path = folder.resolve(name);
        AudioFiles.write(path, Waveform.mono(sound, RATE), WriteOptions.forFile(path));
        return path;
    }

    private Path clicks(String name, double bpm) throws IOException {
        List<Beat> beats = new ArrayList<>();
        for (int i = 0; i * 60 / bpm < 14; i++) {
            beats.add(new Beat(0.5 + i * 60 / bpm, i % 4 + 1));
        }
        return file(name, new Sonification(RATE, 15 * RATE).clicks(beats));
    }

    private Path chords(String name) throws IOException {
        List<Segment> song = new ArrayList<>();
        String[] labels = {"C:maj", "F:maj", "G:maj", "C:maj", "A:min", "D:min", "G:maj", "C:maj"};
        for (int i = 0; i < labels.length; i++) {
            song.add(new Segment(2 * i, 2 * i + 2, labels[i]));
        }
        return file(name, new Sonification(RATE, 16 * RATE).chords(song));
    }

    private Path scale(String name) throws IOException {
        List<PitchedNote> notes = new ArrayList<>();
        int[] keys = {60, 62, 64, 65, 67};
        for (int i = 0; i < keys.length; i++) {
            notes.add(PitchedNote.of(0.2 + 0.5 * i, 0.6 + 0.5 * i, 440 * Math.pow(2, (keys[i] - 69) / 12.0)));
        }
        return file(name, new Sonification(RATE, 3 * RATE).notes(notes));
    }

    private static JsonNode json(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    @Test
    void beatsAreWhereTheClicksAre() throws IOException {
        JsonNode told = json(Run.of("beats", clicks("clicks.wav", 100), "--json"));

        assertThat(told.get("tempo").asDouble()).isCloseTo(100, within(1.0));
        assertThat(told.get("beats").size()).isBetween(20, 25);
        for (JsonNode beat : told.get("beats")) {
            double phase = (beat.asDouble() - 0.5) / 0.6;
            assertThat(phase - Math.rint(phase)).isCloseTo(0, within(0.07));
        }
        assertThat(told.get("downbeats").size()).isLessThan(told.get("beats").size());
        assertThat(told.get("source").asString()).isNotBlank();
    }

    @Test
    void aHintIsFollowed() throws IOException {
        JsonNode told = json(Run.of("beats", clicks("clicks.wav", 100), "--tempo", "40-60", "--json"));

        assertThat(told.get("tempo").asDouble()).isBetween(40.0, 60.0);
    }

    @Test
    void aBarBeginsWhereTheUserSaysSo() throws IOException {
        Path clicks = clicks("clicks.wav", 100);
        for (double downbeat : new double[] {1.1, 2.3}) {
            JsonNode told = json(Run.of("beats", clicks, "--downbeat", downbeat, "--json"));
            assertThat(told.get("downbeats").valueStream().mapToDouble(JsonNode::asDouble))
                    .anySatisfy(time -> assertThat(time).isCloseTo(downbeat, within(0.06)));
        }
    }

    @Test
    void hintsThatCannotBeAreRefusedBeforeAnythingIsHeard() {
        Run words = Run.of("beats", "no.wav", "--tempo", "fast");
        assertThat(words.code()).isEqualTo(2);
        assertThat(words.err()).contains("--tempo is fast", "60-120");

        Run range = Run.of("beats", "no.wav", "--tempo", "120-60");
        assertThat(range.code()).isEqualTo(2);

        Run pitch = Run.of("pitch", "no.wav", "--min", "500", "--max", "100");
        assertThat(pitch.code()).isEqualTo(2);
        assertThat(pitch.err()).doesNotContain("Exception");
    }

    @Test
    void chordsAndKeyOfACadenceAreFound() throws IOException {
        Path song = chords("cadence.wav");

        JsonNode told = json(Run.of("chords", song, "--json"));
        assertThat(told.get("chords").findValuesAsString("label"))
                .containsSubsequence("C:maj", "F:maj", "G:maj", "C:maj", "A:min", "D:min", "G:maj", "C:maj");
        assertThat(json(Run.of("key", song, "--json")).get("key").asString()).isEqualTo("C major");
        assertThat(Run.of("key", song).out()).contains("C major (sure", "A = 44");
    }

    @Test
    void thePitchOfAScaleIsFollowed() throws IOException {
        JsonNode told = json(Run.of("pitch", scale("scale.wav"), "--json"));

        assertThat(told.get("times").size()).isEqualTo(told.get("f0").size());
        double atHalf = told.get("f0").get(indexOf(told.get("times"), 0.4)).asDouble();
        assertThat(1200 * Math.log(atHalf / 261.626) / Math.log(2)).isCloseTo(0, within(15.0));
        assertThat(told.get("f0").get(indexOf(told.get("times"), 0.05)).asDouble())
                .isZero();
    }

    @Test
    void theMelodyOverChordsIsFollowed() throws IOException {
        List<PitchedNote> notes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            notes.add(new PitchedNote(i, i + 0.95, 880 * Math.pow(2, i / 12.0), 120));
            for (int key : new int[] {48, 55, 60}) {
                notes.add(new PitchedNote(i, i + 0.95, 440 * Math.pow(2, (key - 69) / 12.0), 15));
            }
        }
        Path song = file("song.wav", new Sonification(RATE, 4 * RATE).notes(notes));

        JsonNode told = json(Run.of("pitch", song, "--method", "MELODY", "--json"));

        for (int i = 0; i < 4; i++) {
            double hz = told.get("f0").get(indexOf(told.get("times"), i + 0.2)).asDouble();
            assertThat(12 * Math.log(hz / 880) / Math.log(2)).isCloseTo(i, within(0.3));
        }
        assertThat(told.has("unexplained")).isFalse();
        assertThat(told.get("source").asString()).contains("Salamon");
    }

    private static int indexOf(JsonNode times, double time) {
        int at = 0;
        while (times.get(at).asDouble() < time) {
            at++;
        }
        return at;
    }

    @Test
    void onsetsAreWhereTheClicksAre() throws IOException {
        JsonNode told = json(Run.of("onsets", clicks("clicks.wav", 90), "--json"));

        assertThat(told.get("onsets").size()).isBetween(20, 22);
        for (JsonNode onset : told.get("onsets")) {
            double beat = (onset.asDouble() - 0.5) * 1.5;
            assertThat(beat - Math.rint(beat)).isCloseTo(0, within(0.05));
        }
        assertThat(Run.of("onsets", "no.wav", "--threshold", "-1").code()).isEqualTo(2);
    }

    @Test
    void sectionsCoverTheSong() throws IOException {
        JsonNode told =
                json(Run.of("sections", chords("cadence.wav"), "--json")).get("sections");

        assertThat(told.get(0).get("start").asDouble()).isZero();
        assertThat(told.get(told.size() - 1).get("end").asDouble()).isCloseTo(16, within(0.01));
    }

    @Test
    void notesBecomeAMidiFile() throws IOException {
        Path midi = folder.resolve("scale.mid");
        Path song = scale("scale.wav");
        Run run = Run.of("transcribe", song, "-o", midi);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("5 notes").contains("C4", "D4", "E4", "F4", "G4");
        assertThat(Files.readAllBytes(midi)).startsWith('M', 'T', 'h', 'd');
        Run again = Run.of("transcribe", song, "-o", midi);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("--force");
    }

    @Test
    void aTriadIsWrittenDownAsOneVoiceOrSeveralAsIsAskedFor() throws IOException {
        List<PitchedNote> notes = new ArrayList<>();
        for (int key : new int[] {60, 64, 67}) {
            notes.add(PitchedNote.of(0.2, 1.8, 440 * Math.pow(2, (key - 69) / 12.0)));
        }
        Path song = file("triad.wav", new Sonification(RATE, 2 * RATE).notes(notes));

        for (String voices : List.of("several", "auto")) {
            JsonNode told = json(Run.of("transcribe", song, "--voices", voices, "--json"));
            assertThat(told.get("notes").findValues("midi"))
                    .extracting(midi -> (int) Math.rint(midi.asDouble()))
                    .as(voices)
                    .contains(60, 64, 67);
            assertThat(told.get("notes").findValues("velocity"))
                    .allSatisfy(velocity -> assertThat(velocity.asDouble()).isBetween(1.0, 127.0));
            assertThat(told.get("source").asString()).contains("Klapuri");
        }
        JsonNode one = JsonMapper.shared()
                .readTree(
                        Run.of("transcribe", song, "--voices", "one", "--json").out());
        assertThat(one.get("source").asString()).contains("pYIN");
        Run wrong = Run.of("transcribe", song, "--voices", "few");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("'few'", "one, several, auto");
    }

    @Test
    void eachFormatIsWritten() throws IOException {
        Path song = chords("cadence.wav");
        for (String kind : List.of("csv", "lab", "txt")) {
            Path target = folder.resolve("out." + kind);
            assertThat(Run.of("chords", song, "-o", target).code()).isZero();
            assertThat(Files.readString(target)).contains("F:maj");
        }
        assertThat(Files.readString(folder.resolve("out.csv"))).startsWith("start,end,chord,confidence\n0,");
        assertThat(etude.report.annotation.AnnotationFiles.readChords(folder.resolve("out.csv")))
                .extracting(Segment::label)
                .contains("C:maj", "F:maj", "G:maj");
        Path beats = folder.resolve("out.beats");
        assertThat(Run.of("beats", clicks("clicks.wav", 120), "-o", beats).code())
                .isZero();
        assertThat(Files.readAllLines(beats)).allMatch(line -> line.matches("\\d+(\\.\\d+)?\\t[0-4]"));

        Path jams = folder.resolve("out.jams");
        assertThat(Run.of("chords", song, "-o", jams).code()).isZero();
        assertThat(etude.report.annotation.AnnotationFiles.readChords(jams))
                .extracting(Segment::label)
                .contains("C:maj", "F:maj", "G:maj");

        Run wrong = Run.of("chords", song, "-o", folder.resolve("out.xyz"));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("'xyz'", "csv");
    }

    @Test
    void tablesSayHowSureTheyAre() throws IOException {
        Path cadence = chords("cadence.wav");
        Map<String, Path> songs = Map.of(
                "beats",
                clicks("clicks.wav", 120),
                "chords",
                cadence,
                "key",
                cadence,
                "sections",
                cadence,
                "pitch",
                scale("scale.wav"),
                "transcribe",
                scale("notes.wav"));
        songs.forEach((verb, song) -> {
            Path target = folder.resolve(verb + ".csv");
            assertThat(Run.of(verb, song, "-o", target).code()).isZero();
            assertThat(target).content().satisfies(text -> {
                List<String> lines = text.lines().toList();
                assertThat(lines.get(0)).endsWith(",confidence");
                assertThat(lines.stream().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1)))
                        .isNotEmpty()
                        .allSatisfy(cell -> assertThat(Double.parseDouble(cell)).isBetween(0.0, 1.0));
            });
        });
    }

    @Test
    void notesAndSignaturesFollowTheKey() throws IOException {
        List<PitchedNote> notes = new ArrayList<>();
        int[] keys = {70, 72, 74, 75, 77, 79, 81, 82, 77, 74, 70, 70};
        for (int i = 0; i < keys.length; i++) {
            notes.add(PitchedNote.of(0.2 + 0.5 * i, 0.6 + 0.5 * i, 440 * Math.pow(2, (keys[i] - 69) / 12.0)));
        }
        Path song = file("flats.wav", new Sonification(RATE, 7 * RATE).notes(notes));
        Path midi = folder.resolve("flats.mid");

        Run run = Run.of("transcribe", song, "-o", midi);

        assertThat(run.out()).contains("B♭4", "E♭5").doesNotContain("♯");
        assertThat(MidiFile.read(midi).keys()).containsExactly(new KeySignature(0, -2, false));
    }

    @Test
    void manyFilesGoIntoAFolderAndABadOneStopsNothing() throws IOException {
        Path songs = Files.createDirectory(folder.resolve("songs"));
        Files.move(clicks("a.wav", 100), songs.resolve("a.wav"));
        Files.move(clicks("c.wav", 120), songs.resolve("c.wav"));
        Songs.broken(songs.resolve("b.wav"));

        Run run = Run.of("beats", songs, "-o", folder.resolve("beats"), "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.out().lines().toList().get(1)).contains("\"error\"");
        assertThat(folder.resolve("beats").resolve("a.csv")).exists();
        assertThat(folder.resolve("beats").resolve("c.csv")).exists();
        assertThat(run.err()).contains("1 of 3 files failed");
    }

    @Test
    void silenceHasNothingAndThatIsNoFailure() throws IOException {
        Path silence = file("silence.wav", new float[3 * RATE]);
        assertThat(Run.of("beats", silence).out()).contains("no beat was found");
        assertThat(Run.of("chords", silence).out()).contains("no chord was found");
        assertThat(Run.of("key", silence).out()).contains("no key was found");
        assertThat(Run.of("pitch", silence).out()).contains("no pitch was found");
        assertThat(Run.of("transcribe", silence).out()).contains("no note was found");
        assertThat(json(Run.of("key", silence, "--json")).get("key").isNull()).isTrue();
    }

    @Test
    void oneSampleIsNoFailureEither() throws IOException {
        Path sample = file("sample.wav", new float[] {0.5f});
        for (String verb : List.of("onsets", "beats", "chords", "key", "sections", "pitch", "transcribe")) {
            Run run = Run.of(verb, sample);
            assertThat(run.code()).as(verb + ": " + run.err()).isZero();
            assertThat(run.err()).doesNotContain("Exception");
        }
    }
}
