package etude.network;

import etude.representation.ChromaCqt;
import etude.representation.ChromaStft;
import etude.representation.ConstantQ;
import etude.representation.Derived;
import etude.representation.FilteredSpectrogram;
import etude.representation.GaborEnergies;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.Pcen;
import etude.representation.Representation;
import etude.representation.Stft;
import etude.representation.Tuning;
import etude.signal.FourierKernels;
import etude.signal.HarmonicFilterbank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The numbers of a representation that may train. They start at the hand-made ones; what is stored of them are the numbers
 * themselves (a centre in Hz, a Q), not what a trainer may make of them.
 */
final class FrontParameters {

    private final Set<Front.Stage> trained;
    private final Set<Front.Stage> there = EnumSet.noneOf(Front.Stage.class);
    private final List<Parameter> parameters = new ArrayList<>();

    private FrontParameters(Representation representation, Set<Front.Stage> trained) {
        this.trained = trained;
        for (Representation part : chain(representation)) {
            find(part, Stft.class).ifPresent(this::stft);
            find(part, ConstantQ.class).ifPresent(this::constantQ);
            find(part, Mel.class).ifPresent(mel -> bands(mel.filterbank().matrix()::toRows, mel));
            find(part, FilteredSpectrogram.class).ifPresent(this::filtered);
            find(part, GaborEnergies.class).ifPresent(this::gabor);
            find(part, Mfcc.class).ifPresent(this::cosine);
            find(part, ChromaStft.class).ifPresent(this::chroma);
            find(part, ChromaCqt.class).ifPresent(this::chroma);
            find(part, Pcen.class).ifPresent(this::pcen);
        }
    }

    static void check(Representation representation, Set<Front.Stage> trained) {
        if (trained.isEmpty()) {
            return;
        }
        Set<Front.Stage> there = new FrontParameters(representation, trained).there;
        String name = representation.layout().name();
        for (Front.Stage stage : trained) {
            if (!there.contains(stage)) {
                throw new IllegalArgumentException("A " + name + " has no stage " + stage + " that could train; "
                        + (there.isEmpty() ? "it has none." : "it has " + there + "."));
            }
        }
        alone(trained, Front.Stage.Q, Front.Stage.Q_PER_BAND);
        alone(trained, Front.Stage.BANDS, Front.Stage.Q);
        alone(trained, Front.Stage.BANDS, Front.Stage.Q_PER_BAND);
        alone(trained, Front.Stage.BANDS, Front.Stage.CENTRES);
    }

    private static void alone(Set<Front.Stage> trained, Front.Stage one, Front.Stage other) {
        if (trained.contains(one) && trained.contains(other)) {
            throw new IllegalArgumentException(
                    "Stages " + one + " and " + other + " are two ways to train the same filters; choose one.");
        }
    }

    static List<Parameter> of(Representation representation, Set<Front.Stage> trained) {
        return trained.isEmpty() ? List.of() : List.copyOf(new FrontParameters(representation, trained).parameters);
    }

    /** From the sound to the representation. */
    private static List<Representation> chain(Representation representation) {
        List<Representation> chain = new ArrayList<>();
        chain.add(0, representation);
        while (chain.get(0) instanceof Derived derived) {
            chain.add(0, derived.source());
        }
        return chain;
    }

    private static <T> Optional<T> find(Representation part, Class<T> type) {
        return type.isInstance(part) ? Optional.of(type.cast(part)) : Optional.empty();
    }

    private void stft(Stft stft) {
        int nFft = stft.nFft();
        add(Front.Stage.WINDOW, "window", stft::windowValues, nFft);
        add(Front.Stage.FOURIER, "fourier.real", () -> flat(FourierKernels.real(nFft)), stft.bins(), nFft);
        add(Front.Stage.FOURIER, "fourier.imaginary", () -> flat(FourierKernels.imaginary(nFft)), stft.bins(), nFft);
    }

    private void constantQ(ConstantQ q) {
        if (q.tuning() instanceof Tuning.Fixed) {
            int length = q.wavelets().last() - q.wavelets().first() + 1;
            add(
                    Front.Stage.CONSTANT_Q,
                    "constantq.real",
                    () -> flat(q.wavelets().kernels()[0]),
                    q.nBins(),
                    length);
            add(
                    Front.Stage.CONSTANT_Q,
                    "constantq.imaginary",
                    () -> flat(q.wavelets().kernels()[1]),
                    q.nBins(),
                    length);
        }
    }

    private void bands(Supplier<float[][]> rows, Derived filtered) {
        int bins = filtered.source().layout().size();
        add(
                Front.Stage.BANDS,
                "bands",
                () -> flat(rows.get()),
                filtered.layout().size(),
                bins);
    }

    private void filtered(FilteredSpectrogram filtered) {
        bands(() -> filtered.filterbank().matrix().toRows(), filtered);
        if (filtered.filterbank() instanceof HarmonicFilterbank harmonic) {
            int fundamentals = harmonic.centres().length;
            add(Front.Stage.Q, "q", () -> filled(1, harmonic.q()), 1);
            add(Front.Stage.Q_PER_BAND, "q", () -> filled(fundamentals, harmonic.q()), fundamentals);
            add(Front.Stage.CENTRES, "centres", () -> single(harmonic.centres()), fundamentals);
        }
    }

    private void gabor(GaborEnergies energies) {
        int filters = energies.filterbank().nFilters();
        add(
                Front.Stage.GABOR,
                "gabor.centres",
                () -> single(energies.filterbank().centres()),
                filters);
        add(
                Front.Stage.GABOR,
                "gabor.widths",
                () -> single(energies.filterbank().widths()),
                filters);
        add(Front.Stage.POOL, "pool.widths", () -> filled(filters, energies.poolWidth()), filters);
    }

    private void cosine(Mfcc mfcc) {
        int bands = mfcc.source().layout().size();
        add(Front.Stage.COSINE, "cosine", () -> flat(mfcc.matrix()), mfcc.nMfcc(), bands);
    }

    private void chroma(ChromaStft chroma) {
        if (chroma.tuning() instanceof Tuning.Fixed) {
            int bins = chroma.stft().bins();
            add(
                    Front.Stage.CHROMA,
                    "chroma",
                    () -> flat(chroma.filterbank().matrix().toRows()),
                    chroma.nChroma(),
                    bins);
        }
    }

    private void chroma(ChromaCqt chroma) {
        int bins = chroma.source().layout().size();
        add(Front.Stage.CHROMA, "chroma", () -> flat(chroma.matrix()), chroma.nChroma(), bins);
    }

    private void pcen(Pcen pcen) {
        int bands = pcen.layout().size();
        add(Front.Stage.PCEN, "pcen.gain", () -> filled(bands, pcen.gain()), bands);
        add(Front.Stage.PCEN, "pcen.bias", () -> filled(bands, pcen.bias()), bands);
        add(Front.Stage.PCEN, "pcen.power", () -> filled(bands, pcen.power()), bands);
        add(Front.Stage.PCEN, "pcen.smoothing", () -> filled(bands, pcen.smoothing()), bands);
    }

    private void add(Front.Stage stage, String name, Supplier<float[]> handMade, int... axes) {
        there.add(stage);
        if (trained.contains(stage)) {
            parameters.add(Parameter.trained(name, Shape.of(axes), new Initial.Given(handMade)));
        }
    }

    private static float[] flat(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] flat = new float[rows.length * columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, flat, r * columns, columns);
        }
        return flat;
    }

    private static float[] filled(int length, double value) {
        float[] values = new float[length];
        Arrays.fill(values, (float) value);
        return values;
    }

    private static float[] single(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }
}
