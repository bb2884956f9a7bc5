package etude.features;

import etude.representation.Delta;
import etude.signal.Padding;
import etude.signal.Polynomial;

/** Derivatives over time by Savitzky-Golay filters. */
final class DeltaStage implements Stage.Windowed {

    private final int bins;
    private final int width;
    private final int order;
    private final Delta.Edges edges;
    private final double[][] filters;

    DeltaStage(Delta delta) {
        this.bins = delta.source().layout().size();
        this.width = delta.width();
        this.order = delta.order();
        this.edges = delta.edges();
        this.filters = filters(width, order);
    }

    /** One filter for each position within the window. */
    private static double[][] filters(int width, int order) {
        double[][] filters = new double[width][];
        for (int i = 0; i < width; i++) {
            filters[i] = Polynomial.derivative(width, Math.min(order, width - 1), order, i);
        }
        return filters;
    }

    @Override
    public int stride() {
        return bins;
    }

    @Override
    public int before() {
        return edges == Delta.Edges.INTERP ? width - 1 : width / 2;
    }

    @Override
    public int after() {
        return before();
    }

    @Override
    public Worker worker() {
        double[] sums = new double[bins];
        return edges == Delta.Edges.INTERP
                ? (clip, t, out, to) -> within(clip, t, sums, out, to)
                : (clip, t, out, to) -> padded(clip, t, sums, out, to);
    }

    private void within(Clip clip, int t, double[] sums, float[] out, int to) {
        int half = width / 2;
        int length = Math.min(width, clip.end());
        double[][] all = length == width ? filters : filters(length, order);
        int start = Math.max(0, Math.min(t - half, clip.end() - length));
        double[] filter = all[t - start];
        for (int i = 0; i < length; i++) {
            add(clip, start + i, filter[i], sums);
        }
        flush(sums, out, to);
    }

    private void padded(Clip clip, int t, double[] sums, float[] out, int to) {
        Padding padding = switch (edges) {
            case INTERP, NEAREST -> Padding.EDGE;
            case MIRROR -> Padding.REFLECT;
            case CONSTANT -> Padding.ZERO;
        };
        double[] filter = filters[width / 2];
        for (int i = 0; i < width; i++) {
            int frame = padding.resolve(t - width / 2 + i, clip.end());
            if (frame >= 0) {
                add(clip, frame, filter[i], sums);
            }
        }
        flush(sums, out, to);
    }

    private void add(Clip clip, int frame, double factor, double[] sums) {
        float[] data = clip.data();
        int at = clip.at(frame);
        for (int k = 0; k < bins; k++) {
            sums[k] += factor * data[at + k];
        }
    }

    private void flush(double[] sums, float[] out, int to) {
        for (int k = 0; k < bins; k++) {
            out[to + k] = (float) sums[k];
            sums[k] = 0;
        }
    }
}
