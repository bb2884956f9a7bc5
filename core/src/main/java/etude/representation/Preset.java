package etude.representation;

import etude.signal.MelFilterbank;
import etude.signal.MelScale;
import etude.signal.Padding;
import etude.signal.Window;
import java.util.List;

/** The chains that the field's libraries use, by their names, with every number written down. */
public final class Preset {

    private final int sampleRate;

    private Preset(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** librosa's defaults at a sample rate of your choice. */
    public static Preset librosa(int sampleRate) {
        return new Preset(sampleRate);
    }

    /** Names that {@link #get} knows. */
    public List<String> names() {
        return List.of("stft", "melspectrogram", "mfcc");
    }

    /** A representation by librosa's name. */
    public Representation get(String name) {
        Stft stft = new Stft(sampleRate, 2048, 2048, 512, Window.HANN, true, Padding.ZERO);
        var filters = new MelFilterbank(
                sampleRate, 2048, 128, 0, sampleRate / 2.0, MelScale.SLANEY, MelFilterbank.Norm.SLANEY);
        Mel mel = new Mel(new Spectrogram(stft, 2), filters);
        return switch (name) {
            case "stft" -> stft;
            case "melspectrogram" -> mel;
            case "mfcc" -> new Mfcc(Decibels.ofPower(mel), 20, Mfcc.DctNorm.ORTHO, 0);
            default -> throw new IllegalArgumentException("There is no representation " + name + "; there are "
                    + String.join(", ", names()) + ".");
        };
    }
}
