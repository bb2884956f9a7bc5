package etude.analysis.structure;

import static org.assertj.core.api.Assertions.assertThat;

import etude.analysis.harmony.HarmonyEvidence;
import etude.analysis.harmony.MadeEvidence;
import etude.annotation.Segment;
import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import etude.testing.AdditiveSynth;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StructureAnalyserTest {

    /** Sections of 16 s: each letter has chords of its own. */
    private static Waveform song(String form) {
        int[][] roots = {{48, 53, 55, 48}, {57, 52, 50, 52}, {51, 58, 56, 51}};
        List<Note> notes = new ArrayList<>();
        double at = 0;
        for (char letter : form.toCharArray()) {
            for (int i = 0; i < 8; i++) {
                int root = roots[letter - 'A'][i % 4];
                for (int interval : new int[] {0, 4, 7, 12}) {
                    notes.add(new Note(at, 2, root + interval, 90));
                }
                at += 2;
            }
        }
        return AdditiveSynth.strings().render(new Piece(form, List.of(Part.of("chords", 0, notes))), 11025);
    }

    @Test
    void sectionsAreFoundAndLikeSectionsShareALetter() {
        Structure structure = StructureAnalyser.standard().analyse(song("ABACA"));

        assertThat(structure.segments()).extracting(Segment::label).containsExactly("A", "B", "A", "C", "A");
        assertThat(structure.boundaries())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1 ? 0 : Double.compare(a, b))
                .containsExactly(16, 32, 48, 64);
    }

    @Test
    void theMatrixIsSymmetricAndOfOneOnItsDiagonal() {
        SelfSimilarity similarity =
                StructureAnalyser.standard().analyse(song("AB")).similarity();

        assertThat(similarity.times()).hasSize(similarity.size() + 1);
        for (int i = 0; i < similarity.size(); i++) {
            assertThat(similarity.values()[i][i]).isCloseTo(1f, Offset.offset(1e-5f));
            for (int j = 0; j < i; j++) {
                assertThat(similarity.values()[i][j]).isEqualTo(similarity.values()[j][i]);
            }
        }
    }

    @Test
    void aSoundWithoutSamplesHasNoSections() {
        assertThat(StructureAnalyser.standard()
                        .analyse(Waveform.mono(new float[0], 22050))
                        .sections())
                .isEmpty();
    }

    /** 45 songs of four minutes: about a section a song, and a boundary where each song begins. */
    @Test
    void threeHoursHaveAsManySectionsAsALookCanTake() {
        HarmonyEvidence concert = MadeEvidence.concert(45, 240, 1);

        List<Segment> sections = StructureAnalyser.standard().analyse(concert).segments();

        assertThat(sections.size()).isBetween(40, 60);
        List<Double> starts = sections.stream().map(Segment::start).toList();
        for (int song = 1; song < 45; song++) {
            double at = 240.0 * song;
            assertThat(starts).as("song " + song).anyMatch(start -> Math.abs(start - at) <= 8);
        }
    }

    @Test
    void silenceHasNoSections() {
        Structure structure = StructureAnalyser.standard().analyse(Waveform.mono(new float[8000 * 40], 8000));

        assertThat(structure.sections()).isEmpty();
    }
}
