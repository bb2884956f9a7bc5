package etude.train;

import etude.effects.PitchShift;
import etude.effects.TimeStretch;
import etude.learn.recipe.AugmentTable;
import etude.learn.recipe.Span;
import etude.signal.Waveform;
import java.util.Arrays;
import java.util.SplittableRandom;

/** How sounds and their representations are varied in training. */
final class Variation {

    private final AugmentTable table;
    private final int rate;

    Variation(AugmentTable table, int rate) {
        this.table = table;
        this.rate = rate;
    }

    /** Most samples that a piece is moved by. */
    int shift() {
        return (int) Math.round(table.shift().value() * rate);
    }

    /** Whether sounds are varied, so that their representation is another each time. */
    boolean ofSound() {
        return shift() > 0
                || changes(table.stretch(), 1)
                || changes(table.pitch(), 0)
                || changes(table.gain(), 0)
                || noisy();
    }

    /** Whether things happen sooner or later than before. */
    boolean changesTime() {
        return changes(table.stretch(), 1);
    }

    /** Whether frames are masked. */
    boolean ofFrames() {
        return table.timeMasks() > 0 || table.frequencyMasks() > 0;
    }

    private boolean noisy() {
        return table.noise().least() < AugmentTable.NO_NOISE;
    }

    private static boolean changes(Span span, double nothing) {
        return !(span.isPoint() && span.least() == nothing);
    }

    /** Factors and amounts that were drawn for one piece. */
    record Drawn(double speed, double semitones, double gain, double noise) {}

    /** Draws for a piece; nothing that is not asked for takes a random number. */
    Drawn draw(SplittableRandom random) {
        double speed =
                changes(table.stretch(), 1) && chosen(random) ? table.stretch().at(random.nextDouble()) : 1;
        double semitones =
                changes(table.pitch(), 0) && chosen(random) ? table.pitch().at(random.nextDouble()) : 0;
        double gain = changes(table.gain(), 0) ? table.gain().at(random.nextDouble()) : 0;
        double noise = noisy() && chosen(random) ? table.noise().at(random.nextDouble()) : Double.POSITIVE_INFINITY;
        return new Drawn(speed, semitones, gain, noise);
    }

    private boolean chosen(SplittableRandom random) {
        return random.nextDouble() < table.share();
    }

    /** Samples of the sound that a piece of so many is made of at that speed. */
    static int samples(Drawn drawn, int samples) {
        return (int) Math.ceil(samples * drawn.speed());
    }

    /** Varies a piece; the result has the wanted length. */
    float[] vary(float[] piece, Drawn drawn, int samples, SplittableRandom random) {
        Waveform sound = Waveform.mono(piece, rate);
        if (drawn.speed() != 1) {
            sound = TimeStretch.STANDARD.apply(sound, drawn.speed());
        }
        if (drawn.semitones() != 0) {
            sound = PitchShift.STANDARD.apply(sound, drawn.semitones());
        }
        float[] varied = Arrays.copyOf(sound.channel(0), samples);
        addNoise(varied, drawn.noise(), random);
        double factor = Math.pow(10, drawn.gain() / 20);
        for (int i = 0; factor != 1 && i < samples; i++) {
            varied[i] = (float) (varied[i] * factor);
        }
        return varied;
    }

    private static void addNoise(float[] samples, double below, SplittableRandom random) {
        if (!Double.isFinite(below)) {
            return;
        }
        double energy = 0;
        for (float sample : samples) {
            energy += (double) sample * sample;
        }
        double deviation = Math.sqrt(energy / samples.length) * Math.pow(10, -below / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += (float) (deviation * Randoms.gaussian(random));
        }
    }

    /**
     * Masks stretches of frames and bands of bins by the mean of all values (SpecAugment, Park et al. 2019).
     *
     * @param values {@code (bin, frame)}, or {@code (harmonic, bin, frame)} with as many bins; changed
     * @param bins of which bands are masked
     */
    void mask(float[] values, int bins, int frames, SplittableRandom random) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        float mean = (float) (sum / values.length);
        for (int i = 0; i < table.timeMasks(); i++) {
            int width = random.nextInt((int) (table.timeWidth() * frames) + 1);
            int from = random.nextInt(frames - width + 1);
            for (int row = 0; row < values.length; row += frames) {
                Arrays.fill(values, row + from, row + from + width, mean);
            }
        }
        for (int i = 0; i < table.frequencyMasks(); i++) {
            int width = random.nextInt((int) (table.frequencyWidth() * bins) + 1);
            int from = random.nextInt(bins - width + 1);
            for (int plane = 0; plane < values.length; plane += bins * frames) {
                Arrays.fill(values, plane + from * frames, plane + (from + width) * frames, mean);
            }
        }
    }
}
