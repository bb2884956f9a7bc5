package etude.features;

import etude.representation.Cens;
import etude.representation.ChromaCqt;
import etude.representation.ChromaStft;
import etude.representation.ConstantQ;
import etude.representation.Decibels;
import etude.representation.Delta;
import etude.representation.FourierTempogram;
import etude.representation.Hpss;
import etude.representation.Layout;
import etude.representation.Log;
import etude.representation.LogOnePlus;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.OnsetStrength;
import etude.representation.PreciseSpectrogram;
import etude.representation.Representation;
import etude.representation.Rms;
import etude.representation.SpectralDescriptor;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Tempogram;
import etude.representation.Tonnetz;
import etude.representation.ZeroCrossingRate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From records to plans. Whole-clip parameters must have been resolved ({@link Resolver}). */
final class Compiler implements FrontEndCompiler {

    private final @Nullable Representation known;
    private boolean started;

    private Compiler(@Nullable Representation known) {
        this.known = known;
    }

    /** A plan that starts from samples. */
    static Plan compile(Representation representation) {
        return representation.accept(new Compiler(null));
    }

    /**
     * A plan that starts from the frames of a source of the representation, in the place of samples; none where the
     * representation goes to the samples past that source.
     */
    static Optional<Plan> behind(Representation known, Representation representation) {
        Compiler compiler = new Compiler(known);
        Plan plan = representation.accept(compiler);
        return compiler.started ? Optional.of(plan) : Optional.empty();
    }

    @Override
    public Plan source(Representation representation) {
        if (representation.equals(known)) {
            started = true;
            Layout layout = representation.layout();
            return KnownFrames.plan(layout.complex() ? 2 * layout.size() : layout.size());
        }
        return representation.accept(this);
    }

    @Override
    public Plan stft(Stft stft) {
        return new Plan(StftFrames.framing(stft), new SpectrumKernel.Complex(stft));
    }

    @Override
    public Plan constantQ(ConstantQ constantQ) {
        ConstantQKernel kernel = new ConstantQKernel(constantQ);
        return new Plan(kernel.framing(), kernel);
    }

    @Override
    public Plan chromaStft(ChromaStft chroma) {
        return ChromaMaps.stft(source(chroma.source()), chroma);
    }

    @Override
    public Plan chromaCqt(ChromaCqt chroma) {
        return source(chroma.source()).then(ChromaMaps.cqt(chroma));
    }

    @Override
    public Plan cens(Cens cens) {
        return ChromaMaps.cens(source(cens.source()), cens);
    }

    @Override
    public Plan tonnetz(Tonnetz tonnetz) {
        return source(tonnetz.source()).then(ChromaMaps.tonnetz(tonnetz));
    }

    @Override
    public Plan spectrogram(Spectrogram spectrogram) {
        if (spectrogram.source() instanceof Stft stft && !stft.equals(known)) {
            return new Plan(StftFrames.framing(stft), new SpectrumKernel(stft, spectrogram.power()));
        }
        return source(spectrogram.source())
                .then(Maps.magnitude(spectrogram.layout().size(), spectrogram.power()));
    }

    @Override
    public Plan mel(Mel mel) {
        return source(mel.source()).then(Maps.filterbank(Matrices.of(mel.filterbank())));
    }

    @Override
    public Plan decibels(Decibels decibels) {
        return source(decibels.source()).then(Maps.decibels(decibels));
    }

    @Override
    public Plan log(Log log) {
        return source(log.source()).then(Maps.log(log));
    }

    @Override
    public Plan logOnePlus(LogOnePlus log) {
        return source(log.source()).then(Maps.logOnePlus(log));
    }

    @Override
    public Plan mfcc(Mfcc mfcc) {
        return source(mfcc.source()).then(Maps.mfcc(mfcc));
    }

    @Override
    public Plan preciseSpectrogram(PreciseSpectrogram spectrogram) {
        return PreciseKernel.plan(spectrogram);
    }

    @Override
    public Plan rms(Rms rms) {
        return TimeDomainKernel.rms(rms);
    }

    @Override
    public Plan zeroCrossingRate(ZeroCrossingRate rate) {
        return TimeDomainKernel.zeroCrossingRate(rate);
    }

    @Override
    public Plan descriptor(SpectralDescriptor descriptor) {
        return descriptor.describe(new DescriptorCompiler(source(descriptor.source())));
    }

    @Override
    public Plan delta(Delta delta) {
        return source(delta.source()).then(new DeltaStage(delta));
    }

    @Override
    public Plan onsetStrength(OnsetStrength onset) {
        OnsetStage stage = new OnsetStage(onset);
        Plan plan = source(onset.source()).then(stage);
        return onset.detrend() ? plan.then(new OnsetStage.Detrend(stage.stride())) : plan;
    }

    @Override
    public Plan tempogram(Tempogram tempogram) {
        return source(tempogram.source()).then(new TempogramStage(tempogram));
    }

    @Override
    public Plan fourierTempogram(FourierTempogram tempogram) {
        return source(tempogram.source()).then(new FourierTempogramStage(tempogram));
    }

    @Override
    public Plan hpss(Hpss hpss) {
        return source(hpss.source()).then(new HpssStage(hpss));
    }
}
