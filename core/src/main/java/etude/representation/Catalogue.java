package etude.representation;

import etude.signal.MelFilterbank;
import etude.signal.MelScale;
import etude.signal.Padding;
import etude.signal.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The representations that a preset can build, by librosa's names. To add one: a line in {@link #fill}, a builder that
 * reads its {@link Settings}, and a line in the {@link SettingTable} for each setting that is new. The contract test of the
 * features then covers it by itself: it must work for any sample rate from 8 kHz.
 */
final class Catalogue {

    private static final Map<String, Function<Settings, Representation>> ALL = fill();

    private Catalogue() {}

    private static Map<String, Function<Settings, Representation>> fill() {
        var all = new LinkedHashMap<String, Function<Settings, Representation>>();
        all.put("stft", Catalogue::stft);
        all.put("spectrogram", Catalogue::spectrogram);
        all.put("log_spectrogram", s -> log(spectrogram(s), s));
        all.put("melspectrogram", Catalogue::mel);
        all.put("log_melspectrogram", s -> log(mel(s), s));
        all.put("mfcc", Catalogue::mfcc);
        Descriptors.fill(all);
        FrontEndCatalogue.fill(all);
        Pitches.fill(all);
        return all;
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    static Representation build(String name, Settings settings) {
        Function<Settings, Representation> builder = ALL.get(name);
        if (builder == null) {
            throw Nearest.unknown("representation", name, names());
        }
        return builder.apply(settings);
    }

    static Stft stft(Settings s) {
        return new Stft(
                s.sampleRate(),
                s.integer("nFft"),
                s.integer("winLength"),
                s.integer("hop"),
                s.constant("window", Window.class),
                s.flag("center"),
                s.constant("padding", Padding.class),
                new Conditioning(
                        s.number("scale"),
                        s.flag("removeMean"),
                        s.number("preemphasis"),
                        s.flag("symmetricWindow"),
                        s.constant("placement", Conditioning.Placement.class)));
    }

    static Spectrogram spectrogram(Settings s) {
        return new Spectrogram(stft(s), s.number("power"));
    }

    static Mel mel(Settings s) {
        return new Mel(
                spectrogram(s),
                new MelFilterbank(
                        s.sampleRate(),
                        s.integer("nFft"),
                        s.integer("nMels"),
                        s.number("fMin"),
                        s.number("fMax"),
                        s.constant("melScale", MelScale.class),
                        s.constant("melNorm", MelFilterbank.Norm.class),
                        s.constant("melSlope", MelFilterbank.Slope.class)));
    }

    /** The logarithms that presets take of powers or magnitudes. */
    enum Logarithm {
        DECIBELS,
        LN,
        LOG10,
        LN_ONE_PLUS,
        LOG10_ONE_PLUS
    }

    static Representation log(Representation source, Settings s) {
        return switch (s.constant("log", Logarithm.class)) {
            case DECIBELS -> decibels(source, s);
            case LN -> new Log(source, s.number("amin"), Log.Base.E);
            case LOG10 -> new Log(source, s.number("amin"), Log.Base.TEN);
            case LN_ONE_PLUS -> new LogOnePlus(source, s.number("logGain"), Log.Base.E);
            case LOG10_ONE_PLUS -> new LogOnePlus(source, s.number("logGain"), Log.Base.TEN);
        };
    }

    private static Decibels decibels(Representation source, Settings s) {
        Decibels.Floor floor = s.is("topDb", "none")
                ? new Decibels.Floor.None()
                : new Decibels.Floor.BelowClipMaximum(s.number("topDb"));
        return new Decibels(source, s.number("dbFactor"), new Decibels.Reference.Fixed(1), s.number("amin"), floor);
    }

    static Mfcc mfcc(Settings s) {
        return new Mfcc(
                log(mel(s), s),
                s.integer("nMfcc"),
                s.constant("dctNorm", Mfcc.DctNorm.class),
                s.number("lifter"),
                s.integer("lifterFirst"));
    }
}
