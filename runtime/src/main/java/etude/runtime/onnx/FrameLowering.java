package etude.runtime.onnx;

import etude.network.Shape;
import etude.representation.Conditioning;
import etude.representation.ConstantQ;
import etude.representation.Stft;
import etude.signal.Padding;
import etude.signal.Wavelets;
import java.util.ArrayList;
import java.util.List;

/** From samples to frames: padding, and inner products with kernels as convolutions. */
final class FrameLowering {

    private static final long END = Long.MAX_VALUE;

    private final OnnxGraph graph;
    private final Numbers numbers;
    private final String samples;

    /**
     * Prepares.
     *
     * @param samples name of {@code (batch, sample)}
     */
    FrameLowering(OnnxGraph graph, Numbers numbers, String samples) {
        this.graph = graph;
        this.numbers = numbers;
        this.samples = samples;
    }

    /** Samples with an axis for channels, and what stands outside the clip: {@code (batch, 1, sample)}. */
    String padded(Padding padding, int before, int after) {
        String x = graph.apply("Unsqueeze", samples, graph.wholes(1));
        if (before == 0 && after == 0) {
            return x;
        }
        return padding == Padding.SYMMETRIC ? symmetric(x, before, after) : pad(x, padding, before, after);
    }

    private String pad(String x, Padding padding, int before, int after) {
        String mode = padding == Padding.REFLECT ? "reflect" : padding == Padding.EDGE ? "edge" : "constant";
        return graph.node("Pad", x, graph.wholes(0, 0, before, 0, 0, after))
                .with("mode", mode)
                .give();
    }

    private String symmetric(String x, int before, int after) {
        List<String> parts = new ArrayList<>();
        if (before > 0) {
            parts.add(slice(x, before - 1L, Long.MIN_VALUE, -1));
        }
        parts.add(x);
        if (after > 0) {
            parts.add(slice(x, -1, -1L - after, -1));
        }
        return graph.node("Concat", parts.toArray(String[]::new))
                .with("axis", 2)
                .give();
    }

    private String slice(String x, long from, long to, int step) {
        return graph.apply("Slice", x, graph.wholes(from), graph.wholes(to), graph.wholes(2), graph.wholes(step));
    }

    /** Inner products of frames with kernels {@code (kernel, sample)}: {@code (batch, kernel, frame)}. */
    String products(String x, String name, double[][] kernels, int hop) {
        int length = kernels[0].length;
        float[] all = new float[kernels.length * length];
        for (int k = 0; k < kernels.length; k++) {
            for (int i = 0; i < length; i++) {
                all[k * length + i] = (float) kernels[k][i];
            }
        }
        String weight = graph.constant(name, Shape.of(kernels.length, 1, length), all);
        return graph.node("Conv", x, weight)
                .wholes("kernel_shape", List.of(length))
                .wholes("strides", List.of(hop))
                .give();
    }

    /** Padding of centred frames or none. */
    String framed(boolean center, int span, Padding padding) {
        return padded(padding, center ? span / 2 : 0, center ? span / 2 : 0);
    }

    /** Real and imaginary parts, one after the other along the bins: {@code (batch, 2 × bins, frame)}. */
    String stft(Stft stft) {
        double[][] kernels = new FrontNumbers(numbers).fourier(stft);
        for (double[] kernel : kernels) {
            condition(kernel, stft);
        }
        return products(framed(stft.center(), stft.span(), stft.padding()), "fourier", kernels, stft.hop());
    }

    /**
     * What is done to the samples under the window is linear (a factor, the mean removed, pre-emphasis), so that it can be
     * done to the kernel instead.
     */
    private static void condition(double[] kernel, Stft stft) {
        Conditioning how = stft.conditioning();
        int start = stft.windowStart();
        int length = stft.winLength();
        if (how.scale() == 1 && !how.removeMean() && how.preemphasis() == 0) {
            return;
        }
        double first = kernel[start];
        for (int i = start; i < start + length - 1; i++) {
            kernel[i] -= how.preemphasis() * kernel[i + 1];
        }
        kernel[start] -= how.preemphasis() * first;
        double sum = 0;
        for (int i = start; i < start + length; i++) {
            sum += kernel[i];
        }
        double mean = how.removeMean() ? sum / length : 0;
        for (int i = start; i < start + length; i++) {
            kernel[i] = how.scale() * (kernel[i] - mean);
        }
    }

    /** As {@link #stft}, with the kernels of each octave no longer than they need be. */
    String constantQ(ConstantQ q) {
        Wavelets wavelets = q.wavelets();
        int before = -wavelets.first();
        int after = wavelets.last() + 1;
        String x = padded(q.padding(), before, after);
        if (numbers.has("constantq.real")) {
            return products(x, "constantq", trained(q.nBins()), q.hop());
        }
        List<String> real = new ArrayList<>();
        List<String> imaginary = new ArrayList<>();
        int end = 0;
        for (int begin = 0; begin < q.nBins(); begin = end) {
            end = octave(wavelets, begin);
            String part = octave(x, q, wavelets, begin, end);
            List<String> halves = graph.node("Split", part).with("axis", 1).give(2);
            real.add(halves.get(0));
            imaginary.add(halves.get(1));
        }
        real.addAll(imaginary);
        return graph.node("Concat", real.toArray(String[]::new)).with("axis", 1).give();
    }

    private double[][] trained(int bins) {
        double[][] kernels = new double[2 * bins][];
        for (int k = 0; k < kernels.length; k++) {
            float[] all = numbers.get(k < bins ? "constantq.real" : "constantq.imaginary")
                    .values();
            int length = all.length / bins;
            kernels[k] = new double[length];
            for (int i = 0; i < length; i++) {
                kernels[k][i] = all[k % bins * length + i];
            }
        }
        return kernels;
    }

    /** The end of the bins whose filters are at least half as long as the first one's. */
    private static int octave(Wavelets wavelets, int begin) {
        int end = begin + 1;
        while (end < wavelets.nBins() && 2 * wavelets.support(end) > wavelets.support(begin)) {
            end++;
        }
        return end;
    }

    private String octave(String x, ConstantQ q, Wavelets wavelets, int begin, int end) {
        int first = wavelets.first(begin);
        int last = wavelets.last(begin);
        for (int k = begin; k < end; k++) {
            first = Math.min(first, wavelets.first(k));
            last = Math.max(last, wavelets.last(k));
        }
        double[][] kernels = new double[2 * (end - begin)][last - first + 1];
        for (int k = begin; k < end; k++) {
            float[] re = new float[last - first + 1];
            float[] im = new float[last - first + 1];
            wavelets.sample(k, first, 1, re, im);
            for (int i = 0; i < re.length; i++) {
                kernels[k - begin][i] = re[i];
                kernels[k - begin + end - begin][i] = im[i];
            }
        }
        long tail = last - wavelets.last();
        String part = slice(x, first - wavelets.first(), tail == 0 ? END : tail, 1);
        return products(part, "constantq", kernels, q.hop());
    }
}
