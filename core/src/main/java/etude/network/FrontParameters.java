package etude.network;

import etude.representation.Derived;
import etude.representation.FilteredSpectrogram;
import etude.representation.Representation;
import etude.signal.HarmonicFilterbank;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numbers of a representation that may train. */
final class FrontParameters {

    private FrontParameters() {}

    static void check(Representation representation, Set<Front.Stage> trained) {
        Set<Front.Stage> possible = harmonic(representation).isPresent() ? Set.of(Front.Stage.Q) : Set.of();
        if (!possible.containsAll(trained)) {
            throw new IllegalArgumentException("Stages " + trained + " of a "
                    + representation.layout().name() + " are to train; possible are " + possible + ".");
        }
    }

    static List<Parameter> of(Representation representation, Set<Front.Stage> trained) {
        check(representation, trained);
        if (trained.contains(Front.Stage.Q)) {
            float q = (float) harmonic(representation).orElseThrow().q();
            return List.of(Parameter.trained("q", Shape.of(1), new Initial.Constant(q)));
        }
        return List.of();
    }

    private static Optional<HarmonicFilterbank> harmonic(Representation representation) {
        if (representation instanceof FilteredSpectrogram filtered
                && filtered.filterbank() instanceof HarmonicFilterbank harmonics) {
            return Optional.of(harmonics);
        }
        return representation instanceof Derived derived ? harmonic(derived.source()) : Optional.empty();
    }
}
