package etude.features;

import etude.representation.Decibels;
import etude.representation.Log;
import etude.representation.LogOnePlus;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Transform;
import etude.signal.Decibel;
import etude.signal.Frames;
import java.util.function.Function;

/**
 * Replaces what a representation wants to know of the whole clip by what the clip has: the result is local in time.
 * Frames that had to be computed for that are asked for through a function, so that a clip in memory can keep them and a
 * long file can be read a second time.
 */
final class Resolver implements Representation.Visitor<Representation> {

    private final Function<Representation, Float> maximum;

    /**
     * Prepares a walk.
     *
     * @param maximum the largest value over the clip of a (local) representation
     */
    Resolver(Function<Representation, Float> maximum) {
        this.maximum = maximum;
    }

    static float maximum(Frames frames) {
        return frames.max();
    }

    Representation resolve(Representation representation) {
        return representation.accept(this);
    }

    @Override
    public Representation stft(Stft stft) {
        return stft;
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
        double loudest = Math.max(amin, maximum.apply(source));
        double reference =
                decibels.reference() instanceof Decibels.Reference.Fixed fixed ? Math.max(amin, fixed.value()) : loudest;
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
}
