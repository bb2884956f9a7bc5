package etude.representation;

import etude.signal.Padding;

/** A representation computed from the samples of each frame by themselves, local in time. */
public sealed interface Direct extends Representation permits Raw, Lpc, Reassigned, GaborEnergies, LogEnergy {

    /** Samples that a frame is made from. */
    int span();

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
        return ((double) frame * hop() + (center() ? 0 : span() / 2.0)) / sampleRate();
    }
}
