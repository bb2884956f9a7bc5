package etude.representation;

import etude.signal.Padding;

/** One number from the samples of each frame, without a transform. */
public sealed interface TimeDomain extends Representation permits Rms, ZeroCrossingRate {

    /** Samples in a frame. */
    int frameLength();

    /** Whether frame t is centred on sample {@code t × hop}. */
    boolean center();

    /** What stands outside the clip. */
    Padding padding();

    @Override
    default Scope scope() {
        return Scope.LOCAL;
    }

    @Override
    default double frameTime(int frame) {
        return ((double) frame * hop() + (center() ? 0 : frameLength() / 2.0)) / sampleRate();
    }
}
