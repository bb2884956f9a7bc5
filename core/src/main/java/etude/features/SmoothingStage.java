package etude.features;

/** A weighted mean of neighbouring frames, with nothing outside the clip: every bin by itself. */
record SmoothingStage(int stride, float[] weights) implements Stage.Windowed {

    @Override
    public int before() {
        return (weights.length - 1) / 2;
    }

    @Override
    public int after() {
        return weights.length / 2;
    }

    @Override
    public Worker worker() {
        return (clip, t, out, to) -> {
            java.util.Arrays.fill(out, to, to + stride, 0);
            int last = Math.min(t + after(), clip.end() - 1);
            for (int frame = Math.max(0, t - before()); frame <= last; frame++) {
                float weight = weights[frame - t + before()];
                int at = clip.at(frame);
                for (int k = 0; k < stride; k++) {
                    out[to + k] += weight * clip.data()[at + k];
                }
            }
        };
    }
}
