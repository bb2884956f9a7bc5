package etude.network.zoo;

import etude.network.Listening;
import etude.representation.Decibels;
import etude.representation.Preset;

/** Spectrograms as pictures: 128 mel bands, 256 frames, dB from 80 below the loudest to the loudest. */
final class Pictures {

    static final int HEIGHT = 128;
    static final int WIDTH = 256;

    private static final int HOP = 512;

    /** Six seconds at 22 050 Hz. */
    static final Listening LISTENING = new Listening(22050, new Listening.Spread((WIDTH - 1) * HOP, 3, 16));

    private Pictures() {}

    /** {@code (batch, 1, 128, 256)}. */
    static Block picture() {
        Decibels picture = new Decibels(
                Preset.librosa(22050).get("melspectrogram"),
                10,
                new Decibels.Reference.ClipMaximum(),
                1e-10,
                new Decibels.Floor.BelowClipMaximum(80));
        return FrontEnd.image("picture", picture).then(Blocks.norm("picture_bn", 1));
    }
}
