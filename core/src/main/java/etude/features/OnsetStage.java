package etude.features;

import etude.representation.OnsetStrength;
import java.util.Arrays;
import java.util.List;

/** Rises of bands over an earlier frame, averaged. */
final class OnsetStage implements Stage.Windowed {

    private final OnsetStrength onset;
    private final int bins;
    private final int[] edges;

    OnsetStage(OnsetStrength onset) {
        this.onset = onset;
        this.bins = onset.source().layout().size();
        List<Integer> groups = onset.edges().isEmpty() ? List.of(0, bins) : onset.edges();
        this.edges = groups.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int stride() {
        return edges.length - 1;
    }

    @Override
    public int before() {
        return onset.shift() + onset.lag();
    }

    @Override
    public int after() {
        return 0;
    }

    @Override
    public Worker worker() {
        float[] rises = new float[bins];
        float[] reference = new float[bins];
        return (clip, t, out, to) -> {
            if (t < before()) {
                Arrays.fill(out, to, to + stride(), 0);
                return;
            }
            int now = clip.at(t - onset.shift());
            int before = clip.at(t - onset.shift() - onset.lag());
            if (onset.maxSize() == 1) {
                System.arraycopy(clip.data(), now, rises, 0, bins);
                System.arraycopy(clip.data(), before, reference, 0, bins);
                rises(rises, reference);
            } else {
                rises(clip.data(), now, before, rises);
            }
            for (int g = 0; g < stride(); g++) {
                out[to + g] = average(rises, edges[g], edges[g + 1]);
            }
        };
    }

    private void rises(float[] data, int now, int before, float[] rises) {
        int size = onset.maxSize();
        for (int k = 0; k < bins; k++) {
            float reference = data[before + k];
            for (int i = Math.max(0, k - size / 2); i < Math.min(bins, k - size / 2 + size); i++) {
                reference = Math.max(reference, data[before + i]);
            }
            rises[k] = Math.max(0, data[now + k] - reference);
        }
    }

    private static void rises(float[] now, float[] reference) {
        for (int k = 0; k < now.length; k++) {
            now[k] = Math.max(0, now[k] - reference[k]);
        }
    }

    private float average(float[] rises, int from, int to) {
        if (onset.aggregate() == OnsetStrength.Aggregate.MEAN) {
            return (float) (SpectrumSums.sum(rises, from, to - from) / (to - from));
        }
        float[] sorted = Arrays.copyOfRange(rises, from, to);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Removal of the slow part: {@code y[t] = x[t] - x[t-1] + 0.99 y[t-1]}. */
    record Detrend(int stride) implements Stage.Recursive {

        @Override
        public Run start() {
            double[] x = new double[stride];
            double[] y = new double[stride];
            return (in, at, out, to) -> {
                for (int k = 0; k < stride; k++) {
                    y[k] = in[at + k] - x[k] + 0.99 * y[k];
                    x[k] = in[at + k];
                    out[to + k] = (float) y[k];
                }
            };
        }
    }
}
