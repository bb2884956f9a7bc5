package etude.nn;

import etude.network.Front;
import etude.network.Initial;
import etude.network.Layer;
import etude.network.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Units that the trainer counts some numbers of representations in: the hand-made value. Centres in Hz, widths in samples and
 * the exponents of PCEN then all start at 1, and a learning rate means the same share of each.
 */
final class FrontUnits {

    private static final Set<String> RELATIVE = Set.of(
            "q",
            "centres",
            "gabor.centres",
            "gabor.widths",
            "pool.widths",
            "pcen.gain",
            "pcen.bias",
            "pcen.power",
            "pcen.smoothing");

    private FrontUnits() {}

    /** Units of a layer's parameters, by their names within it; those that are not there are held as they are. */
    static Map<String, float[]> of(Layer layer) {
        Map<String, float[]> units = new LinkedHashMap<>();
        if (layer instanceof Front front) {
            for (Parameter parameter : front.parameters()) {
                if (RELATIVE.contains(parameter.name()) && parameter.initial() instanceof Initial.Given given) {
                    units.put(parameter.name(), notZero(given.values().get()));
                }
            }
        }
        return units;
    }

    private static float[] notZero(float[] values) {
        float[] units = values.clone();
        for (int i = 0; i < units.length; i++) {
            units[i] = units[i] == 0 ? 1 : units[i];
        }
        return units;
    }
}
