package etude.resynthesis;

import etude.features.ConstantQTranspose;
import etude.features.Features;
import etude.representation.ConstantQ;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Waveform;
import etude.signal.Wavelets;
import java.util.Arrays;

/**
 * The sound whose constant-Q transform is nearest to some given frames, by conjugate gradients on the least squares
 * problem, every bin weighted by the inverse of its gain so that all pitches converge alike. What no filter hears (below
 * the lowest and above the highest bin, and between frames where filters are shorter than the hop) stays silent.
 *
 * @see <a href="https://doi.org/10.6028/jres.049.044">Hestenes, Stiefel, Methods of conjugate gradients for solving linear
 *     systems, 1952</a>
 */
public final class InverseConstantQ {

    /** Steps that bring what is heard by overlapping filters back to about 60 dB. */
    public static final int STEPS = 30;

    private static final double ENOUGH = 1e-10;

    private final ConstantQ constantQ;
    private final ConstantQTranspose transpose;
    private final double[] weights;

    private InverseConstantQ(ConstantQ constantQ) {
        this.constantQ = constantQ;
        this.transpose = new ConstantQTranspose(constantQ);
        this.weights = new double[constantQ.nBins()];
        Wavelets wavelets = constantQ.wavelets();
        for (int k = 0; k < weights.length; k++) {
            double gain = wavelets.scale() ? wavelets.length(k) : Math.pow(wavelets.length(k), 2);
            weights[k] = 1 / gain;
        }
    }

    /**
     * Samples from frames.
     *
     * @param constantQ how the frames were made; its tuning must be known
     * @param frames complex values, {@code (bin, frame)}
     * @param length samples wanted, or -1 for {@code (frames - 1) × hop}
     * @param steps of the conjugate gradients, at least 1
     * @param progress told how far the work is; may stop it
     */
    public static float[] apply(ConstantQ constantQ, Frames frames, int length, int steps, Progress progress) {
        if (!frames.complex() || frames.bins() != constantQ.nBins()) {
            throw new IllegalArgumentException("The frames are " + frames + "; they must be complex with "
                    + constantQ.nBins() + " bins, as the transform gives them.");
        }
        ConstantQ bare = new ConstantQ(
                constantQ.sampleRate(),
                constantQ.hop(),
                constantQ.fMin(),
                constantQ.nBins(),
                constantQ.binsPerOctave(),
                constantQ.gamma(),
                constantQ.tuning(),
                constantQ.filterScale(),
                constantQ.window(),
                constantQ.norm(),
                constantQ.scale(),
                Padding.ZERO);
        int samples = length >= 0 ? length : Math.max(0, (frames.count() - 1) * constantQ.hop());
        return samples == 0 ? new float[0] : new InverseConstantQ(bare).solve(frames, samples, steps, progress);
    }

    private float[] solve(Frames frames, int length, int steps, Progress progress) {
        int count = 1 + length / constantQ.hop();
        float[] rest = Arrays.copyOf(frames.data(), count * frames.stride());
        float[] x = new float[length];
        float[] slope = back(rest, length);
        float[] direction = slope.clone();
        double steepness = dot(slope);
        double first = steepness;
        for (int step = 0; step < steps && steepness > ENOUGH * first; step++) {
            float[] heard = Features.compute(constantQ, Waveform.mono(direction, constantQ.sampleRate()))
                    .data();
            float stride = (float) (steepness / weighted(heard));
            add(x, stride, direction);
            add(rest, -stride, heard);
            slope = back(rest, length);
            double next = dot(slope);
            turn(direction, (float) (next / steepness), slope);
            steepness = next;
            progress.report((step + 1.0) / steps);
        }
        progress.report(1);
        return x;
    }

    /** The transpose of weighted values. */
    private float[] back(float[] values, int length) {
        float[] some = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            some[i] = (float) (weights[i / 2 % weights.length] * values[i]);
        }
        return transpose.apply(
                new Frames(new int[] {weights.length}, true, values.length / 2 / weights.length, some), length);
    }

    private double weighted(float[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i / 2 % weights.length] * values[i] * values[i];
        }
        return sum;
    }

    private static double dot(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += (double) value * value;
        }
        return sum;
    }

    private static void add(float[] x, float factor, float[] y) {
        for (int i = 0; i < x.length; i++) {
            x[i] += factor * y[i];
        }
    }

    private static void turn(float[] direction, float factor, float[] slope) {
        for (int i = 0; i < direction.length; i++) {
            direction[i] = slope[i] + factor * direction[i];
        }
    }
}
