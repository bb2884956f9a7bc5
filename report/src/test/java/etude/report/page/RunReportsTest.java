package etude.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportsTest {

    private static final String EVIL = "</title><script>alert('x')</script>\"&";

    @TempDir
    private Path folder;

    @Test
    void aPageHoldsAllPartsAndNothingOfThemIsMoreThanText() throws IOException {
        Path page = folder.resolve("report.html");
        RunReports.write(page, report(), false);
        String html = Files.readString(page);
        assertThat(html).doesNotContain("<script").doesNotContain("alert('x')");
        assertThat(html)
                .contains("&lt;script&gt;", "class=\"matrix\"", "<circle", "<audio", "class=\"curve\"", "<pre><code>");
        assertThat(html).contains("script", "default-src &#39;none&#39;").doesNotContain("http://", "https://");
        assertThat(html).contains("class=\"right r9\">3", "class=\"wrong w5\">1");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> RunReports.write(page, report(), false));
        RunReports.write(page, report(), true);
    }

    @Test
    void curvesWithGapsOrOnePointAndPointsInOnePlaceAreDrawn() throws IOException {
        RunPart.Curves curves = new RunPart.Curves(
                "loss",
                "epoch",
                List.of(
                        new RunPart.Curves.Line("gap", new double[] {1, 2, 3}, new double[] {1, Double.NaN, 2}),
                        new RunPart.Curves.Line("one", new double[] {1}, new double[] {5}),
                        new RunPart.Curves.Line("none", new double[] {1}, new double[] {Double.NaN})));
        RunPart.Points points = new RunPart.Points(
                "space", List.of("a"), new double[] {1, 1}, new double[] {2, 2}, new int[2], new boolean[] {true, false
                });
        Path page = folder.resolve("report.html");
        RunReports.write(
                page,
                new RunReport(
                        "x",
                        "",
                        List.of(),
                        List.of(),
                        List.of(new RunReport.Section("s", "S", "", List.of(curves, points)))),
                false);
        assertThat(Files.readString(page)).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static RunReport report() {
        Sound sound = new Sound(EVIL, EVIL, "a.mp3", "audio/mpeg", new byte[] {1, 2});
        List<RunPart> parts = List.of(
                new RunPart.Table(List.of(EVIL, "b"), List.of(List.of(EVIL, EVIL))),
                new RunPart.Curves(
                        EVIL, EVIL, List.of(new RunPart.Curves.Line(EVIL, new double[] {1, 2}, new double[] {1, 2}))),
                new RunPart.Matrix(List.of(EVIL, "b"), new int[][] {{3, 0}, {1, 1}}),
                new RunPart.Points(
                        EVIL, List.of(EVIL), new double[] {0, 1}, new double[] {0, 1}, new int[2], new boolean[2]),
                new RunPart.Sounds(List.of(sound)),
                new RunPart.Code(EVIL));
        return new RunReport(
                EVIL,
                EVIL,
                List.of(EVIL),
                List.of(new Fact.Group("g", EVIL, EVIL, List.of(Fact.of("k", EVIL, EVIL)))),
                List.of(new RunReport.Section("s", EVIL, EVIL, parts)));
    }
}
