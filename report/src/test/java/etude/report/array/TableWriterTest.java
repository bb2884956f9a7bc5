package etude.report.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.representation.Axis;
import etude.representation.Layout;
import etude.signal.Frames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableWriterTest {

    private static final Layout MFCC = Layout.of("mfcc", Axis.coefficients(2), "");
    private static final Layout RMS = Layout.of("rms", Axis.scalar(), "");

    @TempDir
    Path folder;

    private TableWriter table(TableFormat format, Layout... layouts) throws IOException {
        return TableWriter.create(folder.resolve("x"), true, format, "it's", t -> t * 0.25, List.of(layouts));
    }

    @Test
    void representationsThatArriveAtDifferentPacesFormRows() throws IOException {
        try (TableWriter table = table(TableFormat.CSV, MFCC, RMS)) {
            table.column(0).append(Frames.of(2, 2, new float[] {1, 2, 3, 4}));
            table.column(1).append(Frames.of(1, 1, new float[] {0.5f}));
            table.column(0).append(Frames.of(2, 1, new float[] {5, 6}));
            table.column(1).append(Frames.of(1, 2, new float[] {Float.NaN, 1e-5f}));
            table.commit();
        }
        assertThat(folder.resolve("x"))
                .hasContent("time,mfcc_0,mfcc_1,rms\n0.0,1.0,2.0,0.5\n0.25,3.0,4.0,NaN\n0.5,5.0,6.0,1.0E-5\n");
    }

    @Test
    void arffNamesAttributesAndMarksWhatIsMissing() throws IOException {
        try (TableWriter table = table(TableFormat.ARFF, RMS)) {
            table.column(0).append(Frames.of(1, 2, new float[] {1, Float.POSITIVE_INFINITY}));
            table.commit();
        }
        assertThat(folder.resolve("x"))
                .hasContent("@RELATION 'it\\'s'\n\n@ATTRIBUTE 'time' NUMERIC\n@ATTRIBUTE 'rms' NUMERIC\n\n"
                        + "@DATA\n0.0,1.0\n0.25,?\n");
    }

    @Test
    void columnsAreNamedByTheLayout() {
        assertThat(Columns.of(Layout.of("chroma_stft", Axis.pitchClasses(12), "")))
                .startsWith("chroma_stft_C", "chroma_stft_C♯");
        assertThat(Columns.of(Layout.of("melspectrogram", Axis.of(Axis.Kind.AUDITORY_HZ, new double[] {440, 441}), "")))
                .containsExactly("melspectrogram_440.0Hz", "melspectrogram_441.0Hz");
        assertThat(Columns.of(new Layout("stft", new int[] {1}, true, Axis.of(Axis.Kind.LINEAR_HZ, new double[1]), "")))
                .containsExactly("stft_re", "stft_im");
        assertThat(Columns.of(new Layout("harmonic", new int[] {2, 2}, false, Axis.coefficients(2), "")))
                .containsExactly("harmonic_0_0", "harmonic_0_1", "harmonic_1_0", "harmonic_1_1");
        assertThat(Columns.of(Layout.of("x", Axis.of(Axis.Kind.LINEAR_HZ, new double[] {1, 1.01}), "")))
                .containsExactly("x_0", "x_1");
    }

    @Test
    void namesWithCommasAndQuotesAreQuoted() {
        assertThat(TableFormat.CSV.head("", List.of("a,b", "c\"d"))).isEqualTo("\"a,b\",\"c\"\"d\"\n");
    }

    @Test
    void differentNumbersOfFramesDoNotMakeATable() throws IOException {
        try (TableWriter table = table(TableFormat.CSV, MFCC, RMS)) {
            table.column(0).append(Frames.of(2, 1, new float[2]));
            assertThatThrownBy(table::commit).hasMessageContaining("mfcc has more than 0");
            assertThatThrownBy(() -> table.column(1).append(Frames.of(2, 1, new float[2])))
                    .hasMessageContaining("do not fit the columns of rms");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
