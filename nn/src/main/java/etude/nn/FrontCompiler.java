package etude.nn;

import etude.nn.FrontLayer.Flow;
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
import etude.representation.Tuning;
import etude.representation.ZeroCrossingRate;
import etude.signal.HarmonicFilterbank;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** From representations to flows that can be followed backwards. */
final class FrontCompiler implements Representation.Visitor<Flow> {

    private static final String THERE_ARE =
            "As layers there are: raw, spectrograms of STFT and constant-Q transforms, mel"
                    + " and other filter banks, harmonic tensors, levels in dB and logarithms of them, MFCCs, deltas, chromagrams,"
                    + " tonnetz, PCEN, Gabor energies (LEAF), log energy, RMS.";

    private final FrontNumbers numbers;

    FrontCompiler(FrontNumbers numbers) {
        this.numbers = numbers;
    }

    private Flow source(Representation representation) {
        return representation.accept(this);
    }

    private static IllegalArgumentException refused(Representation representation, String why) {
        return new IllegalArgumentException(
                "A " + representation.layout().name() + " cannot be a layer: " + why + ". " + THERE_ARE);
    }

    private static void checkKnown(Tuning tuning, Representation representation) {
        if (tuning instanceof Tuning.Estimated) {
            throw refused(representation, "its tuning is to be estimated from each clip; give it a fixed tuning");
        }
    }

    @Override
    public Flow stft(Stft stft) {
        return new SpectrumFlow(stft, numbers);
    }

    @Override
    public Flow constantQ(ConstantQ constantQ) {
        checkKnown(constantQ.tuning(), constantQ);
        return new ConstantQFlow(constantQ, numbers);
    }

    @Override
    public Flow spectrogram(Spectrogram spectrogram) {
        Flow source = source(spectrogram.source());
        return x -> Elementwise.magnitude(source.frames(x), spectrogram.power());
    }

    @Override
    public Flow mel(Mel mel) {
        Flow source = source(mel.source());
        numbers.notNegative("bands");
        Tensor bands = numbers.map("bands", () -> mel.filterbank().matrix().toRows());
        return x -> torch.linear(source.frames(x), bands);
    }

    @Override
    public Flow filtered(FilteredSpectrogram filtered) {
        Flow source = source(filtered.source());
        if (filtered.filterbank() instanceof HarmonicFilterbank harmonic
                && (numbers.trains("q") || numbers.trains("centres"))) {
            HarmonicFilters filters = new HarmonicFilters(harmonic, numbers);
            return x -> torch.linear(source.frames(x), filters.bands());
        }
        numbers.notNegative("bands");
        Tensor bands = numbers.map("bands", () -> filtered.filterbank().matrix().toRows());
        return x -> torch.linear(source.frames(x), bands);
    }

    @Override
    public Flow decibels(Decibels decibels) {
        Flow source = source(decibels.source());
        return x -> Elementwise.decibels(source.frames(x), decibels);
    }

    @Override
    public Flow log(Log log) {
        Flow source = source(log.source());
        double scale = log.base().perLn();
        return x -> Elementwise.logarithm(source.frames(x), log.floor()).mul(Numbers.scalar(scale));
    }

    @Override
    public Flow logOnePlus(LogOnePlus log) {
        Flow source = source(log.source());
        double scale = log.base().perLn();
        return x -> source.frames(x).mul(Numbers.scalar(log.gain())).log1p().mul(Numbers.scalar(scale));
    }

    @Override
    public Flow mfcc(Mfcc mfcc) {
        Flow source = source(mfcc.source());
        Tensor cosine = numbers.map("cosine", mfcc::matrix);
        return x -> torch.linear(source.frames(x), cosine);
    }

    @Override
    public Flow pcen(Pcen pcen) {
        return new PcenFlow(source(pcen.source()), pcen, numbers);
    }

    @Override
    public Flow gabor(GaborEnergies energies) {
        return new GaborFlow(energies, numbers);
    }

    @Override
    public Flow chromaStft(ChromaStft chroma) {
        checkKnown(chroma.tuning(), chroma);
        Flow source = source(chroma.source());
        numbers.notNegative("chroma");
        Tensor map = numbers.map("chroma", () -> chroma.filterbank().matrix().toRows());
        return x -> Elementwise.normalised(torch.linear(source.frames(x), map), chroma.norm());
    }

    @Override
    public Flow chromaCqt(ChromaCqt chroma) {
        Flow source = source(chroma.source());
        numbers.notNegative("chroma");
        Tensor map = numbers.map("chroma", chroma::matrix);
        return x -> {
            Tensor sums = torch.linear(source.frames(x), map);
            Tensor faint = sums.lt(Numbers.scalar(chroma.threshold()));
            return Elementwise.normalised(sums.masked_fill(faint, Numbers.scalar(0)), chroma.norm());
        };
    }

    @Override
    public Flow tonnetz(Tonnetz tonnetz) {
        Flow source = source(tonnetz.source());
        Tensor map = numbers.keep(numbers.numbers().of(tonnetz.map()));
        return x -> torch.linear(Elementwise.normalised(source.frames(x), etude.signal.VectorNorm.L1), map);
    }

    @Override
    public Flow delta(Delta delta) {
        return new DeltaFlow(source(delta.source()), delta, numbers);
    }

    @Override
    public Flow raw(Raw raw) {
        int block = raw.block();
        return x -> Cut.frames(x, block, block, 0, block - 1, raw.padding());
    }

    @Override
    public Flow logEnergy(LogEnergy energy) {
        Conditioned frames = new Conditioned(energy.frames());
        return x -> Elementwise.logarithm(
                frames.underWindow(x).square().sum(new long[] {-1}, true, Numbers.sameType()), energy.floor());
    }

    @Override
    public Flow rms(Rms rms) {
        int reach = rms.center() ? rms.frameLength() / 2 : 0;
        return x -> Elementwise.root(Cut.frames(x, rms.frameLength(), rms.hop(), reach, reach, rms.padding())
                .square()
                .mean(new long[] {-1}, true, Numbers.sameType()));
    }

    @Override
    public Flow cens(Cens cens) {
        throw refused(cens, "it counts in steps, whose slope is zero");
    }

    @Override
    public Flow hpcp(Hpcp hpcp) {
        throw refused(hpcp, "it picks peaks");
    }

    @Override
    public Flow lpc(Lpc lpc) {
        throw refused(lpc, "each frame is a recursion of its own");
    }

    @Override
    public Flow reassigned(Reassigned reassigned) {
        throw refused(reassigned, "it moves cells to other places");
    }

    @Override
    public Flow preciseSpectrogram(PreciseSpectrogram spectrogram) {
        throw refused(spectrogram, "it is made in double precision; take a spectrogram");
    }

    @Override
    public Flow zeroCrossingRate(ZeroCrossingRate rate) {
        throw refused(rate, "it counts signs, whose slope is zero");
    }

    @Override
    public Flow descriptor(SpectralDescriptor descriptor) {
        throw refused(descriptor, "it is a figure to look at, which a network makes for itself");
    }

    @Override
    public Flow onsetStrength(OnsetStrength onset) {
        throw refused(onset, "it is a figure of whole clips");
    }

    @Override
    public Flow tempogram(Tempogram tempogram) {
        throw refused(tempogram, "it is a figure of whole clips");
    }

    @Override
    public Flow fourierTempogram(FourierTempogram tempogram) {
        throw refused(tempogram, "it is a figure of whole clips");
    }

    @Override
    public Flow hpss(Hpss hpss) {
        throw refused(hpss, "medians of whole clips are at its heart");
    }
}
