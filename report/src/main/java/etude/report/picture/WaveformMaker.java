package etude.report.picture;

import etude.signal.Waveform;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes an overview of a waveform, which may come piece by piece: for each column the lowest and highest sample of all
 * channels (outer band) and the effective value, the root of the mean square (inner band).
 */
public final class WaveformMaker {

    private final long length;
    private final double duration;
    private final float[] low = new float[ChartMaker.COLUMNS];
    private final float[] high = new float[ChartMaker.COLUMNS];
    private final double[] squares = new double[ChartMaker.COLUMNS];
    private final long[] counts = new long[ChartMaker.COLUMNS];
    private long position;

    private WaveformMaker(long length, double duration) {
        this.length = length;
        this.duration = duration;
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
    }

    /**
     * A picture of samples to come.
     *
     * @param length samples in each channel
     * @param sampleRate in Hz
     */
    public static WaveformMaker of(long length, int sampleRate) {
        if (length <= 0) {
            throw new IllegalArgumentException("A waveform of " + length + " samples makes no picture.");
        }
        return new WaveformMaker(length, (double) length / sampleRate);
    }

    /** The picture of a whole waveform. */
    public static Chart chart(Waveform waveform) {
        WaveformMaker maker = of(waveform.length(), waveform.sampleRate());
        maker.add(waveform);
        return maker.chart();
    }

    /** Takes the next samples. */
    public void add(Waveform block) {
        for (int i = 0; i < block.length(); i++) {
            int column = (int) Math.min(ChartMaker.COLUMNS - 1, position++ * ChartMaker.COLUMNS / length);
            for (int c = 0; c < block.channels(); c++) {
                float x = block.channel(c)[i];
                low[column] = Math.min(low[column], x);
                high[column] = Math.max(high[column], x);
                squares[column] += (double) x * x;
                counts[column]++;
            }
        }
    }

    /** The picture of all samples until now. */
    public Chart chart() {
        double peak = peak();
        double reach = peak > 0.5 ? Math.max(1, peak) : peak > 0 ? Rulers.step(peak) : 1;
        float[] bottom = new float[low.length];
        float[] top = new float[low.length];
        float[] effective = new float[low.length];
        for (int c = 0; c < low.length; c++) {
            int from = nearest(c);
            bottom[c] = from < 0 ? Float.NaN : (float) (0.5 + low[from] / reach / 2);
            top[c] = from < 0 ? Float.NaN : (float) (0.5 + high[from] / reach / 2);
            effective[c] = from < 0 ? Float.NaN : (float) (Math.sqrt(squares[from] / counts[from]) / reach / 2);
        }
        return new Chart(
                "waveform",
                new Plot.Curve(bottom, top, effective, 0.5, true),
                Rulers.time(duration),
                Rulers.values("full scale = 1", -reach, reach, 4),
                Optional.empty(),
                "The inner band is the effective value, the outer one goes from the lowest to the highest sample.",
                duration);
    }

    private double peak() {
        double peak = 0;
        for (int c = 0; c < low.length; c++) {
            peak = counts[c] == 0 ? peak : Math.max(peak, Math.max(-low[c], high[c]));
        }
        return peak;
    }

    /** The column itself, or the last one before it that has samples (of clips with fewer samples than columns). */
    private int nearest(int column) {
        int c = column;
        while (c >= 0 && counts[c] == 0) {
            c--;
        }
        boolean beyond = position < length && column * length / ChartMaker.COLUMNS >= position;
        return beyond ? -1 : c;
    }
}
