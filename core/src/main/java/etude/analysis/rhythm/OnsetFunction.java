package etude.analysis.rhythm;

import etude.annotation.Method;
import etude.representation.Representation;
import etude.representation.Stft;
import etude.signal.Padding;
import etude.signal.Window;

/**
 * A detection function: from a sound to how much begins at each moment. Its values are measured against the level of the
 * sound, so that they do not depend on the gain.
 */
public sealed interface OnsetFunction permits SpectralFlux, SuperFlux, ComplexDomain {

    /** Length of a frame that is aimed at, seconds: the next larger power of two samples is taken. */
    double window();

    /** Frames a second that are aimed at; the hop is a whole number of samples. */
    double frameRate();

    /**
     * Share of the window by which the function peaks before a sound begins: a logarithm sees what enters the edge of the
     * window, long before it reaches the middle. Times are corrected by it.
     */
    double early();

    /** Name and source. */
    Method method();

    /**
     * What is computed of a sound.
     *
     * @param sampleRate Hz
     * @param level root mean square of the sound, positive
     */
    Representation representation(int sampleRate, double level);

    /**
     * A reader of the frames of {@link #representation}, from the first one on.
     *
     * @param sampleRate Hz
     * @param level root mean square of the sound, positive
     */
    Reader reader(int sampleRate, double level);

    /** Reads frames one after the other. */
    @FunctionalInterface
    interface Reader {
        /**
         * Takes the next frame.
         *
         * @param frames values of frames
         * @param at index of the frame's first value
         * @return how much begins, at least 0
         */
        float next(float[] frames, int at);
    }

    /**
     * A transform for onsets: centred frames under a Hann window.
     *
     * @param sampleRate Hz
     * @param window seconds; the nearest larger power of two samples is taken
     * @param frameRate frames a second
     */
    static Stft stft(int sampleRate, double window, double frameRate) {
        int least = (int) Math.max(16, window * sampleRate);
        int nFft = Integer.highestOneBit(2 * least - 1);
        int hop = (int) Math.max(1, Math.round(sampleRate / frameRate));
        return new Stft(sampleRate, nFft, nFft, hop, Window.HANN, true, Padding.ZERO);
    }

    /** Magnitude of a sine at a sound's level in a transform under a Hann window: what magnitudes are measured against. */
    static double unit(Stft stft, double level) {
        return level * stft.nFft() / 4;
    }
}
