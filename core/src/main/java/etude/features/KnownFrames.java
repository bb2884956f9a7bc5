package etude.features;

import etude.signal.Lanes;
import etude.signal.Padding;

/** Frames that are there already, as a kernel over their array. */
record KnownFrames(int stride) implements LaneKernel {

    /** Lanes whose rows stay in a core's cache for all that frames usually hold. */
    private static final int LANES = 128;

    static Plan plan(int stride) {
        return new Plan(new Framing(stride, stride, 0, 0, Padding.ZERO), new KnownFrames(stride));
    }

    @Override
    public int batch() {
        return LANES;
    }

    @Override
    public Worker worker(int frames) {
        return (x, at, hop, count, out, to) -> System.arraycopy(x, at, out, to, count * stride);
    }

    @Override
    public LaneWorker lanes(int lanes) {
        float[][] rows = new float[stride][lanes];
        return (x, at, hop, count) -> {
            Lanes.fromFrames(x, at, hop, count, stride, rows);
            return rows;
        };
    }
}
