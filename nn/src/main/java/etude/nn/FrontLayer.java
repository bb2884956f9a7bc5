package etude.nn;

import etude.network.Front;

/** A representation as a layer. */
final class FrontLayer {

    private FrontLayer() {}

    static Step of(Front front, Owned own) {
        throw new IllegalArgumentException("A representation as a layer is not there yet: "
                + front.representation().layout().name() + ".");
    }
}
