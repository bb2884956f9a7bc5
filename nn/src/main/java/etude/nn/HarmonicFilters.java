package etude.nn;

import etude.signal.HarmonicFilterbank;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Harmonic filters whose bandwidths or fundamentals train: the triangles of {@link HarmonicFilterbank}. */
final class HarmonicFilters {

    private static final double LEAST_Q = 0.01;

    /** Fundamentals that have met are kept apart by so many Hz. */
    private static final double APART = 0.01;

    private final FrontNumbers numbers;
    private final Supplier<Tensor> q;
    private final Supplier<Tensor> fundamentals;
    private final Tensor harmonics;
    private final Tensor hz;

    HarmonicFilters(HarmonicFilterbank filters, FrontNumbers numbers) {
        this.numbers = numbers;
        this.q = numbers.exact("q", () -> new double[] {filters.q()});
        this.fundamentals = numbers.exact("centres", filters::centres);
        int bins = filters.nFft() / 2 + 1;
        double[] h = new double[filters.nHarmonics()];
        for (int i = 0; i < h.length; i++) {
            h[i] = i + 1;
        }
        double[] f = new double[bins];
        for (int k = 0; k < bins; k++) {
            f[k] = filters.sampleRate() / 2.0 * k / Math.max(1, bins - 1);
        }
        this.harmonics = numbers.keep(Numbers.DOUBLE.of(h, h.length, 1));
        this.hz = numbers.keep(Numbers.DOUBLE.of(f, 1, bins));
        numbers.within("q", LEAST_Q, Double.MAX_VALUE);
        numbers.ascending("centres", APART, filters.sampleRate() / 2.0, APART);
        numbers.draw("bands", this::bands);
    }

    /** {@code (harmonic × fundamental, bin)}. */
    Tensor bands() {
        Tensor centres = harmonics.mul(fundamentals.get());
        Tensor base = centres.mul(Numbers.scalar(HarmonicFilterbank.ALPHA))
                .add(Numbers.scalar(HarmonicFilterbank.BETA))
                .div(q.get());
        Tensor halfBase = base.mul(Numbers.scalar(0.5)).reshape(-1, 1);
        Tensor distance = hz.sub(centres.reshape(-1, 1)).abs().div(halfBase);
        Tensor triangles = torch.relu(distance.neg().add(Numbers.scalar(1)));
        return numbers.numbers().inOwnPrecision(triangles);
    }
}
