package etude.nn;

import etude.representation.Pcen;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Per-channel energy normalisation. The running mean is computed in blocks: within a block all frames at once, by a
 * triangular matrix of what each frame still counts; from block to block one value a band.
 */
final class PcenFlow implements FrontLayer.Flow {

    private static final int BLOCK = 64;
    private static final double LEAST_BIAS = 1e-3;
    private static final double LEAST_POWER = 1e-2;
    private static final double LEAST_SMOOTHING = 1e-4;

    private final FrontLayer.Flow source;
    private final Pcen pcen;
    private final FrontNumbers numbers;
    private final Supplier<Tensor> gain;
    private final Supplier<Tensor> bias;
    private final Supplier<Tensor> power;
    private final Supplier<Tensor> smoothing;

    PcenFlow(FrontLayer.Flow source, Pcen pcen, FrontNumbers numbers) {
        this.source = source;
        this.pcen = pcen;
        this.numbers = numbers;
        this.gain = numbers.exact("pcen.gain", () -> new double[] {pcen.gain()});
        this.bias = numbers.exact("pcen.bias", () -> new double[] {pcen.bias()});
        this.power = numbers.exact("pcen.power", () -> new double[] {pcen.power()});
        this.smoothing = numbers.exact("pcen.smoothing", () -> new double[] {pcen.smoothing()});
        numbers.within("pcen.gain", 0, 1);
        numbers.within("pcen.bias", LEAST_BIAS, Double.MAX_VALUE);
        numbers.within("pcen.power", LEAST_POWER, 1);
        numbers.within("pcen.smoothing", LEAST_SMOOTHING, 1 - LEAST_SMOOTHING);
    }

    private Tensor single(Supplier<Tensor> number) {
        return numbers.numbers().inOwnPrecision(number.get());
    }

    @Override
    public Tensor frames(Tensor x) {
        Tensor bands = source.frames(x).mul(Numbers.scalar(pcen.scale()));
        Tensor mean = mean(bands);
        Tensor loudness = mean.add(Numbers.scalar(pcen.eps()))
                .log()
                .mul(single(gain).neg())
                .exp();
        Tensor offset = single(bias);
        Tensor exponent = single(power);
        Tensor compressed =
                bands.mul(loudness).div(offset).log1p().mul(exponent).expm1();
        return compressed.mul(offset.pow(exponent));
    }

    /** The running mean, {@code (batch, frame, band)}. */
    private Tensor mean(Tensor x) {
        Tensor b = smoothing.get();
        Tensor kept = b.neg().add(Numbers.scalar(1));
        Tensor shares = numbers.numbers().inOwnPrecision(shares(b, kept));
        // What is left of the mean before the block, after 1, 2… frames: (frame, band).
        Tensor left =
                numbers.numbers().inOwnPrecision(kept.unsqueeze(0).pow(ladder(1).unsqueeze(1)));
        Tensor before = pcen.start() == Pcen.Start.ONE
                ? numbers.numbers().zeros(x.size(0), 1, x.size(2)).add_(Numbers.scalar(1))
                : x.narrow(1, 0, 1);
        TensorVector blocks = new TensorVector();
        long count = x.size(1);
        for (long at = 0; at < count; at += BLOCK) {
            long length = Math.min(BLOCK, count - at);
            Tensor heard = within(x.narrow(1, at, length), shares, length);
            Tensor block = heard.add(before.mul(left.narrow(0, 0, length)));
            blocks.push_back(block);
            before = block.narrow(1, length - 1, 1);
        }
        return torch.cat(blocks, 1);
    }

    private static Tensor ladder(int first) {
        double[] steps = new double[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            steps[i] = i + first;
        }
        return Numbers.DOUBLE.of(steps, BLOCK);
    }

    /** What frame s of a block counts in the mean at frame t: {@code (1 or band, t, s)}. */
    private static Tensor shares(Tensor b, Tensor kept) {
        Tensor steps = ladder(0);
        Tensor apart = steps.unsqueeze(1).sub(steps.unsqueeze(0)).clamp_min(Numbers.scalar(0));
        Tensor powers = kept.reshape(-1, 1, 1).pow(apart.unsqueeze(0));
        return powers.mul(b.reshape(-1, 1, 1)).tril();
    }

    private static Tensor within(Tensor x, Tensor shares, long length) {
        Tensor some = shares.narrow(1, 0, length).narrow(2, 0, length);
        if (some.size(0) == 1) {
            return some.matmul(x);
        }
        // One matrix a band: (band, t, s) × (band, s, batch).
        return some.matmul(x.permute(2, 1, 0)).permute(2, 1, 0);
    }
}
