package etude.network;

import etude.features.Features;
import etude.representation.Representation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A representation as the first layer of a network: from samples {@code (batch, sample)} to {@code (batch, bin, frame)},
 * {@code (batch, harmonic, bin, frame)} or whatever shape its frames have, the frame axis last. Its linear stages may train;
 * one that does starts at the hand-made numbers. With nothing trained it is the representation itself.
 *
 * @param representation what to compute
 * @param trained the stages that train; each must be a stage of the representation
 */
public record Front(Representation representation, Set<Stage> trained) implements Layer {

    /** Stages of a representation that can train. */
    public enum Stage {
        /** The window of the Fourier transform, where it lies among the samples: {@code window (nFft)}. */
        WINDOW,
        /** The kernels of the Fourier transform: {@code fourier.real}, {@code fourier.imaginary (bins, nFft)}. */
        FOURIER,
        /** The bands over a spectrum, each weight by itself, none negative: {@code bands (band, bin)}. */
        BANDS,
        /** The cosine transform of MFCCs, lifter included: {@code cosine (coefficient, band)}. */
        COSINE,
        /**
         * The kernels of the constant-Q transform: {@code constantq.real}, {@code constantq.imaginary (bin, sample)}, over the
         * samples from the earliest to the latest that any filter reads, relative to the frame's centre; the value of a bin is
         * the sum over these samples, the kernels not turned around.
         */
        CONSTANT_Q,
        /** The map from bins to pitch classes, without negative weights: {@code chroma (class, bin)}. */
        CHROMA,
        /** The bandwidth of harmonic filters by one number, positive: {@code q (1)}. */
        Q,
        /** The bandwidth of harmonic filters by a number a fundamental: {@code q (fundamentals)}. */
        Q_PER_BAND,
        /** The fundamentals of harmonic filters, Hz, ascending: {@code centres (fundamentals)}. */
        CENTRES,
        /**
         * Centres of Gabor filters, Hz, ascending, and standard deviations of their Gaussians, samples:
         * {@code gabor.centres}, {@code gabor.widths (filter)}.
         */
        GABOR,
        /** Widths of the smoothing behind Gabor filters, standard deviations in half lengths: {@code pool.widths (filter)}. */
        POOL,
        /**
         * Per-channel energy normalisation: {@code pcen.gain} (at least 0), {@code pcen.bias}, {@code pcen.power} (positive),
         * {@code pcen.smoothing} (between 0 and 1), each {@code (band)}.
         */
        PCEN
    }

    /** Copies the set and checks that the stages are there. */
    public Front {
        trained = trained.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(trained));
        FrontParameters.check(representation, trained);
    }

    /** A representation that does not train. */
    public static Front fixed(Representation representation) {
        return new Front(representation, Set.of());
    }

    /** A representation of which some stages train. */
    public static Front training(Representation representation, Stage... stages) {
        return new Front(representation, Set.of(stages));
    }

    /** Whether anything trains. */
    public boolean trains() {
        return !trained.isEmpty();
    }

    @Override
    public List<Parameter> parameters() {
        return FrontParameters.of(representation, trained);
    }

    @Override
    public List<Shape> outputs(List<Shape> inputs) {
        Shape x = Require.rank("A representation", inputs.get(0), 2);
        int frames = Features.count(representation, x.get(1));
        Require.atLeastOne("A " + representation.layout().name(), x, frames);
        List<Integer> axes = new ArrayList<>();
        axes.add(x.get(0));
        for (int length : representation.layout().shape()) {
            axes.add(length);
        }
        axes.add(frames);
        return List.of(Shape.of(axes));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.front(this);
    }
}
