package etude.symbolic.format;

import static org.assertj.core.api.Assertions.assertThat;

import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Score;
import etude.testing.ReferenceJson;
import etude.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against what pretty_midi reads of real files. */
@SuppressWarnings("unchecked")
class MidiReferenceTest {

    private static final double TOLERANCE = 1e-4;

    @TestFactory
    Stream<DynamicTest> prettyMidiReadsTheSame() throws IOException {
        Path file = TestData.require("reference/midi/pretty_midi_read.json");
        Map<String, Object> cases = (Map<String, Object>) ReferenceJson.read(file);
        return cases.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> compare(entry.getKey(), (Map<String, Object>) entry.getValue())));
    }

    private static void compare(String path, Map<String, Object> expected) throws IOException {
        Score score = MidiFile.read(TestData.require(path));
        List<Part> parts = new ArrayList<>(score.piece().parts());
        for (Object instrument : (List<Object>) expected.get("instruments")) {
            compare(parts, (Map<String, Object>) instrument);
        }
        assertThat(parts).as("parts that pretty_midi does not have").isEmpty();

        List<Number> tempi = (List<Number>) expected.get("tempi");
        assertThat(score.tempo().tempi()).hasSameSizeAs(tempi);
        for (int i = 0; i < tempi.size(); i++) {
            var tempo = score.tempo().tempi().get(i);
            double seconds = ((List<Number>) expected.get("tempo_times")).get(i).doubleValue();
            assertThat(tempo.perMinute()).isCloseTo(tempi.get(i).doubleValue(), offset(1e-6));
            assertThat(score.tempo().seconds(tempo.quarter())).isCloseTo(seconds, offset(TOLERANCE));
        }
        List<List<Number>> meters = (List<List<Number>>) expected.get("time_signatures");
        assertThat(score.meters())
                .extracting(m -> m.beats() + "/" + m.unit())
                .containsExactlyElementsOf(meters.stream()
                        .map(m -> m.get(0).intValue() + "/" + m.get(1).intValue())
                        .toList());
        // pretty_midi numbers keys by their tonic, minor ones from 12 on.
        List<List<Number>> keys = (List<List<Number>>) expected.get("key_signatures");
        assertThat(score.keys())
                .extracting(k -> k.tonic() + (k.minor() ? 12 : 0))
                .containsExactlyElementsOf(
                        keys.stream().map(k -> k.get(0).intValue()).toList());
    }

    /** Finds the part with the notes of an instrument and takes it from the list. */
    private static void compare(List<Part> parts, Map<String, Object> instrument) {
        List<List<Number>> notes = (List<List<Number>>) instrument.get("notes");
        int count = ((Number) instrument.get("n_notes")).intValue();
        Part match = parts.stream()
                .filter(p -> p.notes().size() == count
                        && p.drums() == (Boolean) instrument.get("is_drum")
                        && (p.drums() || p.program() == ((Number) instrument.get("program")).intValue())
                        && missing(p, notes).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no part has the " + count + " notes of " + instrument.get("name") + "; there are "
                                + parts.stream()
                                        .map(p -> p.name() + " " + p.program() + ": "
                                                + p.notes().size())
                                        .toList()));
        parts.remove(match);
    }

    private static List<List<Number>> missing(Part part, List<List<Number>> notes) {
        List<Note> left = new ArrayList<>(part.notes());
        List<List<Number>> missing = new ArrayList<>();
        for (List<Number> note : notes) {
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                Note n = left.get(i);
                boolean same = n.pitch() == note.get(0).intValue()
                        && n.velocity() == note.get(3).intValue()
                        && Math.abs(n.onset() - note.get(1).doubleValue()) <= TOLERANCE
                        && Math.abs(n.end() - note.get(2).doubleValue()) <= TOLERANCE;
                found = same ? i : -1;
            }
            if (found < 0) {
                missing.add(note);
            } else {
                left.remove(found);
            }
        }
        return missing;
    }

    private static org.assertj.core.data.Offset<Double> offset(double by) {
        return org.assertj.core.data.Offset.offset(by);
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenIsReadAgain() throws IOException {
        Path folder = TestData.require("symbolic/nottingham/MIDI");
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.filter(f -> f.toString().endsWith(".mid"))
                    .sorted()
                    .limit(20)
                    .toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    var piece = MidiFile.read(file).piece();
                    var again = MidiFile.read(MidiFile.write(piece)).piece();
                    assertThat(again.parts()).hasSameSizeAs(piece.parts());
                    for (int p = 0; p < piece.parts().size(); p++) {
                        List<List<Number>> notes = new ArrayList<>();
                        for (Note n : piece.parts().get(p).notes()) {
                            notes.add(List.of(n.pitch(), n.onset(), n.end(), n.velocity()));
                        }
                        assertThat(missing(again.parts().get(p), notes)).isEmpty();
                    }
                }));
    }
}
