package etude.network;

import etude.representation.ChromaCqt;
import etude.representation.ChromaStft;
import etude.representation.Derived;
import etude.representation.FilteredSpectrogram;
import etude.representation.GaborEnergies;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.Representation;
import etude.representation.Tuning;
import etude.signal.Filterbank;
import etude.signal.HarmonicFilterbank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The filters of a representation as they are, hand-made or trained: banks over frequency, cosines, maps to pitch classes, and
 * of kernels, windows and other numbers those that train. From the sound on.
 *
 * <p>Of Gabor filters it is the response over frequency (of magnitude 1 at the centre); of harmonic filters the triangles that
 * their Q and centres make.
 */
public final class FrontFilters {

    /** Frequencies at which the response of Gabor filters is taken. */
    private static final int POINTS = 257;

    private final Front front;
    private final Map<String, float[]> trained;
    private final List<FilterMap> maps = new ArrayList<>();
    /** Parameters that are a part of a map. */
    private final Set<String> drawn = new LinkedHashSet<>();

    private FrontFilters(Front front, Map<String, float[]> trained) {
        this.front = front;
        this.trained = trained;
    }

    /** The filters that a representation starts with. */
    public static List<FilterMap> handMade(Front front) {
        return new FrontFilters(front, Map.of()).all();
    }

    /**
     * The filters with a network's weights.
     *
     * @param node name of the representation's node
     * @throws IllegalArgumentException if weights that train are missing
     */
    public static List<FilterMap> of(Front front, String node, Weights weights) {
        Map<String, float[]> trained = new java.util.HashMap<>();
        front.parameters()
                .forEach(parameter -> trained.put(
                        parameter.name(),
                        weights.get(node + "." + parameter.name()).values()));
        return new FrontFilters(front, trained).all();
    }

    private List<FilterMap> all() {
        Representation part = front.representation();
        List<Representation> chain = new ArrayList<>(List.of(part));
        while (part instanceof Derived derived) {
            part = derived.source();
            chain.add(0, part);
        }
        chain.forEach(this::add);
        front.parameters().stream()
                .filter(parameter -> !drawn.contains(parameter.name()))
                .forEach(this::plain);
        return List.copyOf(maps);
    }

    private void add(Representation part) {
        if (part instanceof Mel mel) {
            bank(mel.filterbank());
        } else if (part instanceof FilteredSpectrogram filtered) {
            bank(filtered.filterbank());
        } else if (part instanceof GaborEnergies gabor) {
            gabor(gabor);
        } else if (part instanceof Mfcc mfcc) {
            matrix("cosine", mfcc.matrix(), FilterMap.Columns.BANDS, 0);
        } else if (part instanceof ChromaStft chroma && chroma.tuning() instanceof Tuning.Fixed) {
            double top = chroma.stft().sampleRate() / 2.0;
            matrix("chroma", chroma.filterbank().matrix().toRows(), FilterMap.Columns.HERTZ, top);
        } else if (part instanceof ChromaCqt chroma) {
            matrix("chroma", chroma.matrix(), FilterMap.Columns.BANDS, 0);
        }
    }

    private void bank(Filterbank filters) {
        float[][] handMade = filters.matrix().toRows();
        if (filters instanceof HarmonicFilterbank harmonic) {
            drawn.addAll(List.of("q", "centres"));
            handMade = harmonic.rows(vector("centres", harmonic.centres()), vector("q", harmonic.q()));
        }
        matrix("bands", handMade, FilterMap.Columns.HERTZ, filters.sampleRate() / 2.0);
    }

    /** A map under its parameter's name: the trained numbers where there are some. */
    private void matrix(String name, float[][] handMade, FilterMap.Columns columns, double end) {
        drawn.add(name);
        float[] values = trained.get(name);
        float[][] rows = values == null ? handMade : rows(values, handMade.length);
        maps.add(new FilterMap(name, rows, columns, columns == FilterMap.Columns.BANDS ? rows[0].length : end));
    }

    /** The Fourier transform of a Gaussian is a Gaussian. */
    private void gabor(GaborEnergies energies) {
        drawn.addAll(List.of("gabor.centres", "gabor.widths"));
        double[] centres = vector("gabor.centres", energies.filterbank().centres());
        double[] widths = vector("gabor.widths", energies.filterbank().widths());
        double rate = energies.sampleRate();
        float[][] rows = new float[centres.length][POINTS];
        for (int f = 0; f < rows.length; f++) {
            for (int k = 0; k < POINTS; k++) {
                double away = 2 * Math.PI * (rate / 2 * k / (POINTS - 1) - centres[f]) / rate * widths[f];
                rows[f][k] = (float) Math.exp(-away * away / 2);
            }
        }
        maps.add(new FilterMap("gabor", rows, FilterMap.Columns.HERTZ, rate / 2));
    }

    /** A parameter as it is: kernels and windows over samples, numbers over bands. */
    private void plain(Parameter parameter) {
        Initial.Given start = (Initial.Given) parameter.initial();
        float[] values = trained.getOrDefault(parameter.name(), start.values().get());
        int[] axes = parameter.shape().toArray();
        float[][] rows = rows(values, axes.length == 1 ? 1 : axes[0]);
        boolean overSamples = parameter.name().equals("window") || axes.length == 2;
        maps.add(new FilterMap(
                parameter.name(),
                rows,
                overSamples ? FilterMap.Columns.SAMPLES : FilterMap.Columns.BANDS,
                rows[0].length));
    }

    private double[] vector(String name, double... handMade) {
        float[] values = trained.get(name);
        if (values == null) {
            return handMade;
        }
        double[] vector = new double[values.length];
        Arrays.setAll(vector, i -> values[i]);
        return vector;
    }

    private static float[][] rows(float[] values, int count) {
        int length = values.length / count;
        float[][] rows = new float[count][];
        for (int r = 0; r < count; r++) {
            rows[r] = Arrays.copyOfRange(values, r * length, (r + 1) * length);
        }
        return rows;
    }
}
