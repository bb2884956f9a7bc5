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
import etude.representation.Scope;
import etude.representation.SpectralContrast;
import etude.representation.SpectralDescriptor;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Tempogram;
import etude.representation.Tonnetz;
import etude.representation.Transform;
import etude.representation.Tuning;
import etude.representation.ZeroCrossingRate;
import etude.signal.Decibel;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.TuningEstimator;
import etude.signal.Window;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Replaces what a representation wants to know of the whole clip by what the clip has: the result is local in time.
 * Frames that had to be computed for that are asked for through a function, so that a clip in memory can keep them and a
 * long file can be read a second time.
 */
final class Resolver implements FrontEndResolver {

    private final BiConsumer<Representation, Consumer<Frames>> compute;

    /**
     * Prepares a walk.
     *
     * @param compute hands over the frames of a (local) representation of the clip, all at once or block after block
     */
    Resolver(BiConsumer<Representation, Consumer<Frames>> compute) {
        this.compute = compute;
    }

    /** The largest value over the clip of each bin. */
    private float[] maxima(Representation representation) {
        Layout layout = representation.layout();
        float[] maxima = new float[layout.complex() ? 2 * layout.size() : layout.size()];
        Arrays.fill(maxima, Float.NEGATIVE_INFINITY);
        float[] frame = new float[maxima.length];
        compute.accept(representation, frames -> {
            for (int t = 0; t < frames.count(); t++) {
                System.arraycopy(frames.data(), t * frame.length, frame, 0, frame.length);
                raise(maxima, frame);
            }
        });
        return maxima;
    }

    private static void raise(float[] maxima, float[] values) {
        for (int k = 0; k < maxima.length; k++) {
            maxima[k] = Math.max(maxima[k], values[k]);
        }
    }

    private float maximum(Representation representation) {
        float maximum = Float.NEGATIVE_INFINITY;
        for (float x : maxima(representation)) {
            maximum = Math.max(maximum, x);
        }
        return maximum;
    }

    Representation resolve(Representation representation) {
        return representation.accept(this);
    }

    @Override
    public Representation stft(Stft stft) {
        return stft;
    }

    @Override
    public Representation constantQ(ConstantQ constantQ) {
        if (constantQ.tuning() instanceof Tuning.Fixed) {
            return constantQ;
        }
        var stft = new Stft(constantQ.sampleRate(), 2048, 2048, 512, Window.HANN, true, Padding.ZERO);
        return constantQ.tuned(tuning(new Spectrogram(stft, 1), stft.nFft(), constantQ.binsPerOctave()));
    }

    @Override
    public Representation chromaStft(ChromaStft chroma) {
        return chroma.tuning() instanceof Tuning.Fixed
                ? chroma
                : chroma.tuned(tuning(chroma.source(), chroma.stft().nFft(), chroma.nChroma()));
    }

    private double tuning(Spectrogram spectra, int nFft, int binsPerOctave) {
        var estimator = new TuningEstimator(spectra.sampleRate(), nFft, binsPerOctave);
        compute.accept(spectra, frames -> {
            for (int t = 0; t < frames.count(); t++) {
                estimator.add(frames.data(), t * frames.stride(), frames.stride());
            }
        });
        return estimator.tuning();
    }

    @Override
    public Representation chromaCqt(ChromaCqt chroma) {
        return new ChromaCqt(
                (Spectrogram) resolve(chroma.source()), chroma.nChroma(), chroma.threshold(), chroma.norm());
    }

    @Override
    public Representation cens(Cens cens) {
        return new Cens(resolve(cens.source()), cens.smoothing(), cens.window(), cens.norm());
    }

    @Override
    public Representation tonnetz(Tonnetz tonnetz) {
        return new Tonnetz(resolve(tonnetz.source()));
    }

    @Override
    public Representation spectrogram(Spectrogram spectrogram) {
        return new Spectrogram((Transform) resolve(spectrogram.source()), spectrogram.power());
    }

    @Override
    public Representation mel(Mel mel) {
        return new Mel((Spectrogram) resolve(mel.source()), mel.filterbank());
    }

    @Override
    public Representation decibels(Decibels decibels) {
        Representation source = resolve(decibels.source());
        boolean clipReference = decibels.reference() instanceof Decibels.Reference.ClipMaximum;
        boolean clipFloor = decibels.floor() instanceof Decibels.Floor.BelowClipMaximum;
        if (!clipReference && !clipFloor) {
            return new Decibels(source, decibels.factor(), decibels.reference(), decibels.amin(), decibels.floor());
        }
        double amin = decibels.amin();
        double loudest = Math.max(amin, maximum(source));
        double reference = decibels.reference() instanceof Decibels.Reference.Fixed fixed
                ? Math.max(amin, fixed.value())
                : loudest;
        Decibels.Floor floor = decibels.floor();
        if (floor instanceof Decibels.Floor.BelowClipMaximum below) {
            double scale = decibels.factor() / 10;
            double top = scale * Decibel.ofPower(loudest) - scale * Decibel.ofPower(reference);
            floor = new Decibels.Floor.Absolute(top - below.topDb());
        }
        return new Decibels(source, decibels.factor(), new Decibels.Reference.Fixed(reference), amin, floor);
    }

    @Override
    public Representation log(Log log) {
        return new Log(resolve(log.source()), log.floor(), log.base());
    }

    @Override
    public Representation logOnePlus(LogOnePlus log) {
        return new LogOnePlus(resolve(log.source()), log.gain(), log.base());
    }

    @Override
    public Representation mfcc(Mfcc mfcc) {
        return new Mfcc(resolve(mfcc.source()), mfcc.nMfcc(), mfcc.norm(), mfcc.lifter(), mfcc.lifterFirst());
    }

    @Override
    public Representation preciseSpectrogram(PreciseSpectrogram spectrogram) {
        return spectrogram;
    }

    @Override
    public Representation rms(Rms rms) {
        return rms;
    }

    @Override
    public Representation zeroCrossingRate(ZeroCrossingRate rate) {
        return rate;
    }

    @Override
    public Representation descriptor(SpectralDescriptor descriptor) {
        SpectralDescriptor local = descriptor.over(resolve(descriptor.source()));
        if (local instanceof SpectralContrast contrast && contrast.scope() instanceof Scope.WholeClip) {
            return DescriptorCompiler.resolve(contrast, contrast.source(), maxima(contrast.source()));
        }
        return local;
    }

    @Override
    public Representation delta(Delta delta) {
        return new Delta(resolve(delta.source()), delta.width(), delta.order(), delta.edges());
    }

    @Override
    public Representation onsetStrength(OnsetStrength onset) {
        return onset.over(resolve(onset.source()));
    }

    @Override
    public Representation tempogram(Tempogram tempogram) {
        return new Tempogram(
                resolve(tempogram.source()), tempogram.winLength(), tempogram.window(), tempogram.normalise());
    }

    @Override
    public Representation fourierTempogram(FourierTempogram tempogram) {
        return new FourierTempogram(resolve(tempogram.source()), tempogram.winLength(), tempogram.window());
    }

    @Override
    public Representation hpss(Hpss hpss) {
        return hpss.over(resolve(hpss.source()));
    }
}
