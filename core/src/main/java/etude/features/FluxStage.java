package etude.features;

/** Norm of the difference from the frame before. */
record FluxStage(int bins, boolean squared, boolean risesOnly) implements Stage.Windowed {

    @Override
    public int stride() {
        return 1;
    }

    @Override
    public int before() {
        return 1;
    }

    @Override
    public int after() {
        return 0;
    }

    @Override
    public Worker worker() {
        return (clip, t, out, to) -> out[to] = t == 0 ? 0 : flux(clip.data(), clip.at(t), clip.at(t - 1));
    }

    private float flux(float[] data, int now, int before) {
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            double d = data[now + k] - data[before + k];
            if (!risesOnly || d > 0) {
                sum += squared ? d * d : Math.abs(d);
            }
        }
        return (float) (squared ? Math.sqrt(sum) : sum);
    }
}
