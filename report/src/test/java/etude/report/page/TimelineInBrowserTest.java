package etude.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import etude.annotation.Beat;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.report.picture.TimelineMaker;
import etude.testing.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A time line as a browser shows it, with a sound that is mixed with the song. */
final class TimelineInBrowserTest {

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void openPage(@TempDir Path folder) throws IOException {
        Browser.missing().ifPresent(reason -> Assumptions.abort(reason));
        SongReports.write(folder.resolve("report"), report(), false);
        page = folder.resolve("report").resolve(Parts.PAGE);
        browser = Browser.start(folder.resolve("profile"), 1200, 900);
    }

    private static SongReport report() throws IOException {
        byte[] sine = Reports.wav(Signals.sine(440, 4, 8000));
        var chart = new TimelineMaker(4)
                .segments("sections", List.of(new Segment(0, 2, Reports.ENEMY), new Segment(2, 4, "B")))
                .chords("chords", List.of(new Segment(0, 1, "C:maj"), new Segment(1, 4, "G:7")))
                .beats("bars", List.of(new Beat(0.5, 1), new Beat(1, 2), new Beat(1.5, 1), new Beat(2, 2)))
                .pitches("notes", List.of(PitchedNote.of(0, 3, 440)), null)
                .chart("Time line", "");
        var clicks = new Sound("Clicks", "", "clicks.wav", "audio/wav", sine, true);
        return new SongReport(
                "song",
                "",
                4,
                List.of(),
                List.of(),
                Optional.of(new Sound("The song", "", "song.wav", "audio/wav", sine)),
                List.of(new Panel("timeline", "Time line", "All.", "", List.of(), List.of(chart), List.of(clicks))),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void load() {
        browser.width(1200, 900);
        browser.go(page);
    }

    private static String now() {
        return browser.eval("document.querySelector('.now').textContent").asString();
    }

    private static void seek(double part) {
        browser.eval("(() => { const p = document.querySelector('.plot'); const b = p.getBoundingClientRect();"
                + "p.dispatchEvent(new MouseEvent('click', {clientX: b.left + b.width * " + part
                + ", clientY: b.top + 5})); })()");
    }

    @Test
    void whatIsHeardNowIsTold() {
        seek(0.4);
        assertThat(now()).contains("chords G:7").contains("bars 2").contains("notes A4");
        seek(0.8);
        assertThat(now()).contains("sections B").contains("bars –").contains("notes –");
        assertThat(browser.log()).isEmpty();
    }

    @Test
    void labelsAreTextWhateverTheySay() {
        seek(0.1);
        assertThat(now()).contains(Reports.READ.substring(0, 20));
        assertThat(browser.eval("document.querySelector('.lanes title').textContent")
                        .asString())
                .isEqualTo(Reports.READ);
        assertThat(browser.eval("document.scripts.length").asInt()).isEqualTo(1);
    }

    @Test
    void shapesStretchOverTheWholePlotAndWordsStandInTheirMiddles() {
        double[] edges = {
            browser.eval("(() => { const p = document.querySelector('.plot').getBoundingClientRect();"
                            + "const r = document.querySelectorAll('g[data-lane=chords] rect')[1].getBoundingClientRect();"
                            + "return (r.left - p.left) / p.width; })()")
                    .asDouble(),
            browser.eval("(() => { const p = document.querySelector('.plot').getBoundingClientRect();"
                            + "const r = document.querySelectorAll('g[data-lane=chords] rect')[1].getBoundingClientRect();"
                            + "return (r.right - p.left) / p.width; })()")
                    .asDouble()
        };
        assertThat(edges[0]).isCloseTo(0.25, within(0.002));
        assertThat(edges[1]).isCloseTo(1, within(0.002));
        assertThat(browser.eval("[...document.querySelectorAll('.words text')].map(t => t.textContent.trim()).join()")
                        .asString())
                .contains("C:maj,G:7");
    }

    @Test
    void aSoundIsMixedIntoTheSongByItsSliderAndFollowsIt() {
        assertThat(browser.eval("document.querySelectorAll('audio')[1].volume").asDouble())
                .isZero();
        browser.eval("(() => { const s = document.querySelector('.mix input'); s.value = 50;"
                + "s.dispatchEvent(new Event('input')); })()");
        assertThat(browser.eval("document.querySelectorAll('audio')[1].volume").asDouble())
                .isCloseTo(0.5, within(1e-6));
        assertThat(browser.eval("document.querySelectorAll('audio')[1].paused").asBoolean())
                .isTrue();
    }
}
