package etude.nn;

import etude.representation.GaborEnergies;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Energies behind Gabor filters, smoothed by Gaussians: both made of their centres and widths. */
final class GaborFlow implements FrontLayer.Flow {

    private static final double APART = 0.01;
    private static final double WIDEST_POOL = 0.5;

    private final GaborEnergies energies;
    private final FrontNumbers numbers;
    private final int count;
    private final Supplier<Tensor> centres;
    private final Supplier<Tensor> widths;
    private final Supplier<Tensor> pools;
    private final Tensor time;
    private final Tensor poolTime;

    GaborFlow(GaborEnergies energies, FrontNumbers numbers) {
        this.energies = energies;
        this.numbers = numbers;
        this.count = energies.filterbank().nFilters();
        this.centres = numbers.exact("gabor.centres", energies.filterbank()::centres);
        this.widths = numbers.exact("gabor.widths", energies.filterbank()::widths);
        this.pools = numbers.exact("pool.widths", () -> new double[] {energies.poolWidth()});
        this.time = numbers.keep(around(energies.filterbank().length(), 1));
        this.poolTime = numbers.keep(around(energies.poolLength(), 0.5 * (energies.poolLength() - 1)));
        numbers.ascending("gabor.centres", 0, energies.sampleRate() / 2.0, APART);
        numbers.within(
                "gabor.widths",
                energies.filterbank().leastWidth(),
                energies.filterbank().mostWidth());
        numbers.within("pool.widths", 2.0 / energies.poolLength(), WIDEST_POOL);
        numbers.draw("gabor.real", () -> filters().narrow(0, 0, count));
        numbers.draw("gabor.imaginary", () -> filters().narrow(0, count, count));
        numbers.draw("pool", this::pool);
    }

    /** Places around the middle of so many, in a unit. */
    private static Tensor around(int length, double unit) {
        double[] places = new double[length];
        for (int i = 0; i < length; i++) {
            places[i] = (i - length / 2) / unit;
        }
        return Numbers.DOUBLE.of(places, 1, length);
    }

    /** Real parts and then imaginary ones, {@code (2 × filter, sample)}. */
    private Tensor filters() {
        Tensor width = widths.get().reshape(-1, 1);
        Tensor gauss = gauss(time, width).div(width.mul(Numbers.scalar(Math.sqrt(2 * Math.PI))));
        double turn = 2 * Math.PI / energies.sampleRate();
        Tensor angle = centres.get().reshape(-1, 1).mul(Numbers.scalar(turn)).mul(time);
        return torch.cat(new TensorVector(gauss.mul(angle.cos()), gauss.mul(angle.sin())), 0);
    }

    private Tensor pool() {
        return gauss(poolTime, pools.get().reshape(-1, 1)).expand(count, energies.poolLength());
    }

    private static Tensor gauss(Tensor time, Tensor width) {
        return time.div(width).square().mul(Numbers.scalar(-0.5)).exp();
    }

    @Override
    public Tensor frames(Tensor x) {
        int reach = energies.span() / 2;
        long[] one = {1};
        long[] none = {0};
        Tensor padded = Border.pad(x, 1, reach, reach, energies.padding()).unsqueeze(1);
        Tensor both = torch.conv1d(
                padded,
                numbers.numbers().inOwnPrecision(filters()).unsqueeze(1),
                new TensorOptional(),
                one,
                none,
                one,
                1);
        Tensor squares = both.square();
        Tensor energy = squares.narrow(1, 0, count).add(squares.narrow(1, count, count));
        Tensor pooled = torch.conv1d(
                energy,
                numbers.numbers().inOwnPrecision(pool()).unsqueeze(1),
                new TensorOptional(),
                new long[] {energies.hop()},
                none,
                one,
                count);
        return pooled.clamp_min(Numbers.scalar(energies.floor())).transpose(1, 2);
    }
}
