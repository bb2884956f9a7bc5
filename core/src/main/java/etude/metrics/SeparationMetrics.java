package etude.metrics;

import etude.signal.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well sources were separated.
 *
 * <p>BSS Eval explains each estimate by what filters of 512 taps can make of the references: of its own source, of all
 * sources, and what is left. The ratios of the energies of these parts are the source to distortion (SDR), image to spatial
 * distortion (ISR), source to interference (SIR) and source to artifacts (SAR) ratios, in dB.
 *
 * <ul>
 *   <li>version 3, {@link #sources}: one channel; the filtered source counts as right; as {@code bss_eval_sources};
 *   <li>version 3, {@link #images}: any channels; the source itself is right, and filtering is an error of its own; as
 *       {@code bss_eval_images}. Both find new filters for each window;
 *   <li>version 4, {@link #version4}: images, with one set of filters for all windows; as museval with
 *       {@code framewise_filters=False}, which recent campaigns use.
 * </ul>
 *
 * <p>References and estimates are lists of sounds of one length, one number of channels and one sample rate. Windows that
 * have a silent source or estimate have no figures (NaN); sounds that are silent from end to end are refused. A source counts
 * as silent if all its samples are 0.
 *
 * @see <a href="https://doi.org/10.1109/TSA.2005.858005">Vincent, Gribonval and Févotte, Performance measurement in blind audio
 *     source separation, 2006</a>
 * @see <a href="https://doi.org/10.1016/j.sigpro.2011.10.007">Vincent et al., The signal separation evaluation campaign
 *     (2007–2010), 2012 (images)</a>
 * @see <a href="https://doi.org/10.1007/978-3-319-93764-9_28">Stöter, Liutkus and Ito, The 2018 signal separation evaluation
 *     campaign, 2018 (version 4)</a>
 * @see <a href="https://doi.org/10.1109/ICASSP.2019.8683855">Le Roux et al., SDR – half-baked or well done?, 2019 (SI-SDR)</a>
 */
public final class SeparationMetrics {

    /** As many as mir_eval allows. */
    private static final int MOST_SOURCES = 100;

    private SeparationMetrics() {}

    /**
     * Windows over the sounds.
     *
     * @param window samples; 0 for the whole
     * @param hop samples
     * @param fallsBack whether one window is the whole
     */
    private record Grid(int window, int hop, boolean fallsBack) {

        static final Grid WHOLE = new Grid(0, 0, false);

        List<Excerpt> over(Excerpt whole) {
            if (window == 0 || window >= whole.length()) {
                return List.of(whole);
            }
            int count = (int) (((long) whole.length() - window + hop) / hop);
            if (fallsBack && count < 2) {
                return List.of(whole);
            }
            List<Excerpt> windows = new ArrayList<>();
            for (int w = 0; w < count; w++) {
                windows.add(whole.part(w * hop, w * hop + window));
            }
            return windows;
        }

        ScoreSheet write(ScoreSheet sheet, int sampleRate) {
            if (window == 0) {
                return sheet.with("window", "whole");
            }
            return sheet.with("window", window / (double) sampleRate, "s").with("hop", hop / (double) sampleRate, "s");
        }
    }

    /**
     * Version 3, sources: over the whole sounds.
     *
     * @param permute whether the order of the estimates is found, too: the one with the best mean SIR
     * @throws IllegalArgumentException if the sounds do not fit together, have more than one channel, or one is silent
     */
    public static Separation sources(List<Waveform> references, List<Waveform> estimates, boolean permute) {
        return version3(references, estimates, Grid.WHOLE, permute, false);
    }

    /**
     * Version 3, sources: window by window; over the whole where not even two windows fit.
     *
     * @param window samples, at least 1; 30 s is usual
     * @param hop samples from window to window, at least 1; 15 s is usual
     */
    public static Separation sources(
            List<Waveform> references, List<Waveform> estimates, int window, int hop, boolean permute) {
        return version3(references, estimates, grid(window, hop, true), permute, false);
    }

    /**
     * Version 3, images: over the whole sounds.
     *
     * @param permute whether the order of the estimates is found, too: the one with the best mean SIR
     * @throws IllegalArgumentException if the sounds do not fit together, or one is silent
     */
    public static Separation images(List<Waveform> references, List<Waveform> estimates, boolean permute) {
        return version3(references, estimates, Grid.WHOLE, permute, true);
    }

    /**
     * Version 3, images: window by window; over the whole where not even two windows fit.
     *
     * @param window samples, at least 1; 30 s is usual
     * @param hop samples from window to window, at least 1; 15 s is usual
     */
    public static Separation images(
            List<Waveform> references, List<Waveform> estimates, int window, int hop, boolean permute) {
        return version3(references, estimates, grid(window, hop, true), permute, true);
    }

    /**
     * Version 4, window by window: estimate {@code i} is of source {@code i}.
     *
     * @param window samples, at least 1; 1 s is usual
     * @param hop samples from window to window, at least 1; 1 s is usual
     * @throws IllegalArgumentException if the sounds do not fit together, or one is silent
     */
    public static Separation version4(List<Waveform> references, List<Waveform> estimates, int window, int hop) {
        check(references, estimates);
        Grid grid = grid(window, hop, false);
        int channels = references.get(0).channels();
        Excerpt truth = Excerpt.of(references);
        Excerpt heard = Excerpt.of(estimates);
        var filters = DistortionFilters.between(truth, heard, channels);
        List<Excerpt> windows = grid.over(truth);
        int[] audible = IntStream.range(0, windows.size())
                .filter(w -> allAudible(truth, heard, windows.get(w), channels))
                .toArray();
        Energies[][][] energies = new Decomposition(truth, heard, channels, filters, false)
                .within(IntStream.of(audible).mapToObj(windows::get).toList());
        Table table = new Table(references.size(), windows.size(), true);
        for (int a = 0; a < audible.length; a++) {
            table.put(audible[a], energies[a], identity(references.size()));
        }
        return table.separation(protocol("BSS Eval v4, images", references.get(0), grid, "no"));
    }

    /**
     * The scale-invariant SDR: by how many dB the reference, scaled to come closest, is louder than the rest of the estimate.
     * Channels are taken as one long signal with one scale.
     *
     * @param zeroMean whether each channel's mean is taken out first
     * @return dB; infinite for a perfect estimate, NaN where the reference or the estimate is silent
     * @throws IllegalArgumentException if the sounds differ in length, channels or sample rate
     */
    public static double siSdr(Waveform reference, Waveform estimate, boolean zeroMean) {
        checkPair(reference, estimate, "reference", "estimate");
        double product = 0;
        double energy = 0;
        double heard = 0;
        for (int c = 0; c < reference.channels(); c++) {
            float[] s = reference.channel(c);
            float[] e = estimate.channel(c);
            double meanOfS = zeroMean ? mean(s) : 0;
            double meanOfE = zeroMean ? mean(e) : 0;
            for (int t = 0; t < s.length; t++) {
                product += (s[t] - meanOfS) * (e[t] - meanOfE);
                energy += (s[t] - meanOfS) * (s[t] - meanOfS);
                heard += (e[t] - meanOfE) * (e[t] - meanOfE);
            }
        }
        if (energy == 0 || heard == 0) {
            return Double.NaN;
        }
        double scale = product / energy;
        return decibels(scale * scale * energy, rest(reference, estimate, scale, zeroMean));
    }

    /** The energy of what a scaled reference leaves of an estimate: summed anew, since a difference of sums loses digits. */
    private static double rest(Waveform reference, Waveform estimate, double scale, boolean zeroMean) {
        double rest = 0;
        for (int c = 0; c < reference.channels(); c++) {
            float[] s = reference.channel(c);
            float[] e = estimate.channel(c);
            double offset = zeroMean ? mean(e) - scale * mean(s) : 0;
            for (int t = 0; t < s.length; t++) {
                double x = e[t] - scale * s[t] - offset;
                rest += x * x;
            }
        }
        return rest;
    }

    private static double mean(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        return sum / x.length;
    }

    private static Grid grid(int window, int hop, boolean fallsBack) {
        if (window < 1 || hop < 1) {
            throw new IllegalArgumentException("A window has " + window + " samples and the next begins " + hop
                    + " samples later; both must be at least 1.");
        }
        return new Grid(window, hop, fallsBack);
    }

    private static Separation version3(
            List<Waveform> references, List<Waveform> estimates, Grid grid, boolean permute, boolean images) {
        check(references, estimates);
        int channels = references.get(0).channels();
        if (!images && channels > 1) {
            throw new IllegalArgumentException("The sounds have " + channels
                    + " channels; BSS Eval of sources takes one. Compare images, or mix the channels down.");
        }
        Excerpt truth = Excerpt.of(references);
        Excerpt heard = Excerpt.of(estimates);
        List<Excerpt> windows = grid.over(truth);
        Table table = new Table(references.size(), windows.size(), images);
        for (int w = 0; w < windows.size(); w++) {
            Excerpt part = windows.get(w);
            Excerpt heardPart = heard.part(part.from(), part.to());
            if (allAudible(truth, heard, part, channels)) {
                var filters = DistortionFilters.between(part, heardPart, channels);
                var decomposition = new Decomposition(part, heardPart, channels, filters, permute);
                Energies[][] energies = decomposition.within(List.of(part))[0];
                table.put(w, energies, permute ? Assignment.best(sir(energies)) : identity(references.size()));
            }
        }
        String method = images ? "BSS Eval v3, images" : "BSS Eval v3, sources";
        return table.separation(protocol(method, references.get(0), grid, permute ? "the best by mean SIR" : "no"));
    }

    private static Protocol protocol(String method, Waveform sound, Grid grid, String permutation) {
        ScoreSheet sheet =
                new ScoreSheet("separation").with("method", method).with("filter", DistortionFilters.TAPS, "taps");
        return grid.write(sheet, sound.sampleRate())
                .with("sample rate", sound.sampleRate(), "Hz")
                .with("permutation", permutation)
                .scores()
                .protocol();
    }

    /** {@code [estimate][source]}. */
    private static double[][] sir(Energies[][] energies) {
        double[][] sir = new double[energies.length][energies.length];
        for (int e = 0; e < sir.length; e++) {
            for (int k = 0; k < sir.length; k++) {
                sir[e][k] = decibels(energies[e][k].filtered, energies[e][k].interference);
            }
        }
        return sir;
    }

    private static int[] identity(int count) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private static double decibels(double wanted, double unwanted) {
        return unwanted == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(wanted / unwanted);
    }

    /** Figures as they come, window by window. */
    private static final class Table {

        private final double[][] sdr;
        private final double[][] isr;
        private final double[][] sir;
        private final double[][] sar;
        private final int[][] estimates;
        private final boolean images;

        Table(int sources, int windows, boolean images) {
            this.sdr = undefined(sources, windows);
            this.isr = undefined(images ? sources : 0, windows);
            this.sir = undefined(sources, windows);
            this.sar = undefined(sources, windows);
            this.estimates = new int[sources][windows];
            this.images = images;
            for (int[] row : estimates) {
                Arrays.fill(row, -1);
            }
        }

        private static double[][] undefined(int rows, int columns) {
            double[][] table = new double[rows][columns];
            for (double[] row : table) {
                Arrays.fill(row, Double.NaN);
            }
            return table;
        }

        /** Takes, for each source, the estimate that {@code order} says. */
        void put(int window, Energies[][] energies, int[] order) {
            for (int source = 0; source < order.length; source++) {
                Energies parts = energies[order[source]][source];
                estimates[source][window] = order[source];
                sir[source][window] = decibels(parts.filtered, parts.interference);
                sar[source][window] = decibels(parts.explained, parts.artifacts);
                if (images) {
                    sdr[source][window] = decibels(parts.source, parts.error);
                    isr[source][window] = decibels(parts.source, parts.spatial);
                } else {
                    sdr[source][window] = decibels(parts.filtered, parts.unfiltered);
                }
            }
        }

        Separation separation(Protocol protocol) {
            return new Separation(protocol, sdr, isr, sir, sar, estimates);
        }
    }

    private static void check(List<Waveform> references, List<Waveform> estimates) {
        if (references.isEmpty() || references.size() != estimates.size()) {
            throw new IllegalArgumentException("There are " + references.size() + " references and " + estimates.size()
                    + " estimates; there must be as many of both, at least one.");
        }
        if (references.size() > MOST_SOURCES) {
            throw new IllegalArgumentException(
                    "There are " + references.size() + " sources; at most " + MOST_SOURCES + " can be evaluated.");
        }
        for (int i = 0; i < references.size(); i++) {
            checkPair(references.get(0), references.get(i), "reference 1", "reference " + (i + 1));
            checkPair(references.get(0), estimates.get(i), "reference 1", "estimate " + (i + 1));
        }
        checkAudible(references, "reference");
        checkAudible(estimates, "estimate");
    }

    private static void checkPair(Waveform a, Waveform b, String first, String second) {
        if (a.length() != b.length() || a.channels() != b.channels() || a.sampleRate() != b.sampleRate()) {
            throw new IllegalArgumentException("The " + first + " has " + described(a) + ", the " + second + " has "
                    + described(b) + "; they must be alike. Cut or resample them first.");
        }
    }

    private static String described(Waveform sound) {
        return sound.length() + " samples × " + sound.channels() + " channels at " + sound.sampleRate() + " Hz";
    }

    private static void checkAudible(List<Waveform> sounds, String what) {
        Excerpt all = Excerpt.of(sounds);
        int channels = sounds.get(0).channels();
        for (int i = 0; i < sounds.size(); i++) {
            if (all.isSilent(i * channels, channels)) {
                throw new IllegalArgumentException("The " + what + " " + (i + 1)
                        + " is silent from end to end; ratios to silence are not defined. Leave this source out.");
            }
        }
    }

    private static boolean allAudible(Excerpt truth, Excerpt heard, Excerpt window, int channels) {
        for (Excerpt sounds : List.of(truth, heard)) {
            Excerpt part = sounds.part(window.from(), window.to());
            for (int first = 0; first < part.channels().length; first += channels) {
                if (part.isSilent(first, channels)) {
                    return false;
                }
            }
        }
        return true;
    }
}
