package etude.report.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.annotation.Beat;
import etude.annotation.Method;
import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationWriterTest {

    private static final Method METHOD = new Method("by ear", "nobody's paper");

    @TempDir
    private Path folder;

    private AnnotationWriter to(String name) {
        return new AnnotationWriter(folder.resolve(name), false, METHOD);
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.lab", "a.txt", "a.csv", "a.jams"})
    void whatIsWrittenIsReadBack(String name) throws IOException {
        List<Segment> chords = List.of(new Segment(0, 1 / 3.0, "N"), new Segment(1 / 3.0, 1e-3 + 1, "C:maj(9)/3"));
        to("c" + name).chords(chords);
        assertThat(AnnotationFiles.readChords(at("c" + name)).get(1).start()).isEqualTo(1 / 3.0);
        assertThat(AnnotationFiles.readChords(at("c" + name)))
                .extracting(Segment::label)
                .containsExactly("N", "C:maj(9)/3");

        List<Segment> parts = List.of(new Segment(0, 1, "verse, \"soft\"; slow"), new Segment(1, 2, "chorus"));
        to("s" + name).segments(parts);
        assertThat(AnnotationFiles.readSegments(at("s" + name))).isEqualTo(parts);

        List<Beat> beats = List.of(new Beat(0.1, 3), new Beat(2 / 3.0, 4), new Beat(1, 1));
        to("b" + name).beats(beats);
        assertThat(AnnotationFiles.readBeats(at("b" + name))).isEqualTo(beats);

        double[] times = {0.1, 2e-5, 1234.56789};
        java.util.Arrays.sort(times);
        to("t" + name).times(times);
        assertThat(AnnotationFiles.readTimes(at("t" + name))).containsExactly(times);

        PitchTrack track =
                new PitchTrack(new double[] {0, 0.01, 0.02}, new double[] {0, 220.25, 110}, new double[] {0, 1, 0});
        to("p" + name).pitch(track);
        PitchTrack back = AnnotationFiles.readPitch(at("p" + name));
        assertThat(back.frequencies()).containsExactly(track.frequencies());
        assertThat(back.voicing()).containsExactly(track.voicing());

        List<PitchedNote> notes = List.of(PitchedNote.of(0.5, 1, 440), PitchedNote.of(0.75, 1.25, 261.6255653005986));
        to("n" + name).notes(notes);
        assertThat(AnnotationFiles.readNotes(at("n" + name))).isEqualTo(notes);

        to("k" + name).key("Eb minor", 30);
        assertThat(AnnotationFiles.readKey(at("k" + name))).isEqualTo("Eb minor");

        to("x" + name).tempo(new Tempi(60.5, 121, 0.25), 30);
        assertThat(AnnotationFiles.readTempo(at("x" + name))).isEqualTo(new Tempi(60.5, 121, 0.25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.csv"})
    void tablesKeepVelocitiesAndSeveralPitches(String name) throws IOException {
        List<PitchedNote> notes = List.of(new PitchedNote(0, 1, 440, 64.5), PitchedNote.of(1, 2, 220));
        to("n" + name).notes(notes);
        assertThat(AnnotationFiles.readNotes(at("n" + name))).isEqualTo(notes);

        MultiPitch pitches = new MultiPitch(new double[] {0, 0.5}, new double[][] {{}, {220, 330}});
        to("m" + name).multiPitch(pitches);
        assertThat(AnnotationFiles.readMultiPitch(at("m" + name)).frequencies()).isDeepEqualTo(pitches.frequencies());
    }

    @Test
    void patternsAndLevelsAreReadBack() throws IOException {
        var point = new Pattern.Point(1.5, 60);
        var pattern =
                new Pattern(List.of(new Pattern.Occurrence(List.of(point)), new Pattern.Occurrence(List.of(point))));
        to("p.txt").patterns(List.of(pattern, pattern));
        assertThat(AnnotationFiles.readPatterns(at("p.txt"))).containsExactly(pattern, pattern);

        List<List<Segment>> levels =
                List.of(List.of(new Segment(0, 4, "A")), List.of(new Segment(0, 2, "a"), new Segment(2, 4, "b")));
        Jams.of(Jams.FileMetadata.of("x", 4), List.of(JamsNamespaces.levels(levels, METHOD)))
                .write(at("levels.jams"), false);
        assertThat(AnnotationFiles.readHierarchy(List.of(at("levels.jams")))).isEqualTo(levels);
    }

    @Test
    void jamsSayHowSomethingWasFound() throws IOException {
        to("b.jams").beats(List.of(new Beat(0.1, 0)));
        Jams jams = Jams.read(at("b.jams"));
        assertThat(JamsNamespaces.method(jams.annotations().get(0))).isEqualTo(METHOD);
        jams.write(at("again.jams"), false);
        assertThat(Files.readString(at("again.jams"))).isEqualTo(Files.readString(at("b.jams")));
    }

    @Test
    void whatHasNoPlaceInAFormatIsRefused() throws IOException {
        MultiPitch none = new MultiPitch(new double[0], new double[0][]);
        assertThatThrownBy(() -> to("m.jams").multiPitch(none)).hasMessageContaining("JAMS");
        assertThatThrownBy(() -> to("p.csv").patterns(List.of())).hasMessageContaining(".txt");
        assertThatThrownBy(() -> to("b.jams").beats(List.of(new Beat(-1, 0)))).hasMessageContaining("-1.0 s");
        assertThat(at("b.jams")).doesNotExist();
        to("t.txt").times(new double[] {1});
        assertThatThrownBy(() -> to("t.txt").times(new double[] {2})).isInstanceOf(FileAlreadyExistsException.class);
    }
}
