package etude.network.zoo;

import etude.network.Front;
import etude.network.Pad;
import etude.network.Reshape;
import etude.representation.Decibels;
import etude.representation.Mel;
import etude.representation.Preset;
import etude.representation.Representation;

/** The mel spectrogram of Choi's Keras layers (kapre, 2017): 512 samples every 256 at 12 kHz, 96 bands, dB below the maximum. */
final class Kapre {

    /** Samples of a clip of 29 s. */
    static final int SAMPLES = 29 * 12000;

    private static final int N_FFT = 512;
    private static final int HOP = 256;
    private static final int N_MELS = 96;

    private Kapre() {}

    /** {@code (batch, 1, bin, frame)}: as many frames as fit hops, with silence around the clip as TensorFlow's SAME has it. */
    static Block melgram() {
        int frames = (SAMPLES + HOP - 1) / HOP;
        int zeros = (frames - 1) * HOP + N_FFT - SAMPLES;
        return net -> net.then("pad", Pad.zeros(zeros / 2, zeros - zeros / 2))
                .then("melgram", Front.fixed(decibels()))
                .then("melgram.image", Reshape.to(Reshape.KEEP, 1, N_MELS, Reshape.REST));
    }

    private static Representation decibels() {
        Mel mel = (Mel) Preset.librosa(12000)
                .with("nFft", Integer.toString(N_FFT))
                .with("hop", Integer.toString(HOP))
                .with("center", "false")
                .with("nMels", Integer.toString(N_MELS))
                .get("melspectrogram");
        return new Decibels(
                mel, 10, new Decibels.Reference.ClipMaximum(), 1e-10, new Decibels.Floor.BelowClipMaximum(80));
    }

    /** The five small layers, 32 channels each, that leave one place: {@code (batch, 32)}. */
    static Block layers(String conv, String norm) {
        return layer(conv, norm, 1, 1, 2, 4)
                .then(layer(conv, norm, 2, 32, 3, 4))
                .then(layer(conv, norm, 3, 32, 2, 5))
                .then(layer(conv, norm, 4, 32, 2, 4))
                .then(layer(conv, norm, 5, 32, 4, 4));
    }

    private static Block layer(String conv, String norm, int number, int in, int bins, int frames) {
        return Choi.layer(conv + number, norm + number, in, 32, bins, frames, 0);
    }
}
