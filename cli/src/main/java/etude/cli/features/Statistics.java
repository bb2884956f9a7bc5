package etude.cli.features;

import etude.features.FrameStatistics;
import etude.report.array.FrameSink;
import etude.report.array.NpzWriter;
import etude.representation.Delta;
import etude.representation.Representation;
import etude.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A vector for a whole sound: mean and standard deviation over time of each representation, and of its slope (not of
 * complex ones, which have none). Arrays {@code NAME_mean}, {@code NAME_std}, {@code NAME_delta_mean},
 * {@code NAME_delta_std} of shape {@code (bin,)}.
 */
final class Statistics {

    private final List<String> names = new ArrayList<>();
    private final List<Representation> representations = new ArrayList<>();
    private final List<FrameStatistics> statistics = new ArrayList<>();

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
        statistics.add(new FrameStatistics());
    }

    /** What must be computed. */
    List<Representation> representations() {
        return representations;
    }

    /** Where its frames go. */
    List<FrameSink> sinks() {
        List<FrameSink> sinks = new ArrayList<>();
        for (FrameStatistics one : statistics) {
            sinks.add(new FrameSink() {
                @Override
                public void append(Frames frames) {
                    one.add(frames);
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
                npz.add(names.get(i) + "_mean", doubles(statistics.get(i).mean()));
                npz.add(names.get(i) + "_std", doubles(statistics.get(i).std()));
            }
            npz.commit();
        }
    }

    private static double[] doubles(float[] x) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i];
        }
        return out;
    }
}
