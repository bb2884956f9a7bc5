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

    /** Centred frames of a span: {@code span/2} samples of padding on both sides. */
    static Framing centred(int hop, int span, Padding padding) {
        return new Framing(hop, span, span / 2, span / 2, padding);
    }
}
