package etude.features;

import etude.representation.ConstantQ;
import etude.representation.Decibels;
import etude.representation.Delta;
import etude.representation.FourierTempogram;
import etude.representation.Hpss;
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
import etude.representation.Transform;
import etude.representation.ZeroCrossingRate;
import etude.signal.Decibel;
import etude.signal.Frames;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Replaces what a representation wants to know of the whole clip by what the clip has: the result is local in time.
 * Frames that had to be computed for that are asked for through a function, so that a clip in memory can keep them and a
 * long file can be read a second time.
 */
final class Resolver implements FrontEndResolver {

    private final Function<Representation, float[]> maxima;

    /**
     * Prepares a walk.
     *
     * @param maxima the largest value over the clip of each bin of a (local) representation
     */
    Resolver(Function<Representation, float[]> maxima) {
        this.maxima = maxima;
    }

    static float[] maxima(Frames frames) {
        float[] maxima = new float[frames.stride()];
        Arrays.fill(maxima, Float.NEGATIVE_INFINITY);
        for (int t = 0; t < frames.count(); t++) {
            for (int k = 0; k < maxima.length; k++) {
                maxima[k] = Math.max(maxima[k], frames.data()[t * maxima.length + k]);
            }
        }
        return maxima;
    }

    private float maximum(Representation representation) {
        float maximum = Float.NEGATIVE_INFINITY;
        for (float x : maxima.apply(representation)) {
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
        return constantQ;
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
            return DescriptorCompiler.resolve(contrast, contrast.source(), maxima.apply(contrast.source()));
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
