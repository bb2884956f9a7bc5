package etude.representation;

import etude.signal.MelFilterbank;
import etude.signal.MelScale;
import etude.signal.Padding;
import etude.signal.Window;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Every setting that presets have, with librosa's value as the standard one. To add one, write a line here and read it in
 * the {@link Catalogue}. A name that another representation already uses for the same idea is shared ({@code hop}); one
 * whose standard value differs gets a name of its own ({@code cqtFMin}).
 */
final class SettingTable {

    private static final int MANY = 1 << 24;
    private static final Map<String, Setting> ALL = new SettingTable().fill();

    private final Map<String, Setting> table = new LinkedHashMap<>();

    private SettingTable() {}

    static Collection<Setting> all() {
        return ALL.values();
    }

    static Setting get(String name) {
        Setting setting = ALL.get(name);
        if (setting == null) {
            throw Nearest.unknown("setting", name, ALL.keySet());
        }
        return setting;
    }

    private Map<String, Setting> fill() {
        frames();
        mel();
        logarithm();
        cepstrum();
        return table;
    }

    private void frames() {
        integer("nFft", 1, MANY, "2048", "samples in a Fourier transform");
        put("winLength", Values.integer(1, MANY), s -> s.text("nFft"), "samples under the window, at most nFft");
        integer("hop", 1, MANY, "512", "samples from frame to frame");
        constants("window", Window.HANN, "window function");
        flag("center", true, "whether frame t is centred on sample t × hop");
        constants("padding", Padding.ZERO, "what stands outside the clip");
        number("scale", 1e-9, 1e9, "1", "factor of the samples: 32768 counts in 16-bit steps");
        flag("removeMean", false, "whether each frame's mean is subtracted");
        number("preemphasis", 0, 1, "0", "k of x[n] - k x[n-1] within each frame; 0 for none");
        flag("symmetricWindow", false, "whether the window is symmetric and not periodic");
        constants("placement", Conditioning.Placement.MIDDLE,
                "where the samples under the window lie in the transform; after 'start' zeros follow");
        number("power", 1e-3, 100, "2", "exponent of the magnitude: 1 magnitude, 2 power");
    }

    private void mel() {
        integer("nMels", 1, 65536, "128", "mel bands");
        number("fMin", 0, 1e9, "0", "lower edge of the lowest mel band, Hz");
        put("fMax", Values.number(0, 1e9), s -> Values.text(s.sampleRate() / 2.0), "upper edge of the highest mel band, Hz");
        constants("melScale", MelScale.SLANEY, "mel formula");
        constants("melNorm", MelFilterbank.Norm.SLANEY, "weight of each mel band");
        constants("melSlope", MelFilterbank.Slope.HZ, "what the sides of the mel bands are straight lines over");
    }

    private void logarithm() {
        constants("log", Catalogue.Logarithm.DECIBELS, "logarithm of spectra and mel bands");
        number("logGain", 1e-9, 1e12, "10000", "gain of the logarithms of one plus");
        put("dbFactor", Values.number(1e-3, 1e3), s -> Values.text(20 / s.number("power")),
                "dB for a factor of ten: 10 for powers, 20 for magnitudes");
        number("amin", 1e-300, 1e300, "1e-10", "smallest value that a logarithm tells apart from nothing");
        put("topDb", Values.numberOr(0, 1e6, "none"), s -> "80", "lowest level, in dB below the clip's maximum");
    }

    private void cepstrum() {
        integer("nMfcc", 1, 65536, "20", "cepstral coefficients kept");
        constants("dctNorm", Mfcc.DctNorm.ORTHO, "scaling of the cosine transform");
        number("lifter", 0, 1e6, "0", "length of the cepstral lifter; 0 for none");
        integer("lifterFirst", 0, 1, "1", "what the lifter counts coefficient 0 as");
    }

    private void integer(String name, int least, int most, String standard, String meaning) {
        put(name, Values.integer(least, most), s -> standard, meaning);
    }

    private void number(String name, double least, double most, String standard, String meaning) {
        put(name, Values.number(least, most), s -> standard, meaning);
    }

    private void flag(String name, boolean standard, String meaning) {
        put(name, Values.flag(), s -> Boolean.toString(standard), meaning);
    }

    private <E extends Enum<E>> void constants(String name, E standard, String meaning) {
        put(name, Values.constants(standard.getDeclaringClass()), s -> Values.word(standard), meaning);
    }

    private void put(String name, Values values, Function<Settings, String> standard, String meaning) {
        table.put(name, new Setting(name, values, standard, meaning));
    }
}
