package etude.runtime;

import etude.network.Listening;

/** How long a model says that its pieces are: samples, or frames of patches. */
final class StatedLength implements Listening.Pieces.Visitor<Integer> {

    private StatedLength() {}

    static int of(Listening listening) {
        return listening.pieces().accept(new StatedLength());
    }

    @Override
    public Integer spread(Listening.Spread pieces) {
        return pieces.samples();
    }

    @Override
    public Integer single(Listening.Single pieces) {
        return pieces.samples();
    }

    @Override
    public Integer running(Listening.Running pieces) {
        return pieces.samples();
    }

    @Override
    public Integer patches(Listening.Patches pieces) {
        return pieces.frames();
    }
}
