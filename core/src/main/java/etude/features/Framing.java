package etude.features;

import etude.signal.Padding;

/**
 * How a clip is cut: frame t reads {@code span} samples from sample {@code t × hop - before}; the clip is followed by
 * {@code after} samples of padding.
 */
record Framing(int hop, int span, int before, int after, Padding padding) {

    /** Number of frames of a clip of so many samples. */
    int count(long samples) {
        long room = samples + before + after - span;
        return room < 0 ? 0 : Math.toIntExact(room / hop + 1);
    }

    /** Computes frames of a clip; only what reaches beyond its ends is copied, with what stands there. */
    void frames(FrameKernel.Worker worker, float[] x, int from, int count, float[] out, int to) {
        long start = (long) from * hop - before;
        int length = Math.addExact(Math.multiplyExact(count - 1, hop), span);
        if (start >= 0 && start + length <= x.length) {
            worker.frames(from, x, (int) start, hop, count, out, to);
        } else {
            worker.frames(from, padding.stretch(x, start, length), 0, hop, count, out, to);
        }
    }

    /** Centred frames of a span: {@code span/2} samples of padding on both sides. */
    static Framing centred(int hop, int span, Padding padding) {
        return new Framing(hop, span, span / 2, span / 2, padding);
    }
}
