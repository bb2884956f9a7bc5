package etude.resynthesis;

import etude.representation.Stft;
import etude.signal.Fft;
import etude.signal.Frames;
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

    private static final int BLOCK = 32;
    private static final int DIRECTIONS = 1 << 12;
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

    /** What a thread works with. */
    private static final class Scratch {
        final Fft fft;
        final float[] moved;
        final float[] gain;
        final float[] level;

        Scratch(Stft stft) {
            fft = new Fft(stft.nFft());
            moved = new float[2 * stft.bins()];
            gain = new float[stft.bins()];
            level = new float[stft.bins()];
        }
    }

    /** The arrays of one reconstruction. */
    private static final class Run {

        private final GriffinLim method;
        private final Stft stft;
        private final float[] magnitudes;
        private final int count;
        private final int length;
        private final int before;
        private final float[] spectra;
        private final float[] previous;
        private final float[] padded;
        private final float[] window;
        private final InverseStft inverse;
        private final Parallel.Workers<Scratch> scratch;

        Run(GriffinLim method, Stft stft, Frames magnitudes, int length) {
            this.method = method;
            this.stft = stft;
            this.magnitudes = magnitudes.data();
            this.count = magnitudes.count();
            this.length = length;
            this.before = InverseStft.before(stft);
            this.spectra = new float[Math.multiplyExact(count, 2 * stft.bins())];
            this.previous = new float[spectra.length];
            int reach = count == 0 ? 0 : Math.addExact(Math.multiplyExact(count - 1, stft.hop()), stft.nFft());
            this.padded = new float[Math.max(reach, Math.addExact(length, 2 * before))];
            this.window = stft.windowValues();
            this.inverse = InverseStft.ofGuesses(stft, count, length);
            this.scratch = new Parallel.Workers<>(() -> new Scratch(stft));
        }

        float[] run(Progress progress) {
            begin();
            float momentum = (float) (method.momentum / (1 + method.momentum));
            for (int i = 0; i < method.iterations; i++) {
                progress.report((double) i / (method.iterations + 1));
                inverse.run(spectra, padded, before);
                pad();
                float weight = i == 0 ? 0 : momentum;
                Parallel.blocks(count, BLOCK, scratch, (own, from, to) -> improve(own, from, to, weight));
            }
            progress.report(method.iterations / (method.iterations + 1.0));
            float[] sound = new float[length];
            inverse.run(spectra, sound, 0);
            progress.report(1);
            return sound;
        }

        private void begin() {
            int bins = stft.bins();
            float[] circle = circle();
            Parallel.blocks(count, BLOCK, (from, to) -> {
                for (int t = from; t < to; t++) {
                    var random = new SplittableRandom(method.seed * 0x9E3779B97F4A7C15L + t);
                    for (int k = t * bins; k < (t + 1) * bins; k++) {
                        int at = method.start == Start.ZERO ? 0 : random.nextInt(DIRECTIONS);
                        spectra[2 * k] = magnitudes[k] * circle[2 * at];
                        spectra[2 * k + 1] = magnitudes[k] * circle[2 * at + 1];
                    }
                }
            });
        }

        private static float[] circle() {
            float[] circle = new float[2 * DIRECTIONS];
            for (int i = 0; i < DIRECTIONS; i++) {
                circle[2 * i] = (float) Math.cos(2 * Math.PI * i / DIRECTIONS);
                circle[2 * i + 1] = (float) Math.sin(2 * Math.PI * i / DIRECTIONS);
            }
            return circle;
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

        /** New phases for some frames: those of the sound, less what they were, at the magnitudes that are wanted. */
        private void improve(Scratch scratch, int from, int to, float momentum) {
            int bins = stft.bins();
            int stride = 2 * bins;
            float[] moved = scratch.moved;
            float[] gain = scratch.gain;
            scratch.fft.forward(padded, from * stft.hop(), stft.hop(), to - from, window, (f, rebuilt) -> {
                int t = from + f;
                System.arraycopy(previous, stride * t, moved, 0, stride);
                System.arraycopy(rebuilt, 0, previous, stride * t, stride);
                System.arraycopy(magnitudes, bins * t, scratch.level, 0, bins);
                move(rebuilt, momentum, moved);
                gain(moved, scratch.level, gain);
                for (int k = 0; k < bins; k++) {
                    moved[2 * k] *= gain[k];
                    moved[2 * k + 1] *= gain[k];
                }
                System.arraycopy(moved, 0, spectra, stride * t, stride);
            });
        }

        private static void move(float[] rebuilt, float momentum, float[] moved) {
            for (int i = 0; i < moved.length; i++) {
                moved[i] = rebuilt[i] - momentum * moved[i];
            }
        }

        /** Loops of one kind of work each, so that the compiler uses the machine's vectors for the costly one. */
        private static void gain(float[] moved, float[] level, float[] gain) {
            for (int k = 0; k < gain.length; k++) {
                gain[k] = moved[2 * k] * moved[2 * k] + moved[2 * k + 1] * moved[2 * k + 1];
            }
            for (int k = 0; k < gain.length; k++) {
                gain[k] = level[k] / (float) Math.sqrt(gain[k] + NOTHING);
            }
        }
    }
}
