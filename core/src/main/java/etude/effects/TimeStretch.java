package etude.effects;

import etude.features.Features;
import etude.representation.Stft;
import etude.resynthesis.InverseStft;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Parallel;
import etude.signal.Waveform;
import etude.signal.Window;

/**
 * A sound at another speed and the same pitch, by a phase vocoder: magnitudes between frames are interpolated, phases go on
 * by what they went on there.
 *
 * @param nFft samples in a transform
 * @param hop samples from frame to frame
 * @see <a href="https://www.ee.columbia.edu/~dpwe/resources/matlab/pvoc/">Ellis, A phase vocoder in Matlab, 2002</a>
 */
public record TimeStretch(int nFft, int hop) {

    /** librosa's transform: 2048 samples, hop 512. */
    public static final TimeStretch STANDARD = new TimeStretch(2048, 512);

    /** Checks the ranges. */
    public TimeStretch {
        if (nFft < 4 || hop < 1 || hop > nFft / 2) {
            throw new IllegalArgumentException("nFft is " + nFft + " and hop " + hop
                    + "; nFft must be at least 4, and hop from 1 to half of nFft.");
        }
    }

    /**
     * A clip at {@code rate} times its speed: {@code round(length / rate)} samples.
     *
     * @param rate above 1 faster, below 1 slower
     * @throws IllegalArgumentException if the rate is not positive
     */
    public Waveform apply(Waveform clip, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The rate is " + rate + "; it must be positive.");
        }
        int length = Math.toIntExact((long) Math.rint(clip.length() / rate));
        var stft = new Stft(clip.sampleRate(), nFft, nFft, hop, Window.HANN, true, Padding.ZERO);
        float[][] channels = new float[clip.channels()][];
        for (int c = 0; c < channels.length; c++) {
            Frames spectra = Features.compute(stft, Waveform.mono(clip.channel(c), clip.sampleRate()));
            channels[c] = InverseStft.apply(stft, vocode(spectra, rate), length);
        }
        return Waveform.of(channels, clip.sampleRate());
    }

    /** Frames at the times {@code 0, rate, 2 rate…} of other frames. */
    private Frames vocode(Frames frames, double rate) {
        int count = (int) Math.ceil(frames.count() / rate);
        int bins = frames.bins();
        float[] out = new float[Math.multiplyExact(count, 2 * bins)];
        var vocoder = new Vocoder(frames.data(), frames.count(), bins);
        Parallel.blocks(bins, 64, (from, to) -> {
            for (int t = 0; t < count; t++) {
                vocoder.frame(t * rate, from, to, out, 2 * bins * t);
            }
        });
        return new Frames(frames.shape(), true, count, out);
    }

    /** The phases of all bins, going on from frame to frame, each bin by itself. */
    private final class Vocoder {

        private final float[] spectra;
        private final int count;
        private final int bins;
        private final double[] phase;

        Vocoder(float[] spectra, int count, int bins) {
            this.spectra = spectra;
            this.count = count;
            this.bins = bins;
            this.phase = new double[bins];
            for (int k = 0; k < bins && count > 0; k++) {
                phase[k] = Math.atan2(spectra[2 * k + 1], spectra[2 * k]);
            }
        }

        void frame(double step, int first, int end, float[] out, int to) {
            int left = (int) step;
            double weight = step - left;
            for (int k = first; k < end; k++) {
                float re = part(left, 2 * k);
                float im = part(left, 2 * k + 1);
                float nextRe = part(left + 1, 2 * k);
                float nextIm = part(left + 1, 2 * k + 1);
                double size = (1 - weight) * Math.sqrt((double) re * re + (double) im * im)
                        + weight * Math.sqrt((double) nextRe * nextRe + (double) nextIm * nextIm);
                out[to + 2 * k] = (float) (size * Math.cos(phase[k]));
                out[to + 2 * k + 1] = (float) (size * Math.sin(phase[k]));
                double expected = 2 * Math.PI * hop * k / nFft;
                double surprise = Math.atan2(nextIm, nextRe) - Math.atan2(im, re) - expected;
                phase[k] += expected + surprise - 2 * Math.PI * Math.rint(surprise / (2 * Math.PI));
            }
        }

        private float part(int frame, int at) {
            return frame < count ? spectra[2 * bins * frame + at] : 0;
        }
    }
}
