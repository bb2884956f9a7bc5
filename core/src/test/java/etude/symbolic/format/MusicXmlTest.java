package etude.symbolic.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import etude.symbolic.KeySignature;
import etude.symbolic.Meter;
import etude.symbolic.Note;
import etude.symbolic.Score;
import etude.symbolic.Score.WrittenNote;
import etude.testing.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicXmlTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<!DOCTYPE score-partwise PUBLIC \"-//Recordare//DTD MusicXML 4.0 Partwise//EN\""
            + " \"http://www.musicxml.org/dtds/partwise.dtd\">";

    private static final String ATTRIBUTES =
            "<attributes><divisions>2</divisions><key><fifths>-1</fifths><mode>minor</mode></key>"
                    + "<time><beats>3</beats><beat-type>4</beat-type></time></attributes>";

    /** A score of one part. */
    private static String score(String... measures) {
        StringBuilder text = new StringBuilder(HEAD
                + "<score-partwise><work><work-title>Song</work-title></work><part-list><score-part id=\"P1\"><part-name>Voice"
                + "</part-name><midi-instrument id=\"I1\"><midi-channel>1</midi-channel><midi-program>53</midi-program>"
                + "</midi-instrument></score-part></part-list><part id=\"P1\">");
        for (String measure : measures) {
            text.append("<measure>").append(measure).append("</measure>");
        }
        return text.append("</part></score-partwise>").toString();
    }

    private static String note(String step, int octave, int duration, String more) {
        return "<note>" + (more.contains("<chord/>") ? "<chord/>" : "") + "<pitch><step>" + step + "</step><octave>"
                + octave + "</octave></pitch><duration>" + duration + "</duration>" + more.replace("<chord/>", "")
                + "</note>";
    }

    private static Score read(String text) throws SymbolicFormatException {
        return MusicXml.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> notes(Score score) {
        return score.parts().stream()
                .flatMap(p -> p.notes().stream())
                .map(n -> n.pitch() + " at " + n.onset() + " for " + n.duration() + (n.grace() ? " grace" : ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "music21/bach/bwv1.6.mxl, 491, 18971.0, 395.0, 30636",
        "music21/bach/bwv112.5-sc.mxl, 357, 7175.0, 273.0, 22473",
        "music21/bach/bwv128.5.mxl, 382, 11538.0, 384.0, 25304",
        "music21/joplin/maple_leaf_rag.mxl, 1489, 126177.25, 664.5, 94397",
        "music21/leadSheet/berlinAlexandersRagtime.mxl, 131, 8675.5, 129.5, 9135",
        "lieder_scores/bishop_home_sweet_home.mxl, 1074, 105829.125, 591.5, 67168",
        "lieder_romantext/schubert_02_die_wetterfahne.mxl, 792, 60572.0, 456.5, 50265",
        "lieder_scores/gail_les_langueurs.mxl, 858, 59001.5, 548.25, 55474"
    })
    void scoresHaveTheNotesThatMusic21Finds(String file, int count, double onsets, double durations, int pitches)
            throws IOException {
        List<WrittenNote> notes = MusicXml.read(TestData.require("symbolic/" + file)).parts().stream()
                .flatMap(p -> p.notes().stream())
                .filter(n -> !n.grace())
                .toList();

        assertThat(notes).hasSize(count);
        assertThat(notes.stream().mapToDouble(WrittenNote::onset).sum()).isCloseTo(onsets, offset(1e-3));
        assertThat(notes.stream().mapToDouble(WrittenNote::duration).sum()).isCloseTo(durations, offset(1e-3));
        assertThat(notes.stream().mapToInt(WrittenNote::pitch).sum()).isEqualTo(pitches);
    }

    private static org.assertj.core.data.Offset<Double> offset(double by) {
        return org.assertj.core.data.Offset.offset(by);
    }

    @Test
    void voicesChordsAndTiesStandWhereTheyAreWritten() throws Exception {
        Score score = read(score(
                ATTRIBUTES
                        + note("C", 4, 4, "<voice>1</voice>")
                        + note("E", 4, 4, "<chord/>")
                        + note("G", 4, 2, "<tie type=\"start\"/>")
                        + "<backup><duration>6</duration></backup>"
                        + note("C", 3, 6, "<voice>2</voice>"),
                note("G", 4, 3, "<tie type=\"stop\"/>") + "<forward><duration>1</duration></forward>"
                        + note("A", 4, 2, "")));

        assertThat(notes(score))
                .containsExactly(
                        "48 at 0.0 for 3.0",
                        "60 at 0.0 for 2.0",
                        "64 at 0.0 for 2.0",
                        "67 at 2.0 for 2.5",
                        "69 at 5.0 for 1.0");
        assertThat(score.meters()).containsExactly(new Meter(0, 3, 4));
        assertThat(score.keys()).containsExactly(new KeySignature(0, -1, true));
        assertThat(score.piece().title()).isEqualTo("Song");
        assertThat(score.piece().parts().get(0).name()).isEqualTo("Voice");
        assertThat(score.piece().parts().get(0).program()).isEqualTo(52);
    }

    @Test
    void notesSoundByTheTempoMarks() throws Exception {
        Score score = read(score(
                ATTRIBUTES + "<direction><sound tempo=\"60\"/></direction>" + note("C", 4, 2, "") + note("D", 4, 4, ""),
                "<direction><direction-type><metronome><beat-unit>half</beat-unit><per-minute>c. 60</per-minute></metronome>"
                        + "</direction-type></direction>" + note("E", 4, 6, "")));

        assertThat(score.piece().parts().get(0).notes())
                .containsExactly(new Note(0, 1, 60, 90), new Note(1, 2, 62, 90), new Note(3, 1.5, 64, 90));
    }

    @Test
    void graceNotesAreWrittenAndNotPlayedAndCuesAreLeftOut() throws Exception {
        Score score = read(score(ATTRIBUTES
                + "<note><grace/><pitch><step>B</step><octave>3</octave></pitch></note>"
                + note("C", 4, 2, "")
                + "<note><cue/><pitch><step>D</step><octave>4</octave></pitch><duration>2</duration></note>"
                + note("E", 4, 2, "")));

        assertThat(notes(score)).containsExactly("59 at 0.0 for 0.0 grace", "60 at 0.0 for 1.0", "64 at 2.0 for 1.0");
        assertThat(score.piece().parts().get(0).notes()).hasSize(2);
    }

    @Test
    void transposingInstrumentsSoundAsTheyDo() throws Exception {
        Score score = read(score("<attributes><divisions>1</divisions><key><fifths>2</fifths></key>"
                + "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose></attributes>"
                + note("D", 5, 1, "")));

        assertThat(notes(score)).containsExactly("72 at 0.0 for 1.0");
        assertThat(score.keys()).containsExactly(new KeySignature(0, 0, false));
    }

    @Test
    void measuresBeginTogetherInAllPartsHoweverFullTheyAre() throws Exception {
        String text = HEAD + "<score-timewise><part-list/>"
                + "<measure><part id=\"a\">" + note("C", 4, 4, "") + "</part><part id=\"b\">" + note("C", 3, 1, "")
                + "</part></measure>"
                + "<measure><part id=\"a\">" + note("D", 4, 4, "") + "</part><part id=\"b\">" + note("D", 3, 1, "")
                + "</part></measure>"
                + "</score-timewise>";

        assertThat(notes(read(text)))
                .containsExactly("60 at 0.0 for 4.0", "62 at 4.0 for 4.0", "48 at 0.0 for 1.0", "50 at 4.0 for 1.0");
    }

    @Test
    void unpitchedNotesAreDrums() throws Exception {
        Score score = read(HEAD + "<score-partwise><part-list><score-part id=\"P1\"><midi-instrument id=\"I36\">"
                + "<midi-unpitched>36</midi-unpitched></midi-instrument></score-part></part-list><part id=\"P1\"><measure><note>"
                + "<unpitched><display-step>F</display-step><display-octave>4</display-octave></unpitched><duration>1</duration>"
                + "<instrument id=\"I36\"/></note></measure></part></score-partwise>");

        assertThat(score.piece().parts().get(0).drums()).isTrue();
        assertThat(score.piece().parts().get(0).notes()).containsExactly(new Note(0, 0.5, 35, 90));
    }

    @Test
    void encodingsAreThoseThatTheFileSays() throws Exception {
        String text = score(ATTRIBUTES + note("C", 4, 2, "")).replace("Song", "Für Élise");
        for (String name : new String[] {"UTF-8", "ISO-8859-1", "UTF-16"}) {
            byte[] file = text.replace("encoding=\"UTF-8\"", "encoding=\"" + name + "\"")
                    .getBytes(name);
            assertThat(MusicXml.read(file).piece().title()).as(name).isEqualTo("Für Élise");
        }
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(() -> MusicXml.read(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(() -> read(text.replace("encoding=\"UTF-8\"", "encoding=\"KLINGON\"")))
                .withMessageContaining("KLINGON");
    }

    @Test
    void nothingOutsideTheFileIsLookedUp() {
        String secret = "<!DOCTYPE score-partwise [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>"
                + "<score-partwise><work><work-title>&secret;</work-title></work></score-partwise>";
        String laughs = "<!DOCTYPE score-partwise [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                + "<score-partwise><movement-title>&b;</movement-title></score-partwise>";
        for (String text : new String[] {secret, laughs}) {
            assertThatExceptionOfType(SymbolicFormatException.class)
                    .isThrownBy(() -> read(text))
                    .withMessageContaining("entities");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MThd", "<score-partwise>", "<html/>", "<score-partwise><part/></score-partwise>"})
    void whatIsNoScoreIsRefused(String text) {
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(() -> read(text))
                .withMessageMatching("(?s).{20,}");
    }

    @ParameterizedTest
    @CsvSource({
        "<duration>-1</duration>, duration is -1",
        "<duration>many</duration>, must be a number",
        "<duration>1e99</duration>, must be from",
        "<pitch><step>H</step><octave>4</octave></pitch>, letter from A to G",
        "<pitch><step>C</step><octave>10</octave></pitch><duration>1</duration>, from 0 to 127"
    })
    void numbersOutOfRangeAreRefusedWithTheirLine(String inside, String words) {
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(() -> read(score(ATTRIBUTES + "<note>" + inside + "</note>")))
                .withMessageContaining(words)
                .withMessageContaining("Line 1");
    }

    @Test
    void deepNestsAreRefused() {
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(() -> read("<score-partwise>" + "<a>".repeat(200_000)))
                .withMessageContaining("deep");
    }

    @Test
    void archivesWithoutAScoreAreRefusedAndBombsDoNotGoOff() throws Exception {
        String container = "<container><rootfiles><rootfile full-path=\"a.xml\"/></rootfiles></container>";
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(() -> MusicXml.read(zip("other.xml", new byte[10])))
                .withMessageContaining("container.xml");
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(
                        () -> MusicXml.read(zip("META-INF/container.xml", container.getBytes(StandardCharsets.UTF_8))))
                .withMessageContaining("a.xml");
        assertThatExceptionOfType(SymbolicFormatException.class)
                .isThrownBy(() -> MusicXml.read(zip("bomb", new byte[129 << 20])))
                .withMessageContaining("unpacks to more");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void damagedFilesAreReadOrRefusedButNeverFail() throws IOException {
        byte[] packed = Files.readAllBytes(TestData.require("symbolic/music21/bach/bwv117.4.mxl"));
        byte[] plain = score(
                        ATTRIBUTES + note("C", 4, 2, "<tie type=\"start\"/>"), note("C", 4, 2, "<tie type=\"stop\"/>"))
                .getBytes(StandardCharsets.UTF_8);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 1500; i++) {
            byte[] whole = i % 3 == 0 ? packed : plain;
            byte[] damaged = whole.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
            try {
                assertThat(MusicXml.read(Arrays.copyOf(damaged, length)).piece().parts())
                        .isNotNull();
            } catch (SymbolicFormatException e) {
                assertThat(e).hasMessageMatching("(?s).{20,}");
            }
        }
    }

    @Test
    void everyScoreOfTheDataIsRead() throws IOException {
        for (String folder : new String[] {"symbolic/lieder_scores", "symbolic/music21/bach"}) {
            try (var files = Files.list(TestData.require(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".mxl")).toList()) {
                    assertThat(MusicXml.read(file).piece().duration())
                            .as(file.toString())
                            .isGreaterThan(10);
                }
            }
        }
    }
}
