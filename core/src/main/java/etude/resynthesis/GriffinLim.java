package etude.resynthesis;

import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.LaneFft;
import etude.signal.Lanes;
import etude.signal.Padding;
import etude.signal.Parallel;
import java.util.SplittableRandom;

/**
 * A sound whose short-time magnitudes come near to given ones: phases are guessed, the sound is made, its phases are kept,
 * and so on; with momentum, which comes nearer in fewer rounds.
 *
 * @param iterations rounds, at least 0
 * @param momentum 0 for Griffin and Lim's own method; 0.99 as librosa has it
 * @param start the first phases
 * @param seed of random phases: the same seed gives the same bits
 * @see <a href="https://doi.org/10.1109/TASSP.1984.1164317">Griffin and Lim, Signal estimation from modified short-time
 *     Fourier transform, 1984</a>
 * @see <a href="https://doi.org/10.1109/WASPAA.2013.6701851">Perraudin, Balazs and Søndergaard, A fast Griffin-Lim
 *     algorithm, 2013</a>
 */
public record GriffinLim(int iterations, double momentum, Start start, long seed) {

    /** Where the phases begin. */
    public enum Start {
        /** All phases zero. */
        ZERO,
        /** Phases at random, evenly spread. */
        RANDOM
    }

    private static final int DIRECTIONS = 1 << 12;

    /** Points on the unit circle, real and imaginary part by turns. */
    private static final float[] CIRCLE = circle();

    /** A squared magnitude that is told apart from nothing; squares far below would not be numbers any more. */
    private static final float NOTHING = 1e-36f;

    /** librosa's choice: 32 rounds, momentum 0.99, random phases. */
    public static final GriffinLim STANDARD = new GriffinLim(32, 0.99, Start.RANDOM, 0);

    /** Checks the ranges. */
    public GriffinLim {
        if (iterations < 0) {
            throw new IllegalArgumentException("There are " + iterations + " iterations; there must be at least 0.");
        }
        if (!(momentum >= 0 && momentum < 10)) {
            throw new IllegalArgumentException(
                    "The momentum is " + momentum + "; it must be at least 0, and is best below 1.");
        }
    }

    /** This method with so many rounds. */
    public GriffinLim withIterations(int rounds) {
        return new GriffinLim(rounds, momentum, start, seed);
    }

    /**
     * The sound of magnitudes.
     *
     * @param stft how the magnitudes were made
     * @param magnitudes real frames of {@code nFft/2 + 1} bins
     * @param length samples wanted
     * @param progress told after every round
     * @throws IllegalArgumentException if the frames have another shape
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public float[] apply(Stft stft, Frames magnitudes, int length, Progress progress) {
        InverseStft.requireShape(stft, magnitudes, false);
        return new Run(this, stft, magnitudes, length).run(progress);
    }

    /** The sound of magnitudes, as long as its frames reach. */
    public float[] apply(Stft stft, Frames magnitudes) {
        return apply(stft, magnitudes, InverseStft.naturalLength(stft, magnitudes.count()), Progress.NONE);
    }

    /** The arrays of one reconstruction, block by block of frames: a bin of all frames of a block is a row. */
    private static final class Run {

        private final GriffinLim method;
        private final Stft stft;
        private final int count;
        private final int length;
        private final int before;
        private final float[][][] magnitudes;
        private final float[][][] previousRe;
        private final float[][][] previousIm;
        private final float[] padded;
        private final float[] window;
        private final InverseStft inverse;
        private final Parallel.Workers<LaneFft> transforms;

        Run(GriffinLim method, Stft stft, Frames magnitudes, int length) {
            this.method = method;
            this.stft = stft;
            this.count = magnitudes.count();
            this.length = length;
            this.before = InverseStft.before(stft);
            this.window = stft.windowValues();
            this.inverse = InverseStft.ofGuesses(stft, count, length);
            int blocks = inverse.frames().blocks();
            int lanes = inverse.frames().block();
            this.magnitudes = new float[blocks][stft.bins()][lanes];
            this.previousRe = new float[blocks][stft.bins()][lanes];
            this.previousIm = new float[blocks][stft.bins()][lanes];
            int reach = count == 0 ? 0 : Math.addExact(Math.multiplyExact(count - 1, stft.hop()), stft.nFft());
            this.padded = new float[Math.max(reach, Math.addExact(length, 2 * before))];
            this.transforms = new Parallel.Workers<>(inverse::transform);
            for (int b = 0; b < blocks; b++) {
                int at = b * lanes * stft.bins();
                int frames = Math.min(lanes, count - b * lanes);
                Lanes.fromFrames(magnitudes.data(), at, stft.bins(), frames, stft.bins(), this.magnitudes[b]);
            }
        }

        float[] run(Progress progress) {
            eachBlock(this::begin);
            float momentum = (float) (method.momentum / (1 + method.momentum));
            for (int i = 0; i < method.iterations; i++) {
                progress.report((double) i / (method.iterations + 1));
                inverse.sum(padded, before);
                pad();
                float weight = i == 0 ? 0 : momentum;
                eachBlock((fft, from, to) -> improve(fft, from, to, weight));
            }
            progress.report(method.iterations / (method.iterations + 1.0));
            float[] sound = new float[length];
            inverse.sum(sound, 0);
            progress.report(1);
            return sound;
        }

        private void eachBlock(Parallel.WorkerBlock<LaneFft> work) {
            Parallel.blocks(count, inverse.frames().block(), transforms, work);
        }

        /** The first guess for the frames of a block. */
        private void begin(LaneFft fft, int from, int to) {
            float[][] level = magnitudes[from / inverse.frames().block()];
            for (int t = from; t < to; t++) {
                var random = new SplittableRandom(method.seed * 0x9E3779B97F4A7C15L + t);
                for (int k = 0; k < stft.bins(); k++) {
                    int direction = method.start == Start.ZERO ? 0 : random.nextInt(DIRECTIONS);
                    fft.re()[k][t - from] = level[k][t - from] * CIRCLE[2 * direction];
                    fft.im()[k][t - from] = level[k][t - from] * CIRCLE[2 * direction + 1];
                }
            }
            inverse.frames().take(fft, from);
        }

        /** What the transform sees outside the sound. */
        private void pad() {
            Padding padding = stft.padding();
            if (padding == Padding.ZERO || length == 0) {
                return;
            }
            for (int i = 1; i <= before; i++) {
                padded[before - i] = padded[before + padding.resolve(-i, length)];
                padded[before + length + i - 1] = padded[before + padding.resolve(length + i - 1L, length)];
            }
        }

        /**
         * New spectra for the frames of a block: those of the sound, less what they were, at the magnitudes that are wanted;
         * and their sound at once, while they are in the cache.
         */
        private void improve(LaneFft fft, int from, int to, float momentum) {
            int block = from / inverse.frames().block();
            fft.forward(padded, from * stft.hop(), stft.hop(), to - from, window);
            for (int k = 0; k < stft.bins(); k++) {
                move(fft.re()[k], momentum, previousRe[block][k]);
                move(fft.im()[k], momentum, previousIm[block][k]);
                level(fft.re()[k], fft.im()[k], magnitudes[block][k]);
            }
            inverse.frames().take(fft, from);
        }

        private static void move(float[] rebuilt, float momentum, float[] previous) {
            for (int l = 0; l < rebuilt.length; l++) {
                float now = rebuilt[l];
                float then = previous[l];
                rebuilt[l] = now - momentum * then;
                previous[l] = now;
            }
        }

        private static void level(float[] re, float[] im, float[] level) {
            for (int l = 0; l < re.length; l++) {
                float x = re[l];
                float y = im[l];
                float gain = level[l] / (float) Math.sqrt(x * x + y * y + NOTHING);
                re[l] = x * gain;
                im[l] = y * gain;
            }
        }
    }

    private static float[] circle() {
        float[] circle = new float[2 * DIRECTIONS];
        for (int i = 0; i < DIRECTIONS; i++) {
            circle[2 * i] = (float) Math.cos(2 * Math.PI * i / DIRECTIONS);
            circle[2 * i + 1] = (float) Math.sin(2 * Math.PI * i / DIRECTIONS);
        }
        return circle;
    }
}
