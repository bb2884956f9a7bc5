package etude.analysis.pitch;

/** YIN's frames: from samples to one pitch each. */
final class YinFrames {

    private final Yin settings;
    private final LagRange lags;
    private final int rate;
    private final DifferenceFunction.Shape shape;
    private final double least;

    YinFrames(Yin settings, LagRange lags, int rate) {
        this.settings = settings;
        this.lags = lags;
        this.rate = rate;
        this.shape = new DifferenceFunction.Shape(settings.difference(), lags.frame(), lags.longest());
        this.least = Math.pow(10, settings.floor() / 10);
    }

    int block() {
        return shape.lanes();
    }

    Worker worker() {
        return new Worker();
    }

    /** What was found of each frame. */
    static final class Values {

        /** Hz; 0 for silence, and where nothing repeats. */
        final double[] frequencies;

        /** 1 - normalised difference, from 0 to 1. */
        final double[] evidence;

        final double[] energies;
        final double[] residuals;

        Values(int count) {
            this.frequencies = new double[count];
            this.evidence = new double[count];
            this.energies = new double[count];
            this.residuals = new double[count];
        }
    }

    /** Scratch memory of a thread. */
    final class Worker {

        private final DifferenceFunction function = new DifferenceFunction(shape);
        private final double[] d = new double[lags.longest() + 1];
        private final double[] normal = new double[lags.longest() + 1];
        private final Dips dips = new Dips(lags.shortest(), lags.longest(), settings.deep());

        /** Computes {@code count} frames, at most {@link #block}, the first of which begins at a sample. */
        void run(float[] x, int length, long start, int count, Values out, int to) {
            function.take(x, length, start, lags.hop(), count);
            for (int f = 0; f < count; f++) {
                frame(f, out, to + f);
            }
        }

        private void frame(int f, Values out, int to) {
            double energy = function.of(f, d);
            if (energy == 0 || function.power(f) < least) {
                return;
            }
            DifferenceFunction.normalize(d, lags.longest(), normal);
            dips.find(normal, d);
            int dip = choose();
            out.energies[to] = function.power(f);
            out.residuals[to] = function.power(f);
            if (dip < 0) {
                return;
            }
            double lag = dips.lag(dip);
            out.frequencies[to] = rate / lag;
            out.evidence[to] = Math.max(0, Math.min(1, 1 - dips.height(dip)));
            out.residuals[to] *= Math.min(1, d[(int) Math.rint(lag)] / energy);
        }

        private int choose() {
            for (int i = 0; i < dips.count(); i++) {
                if (dips.height(i) < settings.threshold()) {
                    return i;
                }
            }
            return dips.lowest();
        }
    }
}
