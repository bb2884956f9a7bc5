package etude.cli.features;

import etude.features.TimeStatistics;
import etude.features.TimeStatistics.Statistic;
import etude.report.array.FrameSink;
import etude.report.array.NpzWriter;
import etude.report.array.VectorTable;
import etude.representation.Delta;
import etude.representation.Layout;
import etude.representation.Representation;
import etude.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * A vector for a whole sound: mean and standard deviation over time of each representation, and of its slope (not of
 * complex ones, which have none). Arrays {@code NAME_mean}, {@code NAME_std}, {@code NAME_delta_mean},
 * {@code NAME_delta_std} of shape {@code (bin,)}.
 */
final class Statistics {

    private final List<String> names = new ArrayList<>();
    private final List<Representation> representations = new ArrayList<>();
    private final List<TimeStatistics> statistics = new ArrayList<>();

    Statistics(List<String> names, List<Representation> representations) {
        for (int i = 0; i < names.size(); i++) {
            add(names.get(i), representations.get(i));
            if (!representations.get(i).layout().complex()) {
                add(names.get(i) + "_delta", Delta.librosa(representations.get(i), 1));
            }
        }
    }

    private void add(String name, Representation representation) {
        names.add(name);
        representations.add(representation);
        statistics.add(
                TimeStatistics.collecting(representation.layout().size(), EnumSet.of(Statistic.MEAN, Statistic.STD)));
    }

    /** What must be computed. */
    List<Representation> representations() {
        return representations;
    }

    /** Where its frames go. */
    List<FrameSink> sinks() {
        List<FrameSink> sinks = new ArrayList<>();
        for (TimeStatistics one : statistics) {
            sinks.add(new FrameSink() {
                @Override
                public void append(Frames frames) {
                    one.push(frames);
                }

                @Override
                public void commit() {}

                @Override
                public void close() {}
            });
        }
        return sinks;
    }

    /** Writes the vectors; errors as {@link NpzWriter#create}. */
    void write(Path target, boolean overwrite) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (NpzWriter npz = NpzWriter.create(target, overwrite)) {
            for (int i = 0; i < names.size(); i++) {
                npz.add(names.get(i) + "_mean", vector(statistics.get(i), Statistic.MEAN));
                npz.add(names.get(i) + "_std", vector(statistics.get(i), Statistic.STD));
            }
            npz.commit();
        }
    }

    /** Names of {@link #values}. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Layout layout = representations.get(i).layout();
            List<String> bins =
                    VectorTable.names(new Layout(names.get(i), layout.shape(), false, layout.bins(), layout.unit()));
            bins.forEach(bin -> columns.add(bin + "_mean"));
            bins.forEach(bin -> columns.add(bin + "_std"));
        }
        return columns;
    }

    /** All vectors in a row. */
    float[] values() {
        float[] row =
                new float[statistics.stream().mapToInt(one -> 2 * one.size()).sum()];
        int at = 0;
        for (TimeStatistics one : statistics) {
            for (Statistic statistic : List.of(Statistic.MEAN, Statistic.STD)) {
                for (double value : vector(one, statistic)) {
                    row[at++] = (float) value;
                }
            }
        }
        return row;
    }

    /** Not numbers where there was no frame. */
    private static double[] vector(TimeStatistics statistics, Statistic statistic) {
        if (statistics.count() == 0) {
            double[] none = new double[statistics.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        float[] values = statistics.get(statistic);
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = values[i];
        }
        return out;
    }
}
