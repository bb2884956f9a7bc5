package etude.report.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Beat;
import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.symbolic.format.MidiFile;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5 1.25 C:maj\n1.25 2 air horn, truck horn\n",
                "# a comment\n\n0.5\t1.25\tC:maj\r\n1.25\t2.0\tair horn, truck horn",
                "start,end,label\n0.5,1.25,C:maj\n1.25,2.0,\"air horn, truck horn\"\n",
                "label;end;start\nC:maj;1,25;0,5\nair horn, truck horn;2;1,25\n",
                "\uFEFFOnset\tDuration\tEvent_label\r0.5\t0.75\tC:maj\r1.25\t0.75\tair horn, truck horn\r",
                "0.5\t1.25\tC:maj\n\\\t200.0\t400.0\n1.25\t2.0\tair horn, truck horn\n\\\t-1\t-1\n",
                "%\n5e-1   1.25\t C:maj\n  1.25 +2.0 air horn, truck horn  "
            })
    void stretchesComeInManyFormsOfText(String text) throws IOException {
        assertThat(AnnotationFiles.readSegments(file(text)))
                .containsExactly(new Segment(0.5, 1.25, "C:maj"), new Segment(1.25, 2, "air horn, truck horn"));
    }

    @Test
    void stretchesNeedNoLabelsAndFilesNoLines() throws IOException {
        assertThat(AnnotationFiles.readSegments(file("0 1\n1 2\n")))
                .containsExactly(new Segment(0, 1, ""), new Segment(1, 2, ""));
        assertThat(AnnotationFiles.readSegments(file(""))).isEmpty();
        assertThat(AnnotationFiles.readSegments(file("# nothing\n"))).isEmpty();
    }

    @Test
    void labelsMayBeLatin1() throws IOException {
        Path file = folder.resolve("latin.lab");
        Files.write(file, "0 1 Großes Café\n1 2 ü".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(AnnotationFiles.readSegments(file))
                .extracting(Segment::label)
                .containsExactly("Großes Café", "ü");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5 1\n1.0 2\n1.5 x\n",
                "0.50000 \t 1\n1.0 \t 2\n1.5\n",
                "0.5\t0.5\t1\n1.0\t1.0\t2\n1.5\t1.5\tbeat\n",
                "time,position\n0.5,1\n1.0,2.0\n1.5,\n",
                "\"position\";\"label\"\n\"0.5\";\"1\"\n\"1.0\";\"2\"\n\"1.5\";\"onset\"\n"
            })
    void beatsComeWithPlacesInTheBarOrWithout(String text) throws IOException {
        String known = text.replace("\"position\";\"label\"", "time;position");
        assertThat(AnnotationFiles.readBeats(file(known)))
                .containsExactly(new Beat(0.5, 1), new Beat(1, 2), new Beat(1.5, 0));
        assertThat(AnnotationFiles.readTimes(file(known))).containsExactly(0.5, 1, 1.5);
    }

    @Test
    void aHeaderThatIsNotUnderstoodIsPassedOver() throws IOException {
        Path file = TestData.require("nc/audio/annotated/fmp/burgmueller_onsets.csv");
        assertThat(AnnotationFiles.readTimes(file)).hasSizeGreaterThan(10).startsWith(0.913469388, 1.396099773);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\t0\n0.01\t220.5\n0.02\t-110\n0.03\tnan\n",
                "time;f0\n0;0\n0,01;220,5\n0,02;-110\n0,03;0\n",
                "0.0,0.0,[1]\n0.01,220.5,[1]\n0.02,-110,[]\n0.03,0,x\n"
            })
    void pitchIsUnvoicedWhereItIsZeroOrNegative(String text) throws IOException {
        PitchTrack track = AnnotationFiles.readPitch(file(text));
        assertThat(track.times()).containsExactly(0, 0.01, 0.02, 0.03);
        assertThat(track.frequencies()).containsExactly(0, 220.5, 110, 0);
        assertThat(track.voicing()).containsExactly(0, 1, 0, 0);
    }

    @Test
    void aColumnSaysHowSureAPitchIs() throws IOException {
        PitchTrack track = AnnotationFiles.readPitch(file("time,frequency,confidence\n0,220,0.9\n0.01,221,0.1\n"));
        assertThat(track.voicing()).containsExactly(0.9, 0.1);
        assertThat(track.voiced(1)).isFalse();
    }

    @Test
    void framesOfSeveralPitchesHaveAsManyAsSound() throws IOException {
        MultiPitch pitches = AnnotationFiles.readMultiPitch(file("0.0\n0.01\t220.0\t330.5\n0.02 0 440\n"));
        assertThat(pitches.times()).containsExactly(0, 0.01, 0.02);
        assertThat(pitches.frequencies()).isDeepEqualTo(new double[][] {{}, {220, 330.5}, {440}});
    }

    @Test
    void notesComeWithFrequenciesNumbersOrNames() throws IOException {
        PitchedNote a = new PitchedNote(0.5, 1, 440, 64);
        assertThat(AnnotationFiles.readNotes(file("0.5 1 440 64\n"))).containsExactly(a);
        assertThat(AnnotationFiles.readNotes(file("0.5\t1\tA4\t64\n"))).containsExactly(a);
        assertThat(AnnotationFiles.readNotes(file("onset,duration,midi,velocity\n0.5,0.5,69,64\n")))
                .containsExactly(a);
        assertThat(AnnotationFiles.readNotes(file("onset,offset,frequency,midi,velocity\n0.5,1,440,69,64\n")))
                .containsExactly(a);
        List<PitchedNote> asWritten = AnnotationFiles.readNotes(file("2 3 440\n0.5 1 220\n"));
        assertThat(asWritten).containsExactly(PitchedNote.of(2, 3, 440), PitchedNote.of(0.5, 1, 220));
    }

    @Test
    void notesOfMidiFilesAreThoseOfAllButTheDrums() throws IOException {
        var piano = Part.of("piano", 0, List.of(new Note(1, 0.5, 69, 64), new Note(0, 1, 57, 80)));
        var drums = Part.drums(List.of(new Note(0, 0.1, 36, 100)));
        Path file = folder.resolve("song.mid");
        Files.write(file, MidiFile.write(new Piece("song", List.of(piano, drums))));
        assertThat(AnnotationFiles.readNotes(file))
                .extracting(PitchedNote::frequency, PitchedNote::velocity)
                .containsExactly(tuple(220.0, 80.0), tuple(440.0, 64.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# key\nF#\tminor\n",
                "F# minor",
                "F#:minor\n",
                "0.0\t30.5\tF# minor\n",
                "start,end,key\n0,30.5,F# minor\n"
            })
    void aKeyIsALineOrTheOnlyStretch(String text) throws IOException {
        assertThat(AnnotationFiles.readKey(file(text))).isEqualTo("F# minor");
    }

    @Test
    void temporaAreOneLine() throws IOException {
        assertThat(AnnotationFiles.readTempo(file("# x\n87.5 175    0.7\n"))).isEqualTo(new Tempi(87.5, 175, 0.7));
        assertThat(AnnotationFiles.readTempo(file("60,120,0.5"))).isEqualTo(new Tempi(60, 120, 0.5));
        assertThat(AnnotationFiles.readTempo(file("129\n"))).isEqualTo(new Tempi(129, 0, 1));
        Path data = TestData.require("reference/mir_eval/tempo");
        assertThat(AnnotationFiles.readTempo(data.resolve("est00.lab"))).isEqualTo(new Tempi(120, 180, 0.25));
        for (String bad : List.of("bad00.lab", "bad01.lab", "bad02.lab")) {
            assertThatThrownBy(() -> AnnotationFiles.readTempo(data.resolve(bad)))
                    .isInstanceOf(AnnotationFormatException.class)
                    .hasMessageContaining(bad);
        }
    }

    @Test
    void patternsHaveOccurrencesOfNotes() throws IOException {
        String text = "pattern1\noccurrence1\n1.0,  65.0\n2.0, 61\noccurrence2\n5, 60\npattern2\noccurrence1\n7, 50\n";
        List<Pattern> patterns = AnnotationFiles.readPatterns(file(text));
        assertThat(patterns).hasSize(2);
        assertThat(patterns.get(0).occurrences()).hasSize(2);
        assertThat(patterns.get(0).occurrences().get(0).points())
                .containsExactly(new Pattern.Point(1, 65), new Pattern.Point(2, 61));
    }

    @Test
    void soundEventsAreListedByRecordingOrNot() throws IOException {
        assertThat(AnnotationFiles.readEvents(file("0.5\t1.0\tTrain horn\n")))
                .isEqualTo(Map.of("", List.of(new Segment(0.5, 1, "Train horn"))));
        assertThat(AnnotationFiles.readEvents(file("a.wav\tstreet\t0.5\t1.0\tcar\nb.wav\na.wav\tstreet\t2\t3\tdog\n")))
                .isEqualTo(Map.of(
                        "a.wav", List.of(new Segment(0.5, 1, "car"), new Segment(2, 3, "dog")), "b.wav", List.of()));
        assertThat(AnnotationFiles.readEvents(file("filename,onset,offset,event_label\na.wav,0.5,1,car\n")))
                .isEqualTo(Map.of("a.wav", List.of(new Segment(0.5, 1, "car"))));
        Path data = TestData.require("labels/sed_eval/sound_event");
        assertThat(AnnotationFiles.readEvents(data.resolve("binary5_detected.txt")))
                .hasSize(6);
        assertThat(AnnotationFiles.readEvents(data.resolve("street_fold1_reference.txt")).values().stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(142);
    }

    @Test
    void classesAreListedByItem() throws IOException {
        assertThat(AnnotationFiles.readClasses(file("file\tlabel\na b.wav\tpark\nc.wav\t0\t30\tbus stop\n")))
                .isEqualTo(Map.of("a b.wav", "park", "c.wav", "bus stop"));
        assertThat(AnnotationFiles.readClasses(file("0_jackson.wav,0\n7_theo.wav,7\n")))
                .isEqualTo(Map.of("0_jackson.wav", "0", "7_theo.wav", "7"));
        assertThatThrownBy(() -> AnnotationFiles.readClasses(file("a x\na y\n")))
                .hasMessageContaining("line 2");
    }

    @Test
    void tagsAreATable() throws IOException {
        TagScores scores = AnnotationFiles.readTags(file("clip,rock,\"soft, slow\"\na.mp3,0.9,1e-3\nb.mp3,-3,0\n"));
        assertThat(scores.clips()).containsExactly("a.mp3", "b.mp3");
        assertThat(scores.tags()).containsExactly("rock", "soft, slow");
        assertThat(scores.values()).isDeepEqualTo(new double[][] {{0.9, 1e-3}, {-3, 0}});
        assertThatThrownBy(() -> AnnotationFiles.readTags(file("clip,rock\na.mp3,0.9,1\n")))
                .hasMessageContaining("line 2")
                .hasMessageContaining("3 cells");
    }

    @Test
    void aFileThatDoesNotSayWhatItShouldIsRefusedWithItsLineAndWhatIsAllowed() throws IOException {
        refused("0 1 A\n1 x B\n", "line 2", "'x' where an end in seconds should be", "finite number");
        refused("0 1 A\n3 2 B\n", "line 2", "must not end before it starts");
        refused("0 inf A\n", "line 1", "'inf'");
        refused("0 1 A\n1\n", "line 2", "no end");
        refused("artist,title\nx,y\n", "line 2", "'x' where a start");
        refused("artist,title\n", "line 1", "start, end, label");
        refused("0 1 A\n\0\0", "line 2", "zero byte");
        refused("0 0x1p3 A\n", "'0x1p3'");
        assertThatThrownBy(() -> AnnotationFiles.readPitch(file("0 220\n0.1 220\n0.05 220\n")))
                .hasMessageContaining("line 3")
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> AnnotationFiles.readNotes(file("0 1 -220\n"))).hasMessageContaining("line 1");
        assertThatThrownBy(() -> AnnotationFiles.readKey(file("C major\nD minor\n")))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> AnnotationFiles.readKey(file(""))).hasMessageContaining("empty");
        assertThatThrownBy(() -> AnnotationFiles.readBeats(folder.resolve("gone.txt")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private void refused(String text, String... words) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> AnnotationFiles.readSegments(file))
                .isInstanceOf(AnnotationFormatException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining(file.toString());
    }

    @Test
    void everyFileOfMirEvalIsRead() throws IOException {
        int count = 0;
        Path data = TestData.require("reference/mir_eval");
        for (String task : List.of("beat", "onset", "alignment")) {
            for (Path file : files(data.resolve(task))) {
                assertThat(AnnotationFiles.readTimes(file)).isSorted();
                count++;
            }
        }
        for (String task : List.of("chord", "segment", "hierarchy")) {
            for (Path file : files(data.resolve(task))) {
                assertThat(AnnotationFiles.readSegments(file)).isNotEmpty();
                count++;
            }
        }
        for (Path file : files(data.resolve("melody"))) {
            if (file.getFileName().toString().matches("(ref|est).*")) {
                assertThat(AnnotationFiles.readPitch(file).count()).isGreaterThan(100);
                count++;
            }
        }
        for (Path file : files(data.resolve("multipitch"))) {
            assertThat(AnnotationFiles.readMultiPitch(file).times()).isNotEmpty();
            count++;
        }
        for (String task : List.of("transcription", "transcription_velocity")) {
            for (Path file : files(data.resolve(task))) {
                assertThat(AnnotationFiles.readNotes(file)).isNotEmpty();
                count++;
            }
        }
        for (Path file : files(data.resolve("key"))) {
            assertThat(AnnotationFiles.readKey(file)).matches("[A-G][#b]? (major|minor)");
            count++;
        }
        for (Path file : files(data.resolve("pattern"))) {
            assertThat(AnnotationFiles.readPatterns(file)).isNotEmpty();
            count++;
        }
        assertThat(count).isGreaterThan(120);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aGuitarIsReadWholeFromJams() throws IOException {
        Path file = TestData.require("labels/guitarset/00_BN1-129-Eb_comp.jams");

        Jams jams = Jams.read(file);

        assertThat(jams.annotations()).hasSize(17);
        assertThat(jams.file().title()).isEqualTo("00_BN1-129-Eb_comp");
        assertThat(jams.file().duration()).isCloseTo(22.3244, within(1e-9));
        assertThat(jams.of("pitch_contour")).hasSize(6);
        assertThat(jams.of("pitch_contour").get(1).data()).hasSizeGreaterThan(1000);
        assertThat(JamsNamespaces.toPitch(jams.of("pitch_contour").get(0)).frequencies()[0])
                .isEqualTo(106.492);
        assertThat(AnnotationFiles.readNotes(file)).hasSize(7 + 23 + 33 + 36 + 25 + 9);
        assertThat(AnnotationFiles.readBeats(file))
                .hasSize(48)
                .startsWith(new Beat(0, 1), new Beat(0.46511627906976744, 2));
        assertThat(AnnotationFiles.readChords(file))
                .hasSize(6)
                .first()
                .isEqualTo(new Segment(0, 7.441860465116279, "D#:maj"));
        assertThat(AnnotationFiles.readKey(file)).isEqualTo("Eb major");
        assertThat(AnnotationFiles.readTempo(file)).isEqualTo(Tempi.of(129));
        assertThatThrownBy(() -> AnnotationFiles.readPatterns(file))
                .hasMessageContaining("pattern_jku")
                .hasMessageContaining("pitch_contour, note_midi, beat_position, tempo, chord, key_mode");
    }

    @Test
    void jamsOfPartsAndEmptyOnesAreRead() throws IOException {
        Path solo = TestData.require("mirdata/guitarset/annotation/03_BN3-119-G_solo.jams");
        assertThat(AnnotationFiles.readNotes(solo)).hasSize(6);
        assertThat(AnnotationFiles.readPitch(solo).count()).isPositive();
        Path empty = TestData.require("mirdata/guitarset/annotation/00_BN1-129-Eb_comp.jams");
        assertThat(Jams.read(empty).annotations()).hasSize(3);
        assertThatThrownBy(() -> AnnotationFiles.readChords(empty))
                .hasMessageContaining("all its annotations are empty");
    }

    @Test
    void whatIsNoJamsIsRefusedWithASentence() throws IOException {
        for (String text : List.of(
                "{}",
                "{\"annotations\": 3}",
                "{\"annotations\": [3]}",
                "{\"annotations\": [{\"namespace\": \"beat\", \"data\": [{\"time\": \"x\"}]}]}",
                "{\"annotations\": [{\"namespace\": \"beat\", \"data\": {\"time\": [1]}}]}",
                "{\"annotations\": [",
                "{\"annotations\": [nonsense]}",
                "{\"annotations\": []} {}",
                "{\"annotations\": " + "[".repeat(100_000))) {
            assertThatThrownBy(() -> AnnotationFiles.readBeats(file(text)))
                    .as(text.substring(0, Math.min(60, text.length())))
                    .isInstanceOf(AnnotationFormatException.class)
                    .hasMessageContaining("song.txt");
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("song.txt"), text);
    }
}
