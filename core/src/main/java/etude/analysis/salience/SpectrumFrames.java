package etude.analysis.salience;

import etude.signal.LaneFft;
import etude.signal.Parallel;
import etude.signal.Resampler;
import etude.signal.ResamplerStream;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * Power spectra of a sound of any length, under Hann windows, frame by frame: frame t is centred on {@code t × hop}; around
 * the sound there is silence. A constant in the sound is taken away first. All cores work on some hundred frames at a time;
 * memory does not grow with the sound.
 *
 * @param window seconds under the window
 * @param hop seconds from frame to frame, rounded to samples
 * @param enough Hz: sounds of higher rates are reduced to the lowest whole fraction of their rate that is at least so much
 */
public record SpectrumFrames(double window, double hop, int enough) {

    /** Frames that are computed before their results are handed on. */
    private static final int PORTION = 512;

    /** Samples of a clip that are heard at a time. */
    private static final int PIECE = 1 << 16;

    /**
     * The grid of the spectra at some rate.
     *
     * @param rate at which spectra are computed, Hz
     * @param window samples under the window
     * @param hop samples from frame to frame
     * @param size of the transform, a power of two at least twice the window: peaks are smooth
     */
    public record Grid(int rate, int window, int hop, int size) {

        /** Distance of bins, Hz. */
        public double step() {
            return (double) rate / size;
        }

        /** Numbers in a power spectrum. */
        public int bins() {
            return size / 2 + 1;
        }

        /** Centre of a frame, seconds. */
        public double time(int frame) {
            return (double) frame * hop / rate;
        }

        /** Centres of so many frames, seconds. */
        public double[] times(int count) {
            double[] times = new double[count];
            for (int t = 0; t < count; t++) {
                times[t] = time(t);
            }
            return times;
        }
    }

    /** What is made of a spectrum; each thread has one of its own. */
    @FunctionalInterface
    public interface Work {
        /**
         * Looks at a frame.
         *
         * @param powers of the bins from 0 Hz to half the rate; written over afterwards
         * @return what is kept of it
         */
        float[] look(float[] powers);
    }

    /** Who receives what is kept of the frames, in their order. */
    @FunctionalInterface
    public interface Sink {
        /** Takes what is kept of the next frame. */
        void take(float[] kept);
    }

    /** The grid for sounds of a rate. */
    public Grid grid(int sampleRate) {
        int factor = Math.max(1, sampleRate / enough);
        while (sampleRate % factor != 0) {
            factor--;
        }
        int rate = sampleRate / factor;
        int samples = Math.max(8, (int) Math.round(window * rate));
        int size = Math.max(16, Integer.highestOneBit(2 * samples - 1) << 1);
        return new Grid(rate, samples, Math.max(1, (int) Math.round(hop * rate)), size);
    }

    /** The mean of a clip's channels, played piece by piece. */
    public static SampleSource channel(Waveform clip) {
        Waveform mono = clip.toMono();
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return mono.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                for (int at = 0; at < mono.length(); at += PIECE) {
                    listener.hear(mono.channel(0), at, Math.min(PIECE, mono.length() - at));
                }
            }
        };
    }

    /**
     * Looks at all frames of a clip.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    public void play(Waveform clip, Function<Grid, Work> maker, Sink sink) {
        try {
            for (int c = 0; c < clip.channels(); c++) {
                requireFinite(clip.channel(c), 0, clip.length(), 0);
            }
            play(channel(clip), maker, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks at all frames of a sound: one more than hops fit, none of an empty one.
     *
     * @param maker makes what looks at frames, for each thread
     * @param sink receives what is kept of them
     * @return samples that were heard
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IOException if the sound cannot be read
     */
    public long play(SampleSource sound, Function<Grid, Work> maker, Sink sink) throws IOException {
        Grid grid = grid(sound.sampleRate());
        ResamplerStream resampler = Resampler.of(sound.sampleRate(), grid.rate()).stream();
        var blocker = new ConstantBlocker(sound.sampleRate());
        var gathered = new Gathered(grid, maker, sink);
        long[] heard = new long[1];
        sound.play((samples, from, length) -> {
            requireFinite(samples, from, length, heard[0]);
            heard[0] += length;
            gathered.add(resampler.push(blocker.filtered(samples, from, length), 0, length));
        });
        if (heard[0] > 0) {
            gathered.add(resampler.end());
            gathered.end();
        }
        return heard[0];
    }

    private static void requireFinite(float[] samples, int from, int length, long before) {
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(samples[from + i])) {
                throw new IllegalArgumentException("Sample " + (before + i) + " is " + samples[from + i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
    }

    /** Takes what does not change out of a sound, below 3 Hz: a constant is nothing that rings at its ends. */
    private static final class ConstantBlocker {

        private static final double CORNER = 3;

        private final double pole;
        private boolean begun;
        private double before;
        private double last;

        ConstantBlocker(int rate) {
            this.pole = Math.exp(-2 * Math.PI * CORNER / rate);
        }

        float[] filtered(float[] samples, int from, int length) {
            float[] out = new float[length];
            if (!begun && length > 0) {
                before = samples[from];
                begun = true;
            }
            for (int i = 0; i < length; i++) {
                double x = samples[from + i];
                last = x - before + pole * last;
                before = x;
                out[i] = (float) last;
            }
            return out;
        }
    }

    /** Gathers samples until a portion of frames is complete, and has them looked at. */
    private static final class Gathered {

        private final Grid grid;
        private final Sink sink;
        private final Parallel.Workers<Looker> workers;
        private final float[] window;
        private final int lanes;
        private final float[] samples;
        private long total;

        /** Samples in the array that are true; in front stand those before the sound. */
        private int filled;

        /** Frames that were handed on. */
        private long done;

        Gathered(Grid grid, Function<Grid, Work> maker, Sink sink) {
            this.grid = grid;
            this.sink = sink;
            this.lanes = Math.min(64, LaneFft.bestLanes(grid.size()));
            this.window = hann(grid);
            this.workers = new Parallel.Workers<>(() -> new Looker(grid, lanes, maker.apply(grid)));
            this.samples = new float[(PORTION - 1) * grid.hop() + grid.size()];
            this.filled = grid.window() / 2;
        }

        private static float[] hann(Grid grid) {
            float[] window = new float[grid.size()];
            double sum = 0;
            for (int i = 0; i < grid.window(); i++) {
                sum += 0.5 - 0.5 * Math.cos(2 * Math.PI * i / grid.window());
            }
            for (int i = 0; i < grid.window(); i++) {
                window[i] = (float) ((0.5 - 0.5 * Math.cos(2 * Math.PI * i / grid.window())) * 2 / sum);
            }
            return window;
        }

        void add(float[] more) {
            total += more.length;
            int at = 0;
            while (at < more.length) {
                int some = Math.min(samples.length - filled, more.length - at);
                System.arraycopy(more, at, samples, filled, some);
                filled += some;
                at += some;
                if (filled == samples.length) {
                    look(PORTION);
                }
            }
        }

        void end() {
            long count = 1 + total / grid.hop();
            while (done < count) {
                java.util.Arrays.fill(samples, filled, samples.length, 0);
                filled = samples.length;
                look((int) Math.min(PORTION, count - done));
            }
        }

        private void look(int count) {
            float[][] kept = new float[count][];
            Parallel.blocks(
                    count,
                    lanes,
                    workers,
                    (looker, from, to) -> looker.run(samples, from * grid.hop(), window, kept, from, to - from));
            for (float[] one : kept) {
                sink.take(one);
            }
            done += count;
            int gone = Math.min(filled, count * grid.hop());
            System.arraycopy(samples, gone, samples, 0, filled - gone);
            filled -= gone;
        }
    }

    /** Scratch memory of a thread. */
    private static final class Looker {

        private static final int TILE = 32;

        private final Grid grid;
        private final LaneFft fft;
        private final float[][] powers;
        private final Work work;

        Looker(Grid grid, int lanes, Work work) {
            this.grid = grid;
            this.fft = LaneFft.of(grid.size(), lanes);
            this.powers = new float[lanes][grid.bins()];
            this.work = work;
        }

        void run(float[] samples, int at, float[] window, float[][] kept, int to, int count) {
            fft.forward(samples, at, grid.hop(), count, window);
            fft.square();
            for (int k = 0; k < grid.bins(); k += TILE) {
                transpose(fft.re(), k, Math.min(grid.bins(), k + TILE), count);
            }
            for (int l = 0; l < count; l++) {
                kept[to + l] = work.look(powers[l]);
            }
        }

        /** Some bins of all frames: so few that both sides stay in the nearest cache. */
        private void transpose(float[][] rows, int from, int to, int count) {
            for (int l = 0; l < count; l++) {
                float[] frame = powers[l];
                for (int k = from; k < to; k++) {
                    frame[k] = rows[k][l];
                }
            }
        }
    }
}
