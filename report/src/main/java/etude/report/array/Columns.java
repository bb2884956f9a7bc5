package etude.report.array;

import etude.representation.Axis;
import etude.representation.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names for the numbers of a frame: {@code mfcc_0}, {@code chroma_stft_C♯}, {@code melspectrogram_440.0Hz}. */
final class Columns {

    private Columns() {}

    static List<String> of(Layout layout) {
        int[] shape = layout.shape();
        List<String> names = new ArrayList<>();
        if (shape.length == 0) {
            names.add(layout.name());
        } else {
            int bins = shape[shape.length - 1];
            int groups = bins == 0 ? 0 : layout.size() / bins;
            List<String> labels = labels(layout.bins(), bins);
            for (int group = 0; group < groups; group++) {
                String prefix = layout.name() + "_" + (shape.length > 1 ? group + "_" : "");
                labels.forEach(label -> names.add(bins == 1 && shape.length == 1 ? layout.name() : prefix + label));
            }
        }
        return layout.complex() ? parts(names) : names;
    }

    private static List<String> parts(List<String> names) {
        return names.stream()
                .flatMap(name -> List.of(name + "_re", name + "_im").stream())
                .toList();
    }

    /** One name for each bin, all different: numbers where the axis does not give as many. */
    private static List<String> labels(Axis axis, int bins) {
        List<String> labels = axis.labels().isEmpty() ? positions(axis) : axis.labels();
        if (labels.size() == bins && labels.stream().distinct().count() == bins) {
            return labels;
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            numbers.add(Integer.toString(i));
        }
        return numbers;
    }

    private static List<String> positions(Axis axis) {
        List<String> labels = new ArrayList<>();
        for (double position : axis.positions()) {
            labels.add(
                    switch (axis.kind()) {
                        case LINEAR_HZ, AUDITORY_HZ, PITCH_HZ -> String.format(Locale.ROOT, "%.1fHz", position);
                        case LAG -> String.format(Locale.ROOT, "%.4fs", position);
                        case TEMPO -> String.format(Locale.ROOT, "%.2fBPM", position);
                        case PITCH_CLASS -> String.format(Locale.ROOT, "%.2f", position);
                        case COEFFICIENT, SAMPLE, SCALAR -> Long.toString(Math.round(position));
                    });
        }
        return labels;
    }
}
