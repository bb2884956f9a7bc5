package etude.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import etude.network.Convolution;
import etude.network.Network;
import etude.network.Slice;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {

    @Test
    void channelsBeforeAMaximumFillBlocksAndAreCutAwayBehindIt() {
        Network network = Zoo.get("musicnn").model().network();
        Rounding round = Rounding.of(network, Weights.initial(network, 1));
        assertThat(round.weights().fitting(round.network()).size())
                .isGreaterThan(Weights.initial(network, 1).size());
        assertThat(convolution(round.network(), "layers.0.conv").out()).isEqualTo(208);
        assertThat(convolution(round.network(), "layers.2.conv").out()).isEqualTo(51);
        List<Network.Node> cuts = round.network().nodes().stream()
                .filter(node -> node.layer() instanceof Slice)
                .toList();
        assertThat(cuts).extracting(Network.Node::name).containsExactly("layers.0.max.cut", "layers.1.max.cut");
        assertThat(round.network().shapes(2, 16_000 * 3).get(round.network().output()))
                .isEqualTo(network.shapes(2, 16_000 * 3).get(network.output()));
    }

    private static Convolution convolution(Network network, String name) {
        return network.nodes().stream()
                .filter(node -> node.name().equals(name))
                .map(node -> (Convolution) node.layer())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fcn", "short", "sample", "hcnn", "attention"})
    void networksWithoutSuchMaximaStayAsTheyAre(String name) {
        Network network = Zoo.get(name).model().network();
        assertThat(Rounding.of(network, Weights.initial(network, 1)).network()).isEqualTo(network);
    }
}
