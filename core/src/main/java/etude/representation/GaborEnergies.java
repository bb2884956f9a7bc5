package etude.representation;

import etude.signal.GaborFilterbank;
import etude.signal.Padding;

/**
 * Energies of the waveform behind Gabor filters, smoothed by a Gaussian and sampled once a hop: {@code (filter, frame)}. With
 * a {@link Pcen} behind them they are the LEAF front end at its starting values. Frames are centred; the clip is followed by
 * silence on both sides.
 *
 * @param filterbank the filters
 * @param hop samples from frame to frame
 * @param poolLength samples under the Gaussian, odd
 * @param poolWidth standard deviation of the Gaussian, in half lengths
 * @param floor smallest energy that is kept
 * @see <a href="https://openreview.net/forum?id=jM76BCb6F9m">Zeghidour, Teboul, de Chaumont Quitry, Tagliasacchi, LEAF: a
 *     learnable frontend for audio classification, 2021</a>
 */
public record GaborEnergies(GaborFilterbank filterbank, int hop, int poolLength, double poolWidth, double floor)
        implements Direct {

    /** Checks the ranges. */
    public GaborEnergies {
        Checks.positive("hop", hop);
        Checks.atLeast("poolLength", poolLength, 3);
        Checks.positive("poolWidth", poolWidth);
        Checks.positive("floor", floor);
        if (poolLength % 2 == 0) {
            throw new IllegalArgumentException("poolLength is " + poolLength + "; it must be odd.");
        }
    }

    @Override
    public int sampleRate() {
        return filterbank.sampleRate();
    }

    @Override
    public int span() {
        return filterbank.length() + poolLength - 1;
    }

    @Override
    public boolean center() {
        return true;
    }

    @Override
    public Padding padding() {
        return Padding.ZERO;
    }

    /** The Gaussian, 1 in the middle: {@code poolLength} values. */
    public double[] pool() {
        double[] g = new double[poolLength];
        double half = 0.5 * (poolLength - 1);
        for (int i = 0; i < g.length; i++) {
            double z = (i - half) / (poolWidth * half);
            g[i] = Math.exp(-0.5 * z * z);
        }
        return g;
    }

    @Override
    public Layout layout() {
        return Layout.of("gabor_energies", Axis.of(Axis.Kind.AUDITORY_HZ, filterbank.centres()), "energy");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.gabor(this);
    }
}
