package etude.resynthesis;

import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.Waveform;

/**
 * Sound from a representation: what it has kept can be heard.
 *
 * <pre>{@code
 * Representation mfcc = Preset.librosa(wave.sampleRate()).get("mfcc");
 * Waveform heard = Resynthesis.of(mfcc, Features.compute(mfcc, wave));
 * }</pre>
 *
 * <p>All cores work; the result is the same to the bit whatever their number.
 */
public final class Resynthesis {

    private Resynthesis() {}

    /**
     * The sound of a representation's frames, as long as they reach, with {@link GriffinLim#STANDARD} where phases are lost.
     *
     * @param representation how the frames were made
     * @param frames the frames
     * @return one channel at the representation's rate
     * @throws IllegalArgumentException if there is no way back (see {@link Invertibility}), saying why, or the frames have
     *     another shape
     */
    public static Waveform of(Representation representation, Frames frames) {
        return of(representation, frames, -1, GriffinLim.STANDARD, Progress.NONE);
    }

    /**
     * The sound of a representation's frames.
     *
     * @param representation how the frames were made
     * @param frames the frames
     * @param length samples wanted, or -1 for as many as the frames reach
     * @param griffinLim how phases are found where they are lost
     * @param progress told how far the work is; may stop it
     * @return one channel at the representation's rate
     * @throws IllegalArgumentException if there is no way back (see {@link Invertibility}), saying why, or the frames have
     *     another shape
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static Waveform of(
            Representation representation, Frames frames, int length, GriffinLim griffinLim, Progress progress) {
        Inverse inverse = representation.accept(new Inversion());
        float[] sound = inverse.way().back(frames, new Inverse.Job(griffinLim, length, progress));
        return Waveform.mono(sound, representation.sampleRate());
    }
}
