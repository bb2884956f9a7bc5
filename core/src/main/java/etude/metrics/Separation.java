package etude.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of separated sources, in dB, for each source and each window. NaN where a window has a silent source or estimate;
 * infinite where there is nothing of what is measured. Immutable.
 */
public final class Separation {

    private final Protocol protocol;
    private final double[][] sdr;
    private final double[][] isr;
    private final double[][] sir;
    private final double[][] sar;
    private final int[][] estimates;

    /** Arrays are {@code [source][window]}; the ISR has no rows where it is not defined. */
    Separation(Protocol protocol, double[][] sdr, double[][] isr, double[][] sir, double[][] sar, int[][] estimates) {
        this.protocol = protocol;
        this.sdr = sdr;
        this.isr = isr;
        this.sir = sir;
        this.sar = sar;
        this.estimates = estimates;
    }

    /** How the figures were taken. */
    public Protocol protocol() {
        return protocol;
    }

    /** Number of sources. */
    public int sources() {
        return sdr.length;
    }

    /** Number of windows, at least 1. */
    public int windows() {
        return sdr[0].length;
    }

    /** Source to distortion ratios of a source, dB, one a window. */
    public double[] sdr(int source) {
        return sdr[source].clone();
    }

    /** Image to spatial distortion ratios of a source, dB, one a window; empty where images were not compared. */
    public double[] isr(int source) {
        return isr.length == 0 ? new double[0] : isr[source].clone();
    }

    /** Source to interference ratios of a source, dB, one a window. */
    public double[] sir(int source) {
        return sir[source].clone();
    }

    /** Source to artifacts ratios of a source, dB, one a window. */
    public double[] sar(int source) {
        return sar[source].clone();
    }

    /** The estimates that were taken for a source, one a window, from 0 on; -1 where no figure is defined. */
    public int[] estimates(int source) {
        return estimates[source].clone();
    }

    /**
     * One figure of each kind for each source: the median of its windows, NaN left out (the convention of the SiSEC
     * campaigns), named {@code vocals SDR} and so on.
     *
     * @param names of the sources
     * @throws IllegalArgumentException if there are not as many names as sources
     */
    public Scores scores(List<String> names) {
        if (names.size() != sources()) {
            throw new IllegalArgumentException(
                    "There are " + names.size() + " names for " + sources() + " sources; each needs one.");
        }
        Map<String, Double> values = new LinkedHashMap<>();
        for (int s = 0; s < sources(); s++) {
            String name = names.get(s);
            values.put(name + " SDR", median(sdr[s]));
            if (isr.length > 0) {
                values.put(name + " ISR", median(isr[s]));
            }
            values.put(name + " SIR", median(sir[s]));
            values.put(name + " SAR", median(sar[s]));
        }
        return new Scores(protocol, values);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
