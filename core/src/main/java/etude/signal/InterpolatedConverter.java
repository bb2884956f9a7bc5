package etude.signal;

/**
 * Conversion by any ratio: weights are known at 128 positions between two inputs and interpolated (by the cubic through
 * four positions) in between, which errs by less than -140 dB. The table stays small whatever the ratio.
 */
final class InterpolatedConverter implements RateConverter {

    private static final int POSITIONS = 128;

    private final long up;
    private final long down;
    private final int half;
    private final Reach reach;
    private final float[][] weights;

    /**
     * Converts by {@code up / down}.
     *
     * @param kernel the filter
     * @param speed the filter's time from input to input
     */
    InterpolatedConverter(long up, long down, SincKernel kernel, double speed) {
        this.up = up;
        this.down = down;
        this.half = (int) Math.ceil(kernel.halfWidth() / speed);
        this.reach = new Reach(up, down, half);
        this.weights = new float[POSITIONS + 3][];
        Parallel.blocks(weights.length, 8, (from, to) -> {
            for (int i = from; i < to; i++) {
                weights[i] = kernel.weights((i - 1.0) / POSITIONS, half, speed);
            }
        });
    }

    @Override
    public long ready(long known) {
        return reach.ready(known);
    }

    @Override
    public long oldest(long next) {
        return reach.oldest(next);
    }

    @Override
    public int blockSize() {
        return 4096;
    }

    @Override
    public void run(float[] x, long start, int length, long first, int count, float[] out, int to) {
        for (int done = 0; done < count; done += blockSize()) {
            block(x, start, length, first + done, Math.min(blockSize(), count - done), out, to + done);
        }
    }

    private void block(float[] x, long start, int length, long first, int count, float[] out, int to) {
        long from = first * down / up - half + 1;
        long until = (first + count - 1) * down / up + half + 1;
        float[] stretch = new float[Math.toIntExact(until - from)];
        RateConverter.copy(x, start, length, from, stretch, stretch.length);
        float[] products = new float[2 * half];
        for (int i = 0; i < count; i++) {
            long scaled = (first + i) * down;
            int at = (int) (scaled / up - half + 1 - from);
            double position = (double) (scaled % up) / up * POSITIONS;
            int cell = (int) position;
            multiply(stretch, at, cell, position - cell, products);
            out[to + i] = sum(products);
        }
    }

    private void multiply(float[] x, int at, int cell, double t, float[] products) {
        float[] a = weights[cell];
        float[] b = weights[cell + 1];
        float[] c = weights[cell + 2];
        float[] d = weights[cell + 3];
        float p = (float) (-t * (t - 1) * (t - 2) / 6);
        float q = (float) ((t + 1) * (t - 1) * (t - 2) / 2);
        float r = (float) (-(t + 1) * t * (t - 2) / 2);
        float s = (float) ((t + 1) * t * (t - 1) / 6);
        for (int j = 0; j < products.length; j++) {
            products[j] = ((p * a[j] + q * b[j]) + (r * c[j] + s * d[j])) * x[at + j];
        }
    }

    /** Adds the second half to the first until few are left: a fixed order whose loops run over neighbours. */
    private static float sum(float[] products) {
        int n = products.length;
        while (n > 8) {
            int keep = (n + 1) / 2;
            for (int j = 0; j < n - keep; j++) {
                products[j] += products[keep + j];
            }
            n = keep;
        }
        float sum = 0;
        for (int j = 0; j < n; j++) {
            sum += products[j];
        }
        return sum;
    }
}
