package etude.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Beat;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class TimelineMakerTest {

    private static Lane only(TimelineMaker maker) {
        return ((Plot.Timeline) maker.chart("t", "").plot()).lanes().get(0);
    }

    @Test
    void stretchesLieWhereTheyAreAndWhatLiesOutsideIsCut() {
        Lane lane = only(new TimelineMaker(10)
                .segments(
                        "sections",
                        List.of(
                                new Segment(-1, 2, "A"),
                                new Segment(2, 8, "B"),
                                new Segment(8, 12, "A′"),
                                new Segment(12, 13, "C"))));

        assertThat(lane.blocks()).extracting(Lane.Block::from).containsExactly(0.0, 0.2, 0.8);
        assertThat(lane.blocks()).extracting(Lane.Block::to).containsExactly(0.2, 0.8, 1.0);
        assertThat(lane.blocks().get(0).rgb()).isEqualTo(lane.blocks().get(2).rgb());
        assertThat(lane.blocks().get(0).rgb()).isNotEqualTo(lane.blocks().get(1).rgb());
    }

    @Test
    void chordsHaveTheColoursOfTheirRootsAndNoChordHasNone() {
        Lane lane = only(new TimelineMaker(5)
                .chords(
                        "chords",
                        List.of(
                                new Segment(0, 1, "C#:maj"),
                                new Segment(1, 2, "Db:min7"),
                                new Segment(2, 3, "D:maj"),
                                new Segment(3, 4, "N"),
                                new Segment(4, 5, "B#"))));

        assertThat(lane.blocks().get(0).rgb()).isEqualTo(lane.blocks().get(1).rgb());
        assertThat(lane.blocks().get(0).rgb()).isNotEqualTo(lane.blocks().get(2).rgb());
        assertThat(lane.blocks().get(3).rgb() >> 16 & 255)
                .isEqualTo(lane.blocks().get(3).rgb() & 255);
    }

    @Test
    void darkLettersCanBeReadOnEveryColour() {
        Lane lane = only(new TimelineMaker(12)
                .chords(
                        "chords",
                        List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B").stream()
                                .map(root -> new Segment(0, 1, root))
                                .toList()));

        assertThat(lane.blocks()).allMatch(block -> Oklch.lightness(block.rgb()) > 0.75);
    }

    @Test
    void barsAreNumberedFromTheirDownbeats() {
        Lane lane = only(new TimelineMaker(4)
                .beats(
                        "bars",
                        List.of(new Beat(0.5, 2), new Beat(1, 1), new Beat(1.5, 2), new Beat(2, 1), new Beat(2.5, 2))));

        assertThat(lane.strokes()).extracting(Lane.Stroke::strong).containsExactly(false, true, false, true, false);
        assertThat(lane.blocks()).extracting(Lane.Block::label).containsExactly("1", "2");
        assertThat(lane.blocks().get(0).from()).isEqualTo(0.25);
        assertThat(lane.blocks().get(1).to()).isEqualTo(0.625);
    }

    @Test
    void notesAndMelodyShareARulerOfNotes() {
        double[] times = {0, 0.01, 0.02, 0.03};
        PitchTrack melody = new PitchTrack(times, new double[] {440, 440, 440, 440}, new double[] {1, 1, 1, 0});
        Lane lane = only(new TimelineMaker(1)
                .pitches("notes", List.of(PitchedNote.of(0, 0.5, 220), PitchedNote.of(0.5, 1, 523.25)), melody));

        assertThat(lane.ticks()).extracting(Ruler.Tick::label).containsExactly("C4", "C5");
        assertThat(lane.blocks().get(1).label()).isEqualTo("C5");
        double c5 = (lane.blocks().get(1).low() + lane.blocks().get(1).high()) / 2;
        assertThat(c5).isCloseTo(lane.ticks().get(1).at(), within(1e-3));
        double a4 = (69 - 55.0) / (74 - 55);
        assertThat(lane.line()[0]).isCloseTo((float) a4, within(1e-6f));
        assertThat(lane.line()[5]).as("between voiced frames").isCloseTo((float) a4, within(1e-6f));
        assertThat(lane.line()[40]).as("unvoiced").isNaN();
    }

    @Test
    void nothingAtAllCanBeDrawnToo() throws IOException {
        Chart chart = new TimelineMaker(1)
                .segments("sections", List.of())
                .beats("bars", List.of())
                .pitches("notes", List.of(), null)
                .values("loudness", new float[0], -60, 0)
                .chart("Nothing", "");

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartPng.draw(List.of(chart))));
        assertThat(image.getWidth()).isGreaterThan(ChartMaker.COLUMNS);
        assertThatThrownBy(() -> new TimelineMaker(0)).hasMessageContaining("positive");
    }

    @Test
    void thePictureShowsBlocksWithTheirColours() throws IOException {
        Chart chart = new TimelineMaker(2)
                .chords("chords", List.of(new Segment(1, 2, "C")))
                .chart("Chords", "");
        int rgb = ((Plot.Timeline) chart.plot()).lanes().get(0).blocks().get(0).rgb();

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartPng.draw(List.of(chart))));
        int x = image.getWidth() - 150 - ChartMaker.COLUMNS / 4;
        int y = ChartPng.TOP + ChartPng.HEIGHT / 4;
        assertThat(image.getRGB(x, y) & 0xffffff).isEqualTo(rgb);
        assertThat(image.getRGB(x - ChartMaker.COLUMNS / 2, y) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void lanesShareThePictureByTheirHeights() {
        var plot = (Plot.Timeline) new TimelineMaker(1)
                .segments("a", List.of())
                .pitches("b", List.of(), null)
                .values("c", new float[] {-30}, -60, 0)
                .chart("", "")
                .plot();

        assertThat(plot.top(0)).isEqualTo(1);
        assertThat(plot.bottom(0)).isCloseTo(7 / 8.0, within(1e-12));
        assertThat(plot.bottom(1)).isCloseTo(2 / 8.0, within(1e-12));
        assertThat(plot.bottom(2)).isZero();
        assertThat(plot.lanes().get(2).line()[700]).isEqualTo(0.5f);
    }
}
