package etude.network.describe;

import etude.network.Network;
import etude.network.Shape;

/**
 * A line of a {@link Description}.
 *
 * @param node what is described
 * @param kind of the layer, in the field's words
 * @param detail its sizes; may be empty
 * @param output shape of its main tensor, batch included
 * @param trained numbers that an optimiser changes
 * @param statistics running means and variances
 * @param multiplyAdds of its weights for one clip: convolutions, linear maps, recurrent layers, attention, matrix products;
 *     what is done value by value and the representation itself are not counted
 * @param reach how much of the sound it sees
 */
public record DescribedNode(
        Network.Node node,
        String kind,
        String detail,
        Shape output,
        long trained,
        long statistics,
        long multiplyAdds,
        Reach reach) {

    /** Kind and detail. */
    public String words() {
        return detail.isEmpty() ? kind : kind + " " + detail;
    }
}
