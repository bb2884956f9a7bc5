package etude.representation;

import etude.signal.Padding;
import etude.signal.VectorNorm;
import etude.signal.Wavelets;
import etude.signal.Window;
import java.util.Map;
import java.util.function.Function;

/** Builders of the {@link Catalogue}: constant-Q transforms and chromagrams. */
final class Pitches {

    /** What the setting {@code tuning} is called where each representation has its usual one. */
    static final String USUAL = "usual";

    private Pitches() {}

    static void fill(Map<String, Function<Settings, Representation>> all) {
        all.put("cqt", s -> constantQ(s, 0));
        all.put("vqt", s -> constantQ(s, s.number("gamma")));
        all.put("chroma_stft", Pitches::chromaStft);
        all.put("chroma_cqt", s -> chromaCqt(s, s.constant("chromaNorm", VectorNorm.class)));
        all.put("chroma_cens", Pitches::cens);
        all.put("tonnetz", Pitches::tonnetz);
    }

    private static ConstantQ constantQ(Settings s, double gamma) {
        Tuning tuning = tuning(s, Tuning.none());
        return constantQ(s, s.integer("nBins"), s.integer("binsPerOctave"), gamma, tuning);
    }

    private static ConstantQ constantQ(Settings s, int nBins, int binsPerOctave, double gamma, Tuning tuning) {
        return new ConstantQ(
                s.sampleRate(),
                s.integer("hop"),
                s.number("cqtFMin"),
                nBins,
                binsPerOctave,
                gamma,
                tuning,
                s.number("filterScale"),
                s.constant("cqtWindow", Window.class),
                s.constant("cqtNorm", VectorNorm.class),
                s.flag("cqtScale"),
                s.constant("padding", Padding.class));
    }

    private static Tuning tuning(Settings s, Tuning usual) {
        return s.is("tuning", USUAL)
                ? usual
                : s.is("tuning", "estimated") ? new Tuning.Estimated() : new Tuning.Fixed(s.number("tuning"));
    }

    private static ChromaStft chromaStft(Settings s) {
        return new ChromaStft(
                new Spectrogram(Catalogue.stft(s), s.number("chromaPower")),
                s.integer("nChroma"),
                tuning(s, new Tuning.Estimated()),
                s.number("chromaOctave"),
                s.number("chromaOctaveWidth"),
                s.constant("chromaNorm", VectorNorm.class));
    }

    private static ChromaCqt chromaCqt(Settings s, VectorNorm norm) {
        Tuning tuning = tuning(s, new Tuning.Estimated());
        ConstantQ q = constantQ(s, s.integer("chromaBins"), s.integer("chromaBinsPerOctave"), 0, tuning);
        return new ChromaCqt(new Spectrogram(q, 1), s.integer("nChroma"), s.number("chromaThreshold"), norm);
    }

    private static Cens cens(Settings s) {
        return new Cens(
                chromaCqt(s, VectorNorm.NONE),
                s.integer("censSmoothing"),
                Window.HANN,
                s.constant("censNorm", VectorNorm.class));
    }

    private static Tonnetz tonnetz(Settings s) {
        return new Tonnetz(
                s.is("tonnetzSource", "chroma_stft")
                        ? chromaStft(s)
                        : chromaCqt(s, s.constant("chromaNorm", VectorNorm.class)));
    }

    /** Some bins, or as many as stay below the Nyquist frequency for both transforms and any tuning that may be estimated. */
    static String fitting(Settings s, int wanted, int binsPerOctave, double gamma) {
        double highest = s.number("cqtFMin") * Math.pow(2, 0.5 / binsPerOctave);
        int fitting = new Wavelets(
                        s.sampleRate(),
                        highest,
                        1,
                        binsPerOctave,
                        gamma,
                        s.number("filterScale"),
                        s.constant("cqtWindow", Window.class),
                        VectorNorm.L1,
                        true)
                .fitting();
        return Integer.toString(Math.max(1, Math.min(wanted, fitting)));
    }
}
