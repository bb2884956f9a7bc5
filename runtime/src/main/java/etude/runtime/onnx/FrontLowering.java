package etude.runtime.onnx;

import etude.network.Front;
import etude.network.Shape;
import etude.network.Weight;
import etude.representation.Cens;
import etude.representation.ChromaCqt;
import etude.representation.ChromaStft;
import etude.representation.ConstantQ;
import etude.representation.Decibels;
import etude.representation.Delta;
import etude.representation.FilteredSpectrogram;
import etude.representation.FourierTempogram;
import etude.representation.GaborEnergies;
import etude.representation.Hpcp;
import etude.representation.Hpss;
import etude.representation.Log;
import etude.representation.LogEnergy;
import etude.representation.LogOnePlus;
import etude.representation.Lpc;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.OnsetStrength;
import etude.representation.Pcen;
import etude.representation.PreciseSpectrogram;
import etude.representation.Raw;
import etude.representation.Reassigned;
import etude.representation.Representation;
import etude.representation.Rms;
import etude.representation.SpectralDescriptor;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Tempogram;
import etude.representation.Tonnetz;
import etude.representation.Transform;
import etude.representation.Tuning;
import etude.representation.ZeroCrossingRate;
import etude.signal.Filterbank;
import etude.signal.VectorNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * From a representation to ONNX operators: samples {@code (batch, sample)} become {@code (batch, bin, frame)} or whatever
 * shape its frames have, the frame axis last. Fourier and constant-Q kernels are convolutions, filter banks products of
 * matrices; what trained is taken from the weights.
 */
final class FrontLowering implements Representation.Visitor<String> {

    private final OnnxGraph graph;
    private final Numbers numbers;
    private final FrontNumbers made;
    private final FrameLowering frames;

    private FrontLowering(OnnxGraph graph, Numbers numbers, String samples) {
        this.graph = graph;
        this.numbers = numbers;
        this.made = new FrontNumbers(numbers);
        this.frames = new FrameLowering(graph, numbers, samples);
    }

    static String lower(OnnxGraph graph, Numbers numbers, Front front, String samples) {
        return front.representation().accept(new FrontLowering(graph, numbers, samples));
    }

    private static UnsupportedOperationException refusal(Representation representation) {
        return new UnsupportedOperationException("A " + representation.layout().name()
                + " has no ONNX form. Export the body of the network instead, which takes features, and compute them"
                + " with Features; or choose a representation made of spectra, filter banks and logarithms.");
    }

    /** A tuning that is estimated of each clip is no number that could be written down. */
    private static void known(Representation representation, Tuning tuning) {
        if (!(tuning instanceof Tuning.Fixed)) {
            throw new UnsupportedOperationException(
                    "A " + representation.layout().name()
                            + " whose tuning is estimated has no ONNX form. Fix its tuning (0 for concert pitch), or export the body"
                            + " of the network, which takes features.");
        }
    }

    private String matrix(String name, Weight weight) {
        return graph.constant(numbers.fullName(name), weight);
    }

    private String scaled(String x, double factor) {
        return factor == 1 ? x : graph.apply("Mul", x, graph.scalar(factor));
    }

    @Override
    public String stft(Stft stft) {
        throw refusal(stft);
    }

    @Override
    public String constantQ(ConstantQ constantQ) {
        throw refusal(constantQ);
    }

    /** Real parts and imaginary parts of a transform, one after the other along the bins. */
    private String parts(Transform transform) {
        if (transform instanceof Stft stft) {
            return frames.stft(stft);
        }
        ConstantQ constantQ = (ConstantQ) transform;
        known(constantQ, constantQ.tuning());
        return frames.constantQ(constantQ);
    }

    @Override
    public String spectrogram(Spectrogram spectrogram) {
        String power = squares(parts(spectrogram.source()));
        if (spectrogram.power() == 2) {
            return power;
        }
        return spectrogram.power() == 1
                ? graph.apply("Sqrt", power)
                : graph.apply("Pow", power, graph.scalar(spectrogram.power() / 2));
    }

    /** Sums of the squares of both halves of axis 1. */
    private String squares(String parts) {
        List<String> halves = graph.node("Split", graph.apply("Mul", parts, parts))
                .with("axis", 1)
                .give(2);
        return graph.apply("Add", halves.get(0), halves.get(1));
    }

    @Override
    public String mel(Mel mel) {
        return bands(mel.source().accept(this), mel.filterbank());
    }

    @Override
    public String filtered(FilteredSpectrogram filtered) {
        String bands = bands(filtered.source().accept(this), filtered.filterbank());
        int[] shape = filtered.filterbank().shape();
        return shape.length == 1 ? bands : graph.apply("Reshape", bands, graph.wholes(0, shape[0], shape[1], -1));
    }

    private String bands(String spectra, Filterbank filters) {
        return graph.apply("MatMul", matrix("bands", made.bands(filters)), spectra);
    }

    /** A logarithm that is not below a floor; zeros are far below, not an error. */
    private String log(String x, double perLn, double lowest) {
        String ln = scaled(graph.apply("Log", x), perLn);
        return graph.apply("Max", ln, graph.scalar(lowest));
    }

    @Override
    public String decibels(Decibels decibels) {
        double factor = decibels.factor();
        String level = log(decibels.source().accept(this), factor / Math.log(10), factor * Math.log10(decibels.amin()));
        int axes = decibels.layout().shape().length + 1;
        level = graph.apply("Sub", level, reference(decibels, level, axes));
        if (decibels.floor() instanceof Decibels.Floor.Absolute absolute) {
            return graph.apply("Max", level, graph.scalar(absolute.db()));
        }
        if (decibels.floor() instanceof Decibels.Floor.BelowClipMaximum below) {
            String floor = graph.apply("Sub", loudest(level, axes), graph.scalar(below.topDb()));
            return graph.apply("Max", level, floor);
        }
        return level;
    }

    private String reference(Decibels decibels, String level, int axes) {
        if (decibels.reference() instanceof Decibels.Reference.Fixed fixed) {
            return graph.scalar(decibels.factor() * Math.log10(Math.max(decibels.amin(), fixed.value())));
        }
        return loudest(level, axes);
    }

    /** The largest value of each clip. */
    private String loudest(String x, int axes) {
        List<Integer> all = new ArrayList<>();
        for (int i = 1; i <= axes; i++) {
            all.add(i);
        }
        return graph.node("ReduceMax", x).wholes("axes", all).give();
    }

    @Override
    public String log(Log log) {
        double perLn = log.base().perLn();
        return log(log.source().accept(this), perLn, perLn * Math.log(log.floor()));
    }

    @Override
    public String logOnePlus(LogOnePlus log) {
        String more = graph.apply("Add", scaled(log.source().accept(this), log.gain()), graph.scalar(1));
        return scaled(graph.apply("Log", more), log.base().perLn());
    }

    @Override
    public String mfcc(Mfcc mfcc) {
        String bands = mfcc.source().accept(this);
        return graph.apply("MatMul", matrix("cosine", made.matrix("cosine", mfcc.matrix())), bands);
    }

    @Override
    public String delta(Delta delta) {
        return new DeltaLowering(graph, delta).lower(delta.source().accept(this));
    }

    @Override
    public String pcen(Pcen pcen) {
        return new PcenLowering(graph, made, pcen).lower(pcen.source().accept(this));
    }

    @Override
    public String raw(Raw raw) {
        int block = raw.block();
        double[][] each = new double[block][block];
        for (int i = 0; i < block; i++) {
            each[i][i] = 1;
        }
        String blocks = frames.products(frames.padded(raw.padding(), 0, block - 1), "blocks", each, block);
        return block == 1 ? graph.apply("Squeeze", blocks, graph.wholes(1)) : blocks;
    }

    @Override
    public String gabor(GaborEnergies energies) {
        int filters = energies.filterbank().nFilters();
        String x = frames.framed(true, energies.span(), energies.padding());
        String energy = squares(frames.products(x, "gabor", made.gabor(energies), 1));
        Weight pools = single(made.pools(energies));
        String pooled = graph.node(
                        "Conv",
                        energy,
                        graph.constant("pool", Shape.of(filters, 1, energies.poolLength()), pools.values()))
                .wholes("kernel_shape", List.of(energies.poolLength()))
                .wholes("strides", List.of(energies.hop()))
                .with("group", filters)
                .give();
        return graph.apply("Max", pooled, graph.scalar(energies.floor()));
    }

    private static Weight single(double[][] rows) {
        float[][] rounded = new float[rows.length][rows[0].length];
        for (int r = 0; r < rows.length; r++) {
            for (int i = 0; i < rows[r].length; i++) {
                rounded[r][i] = (float) rows[r][i];
            }
        }
        return FrontNumbers.flat(rounded);
    }

    @Override
    public String chromaStft(ChromaStft chroma) {
        known(chroma, chroma.tuning());
        String spectra = chroma.source().accept(this);
        Weight map = made.matrix("chroma", chroma.filterbank().matrix().toRows());
        return normalised(graph.apply("MatMul", matrix("chroma", map), spectra), chroma.norm());
    }

    @Override
    public String chromaCqt(ChromaCqt chroma) {
        String spectra = chroma.source().accept(this);
        String sums = graph.apply("MatMul", matrix("chroma", made.matrix("chroma", chroma.matrix())), spectra);
        if (chroma.threshold() > 0) {
            String below = graph.apply("Less", sums, graph.scalar(chroma.threshold()));
            sums = graph.apply("Where", below, graph.scalar(0), sums);
        }
        return normalised(sums, chroma.norm());
    }

    /** Frames divided by their size; those of (almost) nothing stay as they are. */
    private String normalised(String x, VectorNorm norm) {
        if (norm == VectorNorm.NONE) {
            return x;
        }
        String size = switch (norm) {
            case L1, NONE -> size("ReduceL1", x);
            case L2 -> size("ReduceL2", x);
            case MAX -> size("ReduceMax", graph.apply("Abs", x));
        };
        String nothing = graph.apply("Less", size, graph.scalar(Float.MIN_NORMAL));
        return graph.apply("Div", x, graph.apply("Where", nothing, graph.scalar(1), size));
    }

    private String size(String operator, String x) {
        return graph.node(operator, x).wholes("axes", List.of(1)).give();
    }

    @Override
    public String tonnetz(Tonnetz tonnetz) {
        String shares = normalised(tonnetz.source().accept(this), VectorNorm.L1);
        return graph.apply("MatMul", matrix("tonnetz", FrontNumbers.flat(tonnetz.map())), shares);
    }

    @Override
    public String rms(Rms rms) {
        String x = frames.framed(rms.center(), rms.frameLength(), rms.padding());
        String mean = graph.node("AveragePool", graph.apply("Mul", x, x))
                .wholes("kernel_shape", List.of(rms.frameLength()))
                .wholes("strides", List.of(rms.hop()))
                .give();
        return graph.apply("Sqrt", mean);
    }

    @Override
    public String cens(Cens cens) {
        throw refusal(cens);
    }

    @Override
    public String hpcp(Hpcp hpcp) {
        throw refusal(hpcp);
    }

    @Override
    public String lpc(Lpc lpc) {
        throw refusal(lpc);
    }

    @Override
    public String logEnergy(LogEnergy energy) {
        throw refusal(energy);
    }

    @Override
    public String reassigned(Reassigned reassigned) {
        throw refusal(reassigned);
    }

    @Override
    public String preciseSpectrogram(PreciseSpectrogram spectrogram) {
        throw refusal(spectrogram);
    }

    @Override
    public String zeroCrossingRate(ZeroCrossingRate rate) {
        throw refusal(rate);
    }

    @Override
    public String descriptor(SpectralDescriptor descriptor) {
        throw refusal(descriptor);
    }

    @Override
    public String onsetStrength(OnsetStrength onset) {
        throw refusal(onset);
    }

    @Override
    public String tempogram(Tempogram tempogram) {
        throw refusal(tempogram);
    }

    @Override
    public String fourierTempogram(FourierTempogram tempogram) {
        throw refusal(tempogram);
    }

    @Override
    public String hpss(Hpss hpss) {
        throw refusal(hpss);
    }
}
