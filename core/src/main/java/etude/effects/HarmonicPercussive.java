package etude.effects;

import etude.features.Features;
import etude.representation.Hpss;
import etude.representation.Preset;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.resynthesis.InverseStft;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.util.List;

/**
 * Splits sound into what lasts (voices, strings) and what strikes (drums, plucks): the masks of {@link Hpss} over a
 * short-time Fourier transform, and back.
 *
 * <pre>{@code
 * HarmonicPercussive.Parts parts = HarmonicPercussive.librosa(song.sampleRate()).split(song);
 * }</pre>
 *
 * @param masks masks of both parts, over magnitudes of a short-time Fourier transform
 */
public record HarmonicPercussive(Hpss masks) {

    /**
     * Two sounds as long as the one they came from.
     *
     * @param harmonic what lasts
     * @param percussive what strikes
     */
    public record Parts(Waveform harmonic, Waveform percussive) {}

    /** Takes any separation over magnitudes of an STFT, whatever part of it was wanted. */
    public HarmonicPercussive {
        if (!(masks.source() instanceof Spectrogram spectrogram)
                || spectrogram.power() != 1
                || !(spectrogram.source() instanceof Stft)) {
            throw new IllegalArgumentException(
                    "Sound is split by masks over the magnitudes (power 1) of an STFT; found "
                            + "masks over a " + masks.source().layout().name() + " in "
                            + masks.source().layout().unit() + ".");
        }
        masks = new Hpss(
                masks.source(),
                masks.harmonicKernel(),
                masks.percussiveKernel(),
                masks.power(),
                masks.harmonicMargin(),
                masks.percussiveMargin(),
                Hpss.Part.BOTH,
                true);
    }

    /** librosa's {@code effects.hpss}: nFft 2048, hop 512, kernels of 31, power 2, margins 1. */
    public static HarmonicPercussive librosa(int sampleRate) {
        Stft stft = (Stft) Preset.librosa(sampleRate).get("stft");
        return new HarmonicPercussive(Hpss.librosa(new Spectrogram(stft, 1), Hpss.Part.BOTH));
    }

    /**
     * Splits a clip, each channel alone. With margins 1 the parts add up to the clip.
     *
     * @throws IllegalArgumentException if the sample rates differ or a sample is not a finite number
     */
    public Parts split(Waveform clip) {
        float[][] harmonic = new float[clip.channels()][];
        float[][] percussive = new float[clip.channels()][];
        for (int c = 0; c < clip.channels(); c++) {
            Waveform channel = Waveform.mono(clip.channel(c), clip.sampleRate());
            List<Frames> frames = Features.compute(List.of(stft(), masks), channel);
            harmonic[c] = masked(frames.get(0), frames.get(1), 0, clip.length());
            percussive[c] = masked(frames.get(0), frames.get(1), 1, clip.length());
        }
        return new Parts(Waveform.of(harmonic, clip.sampleRate()), Waveform.of(percussive, clip.sampleRate()));
    }

    private Stft stft() {
        return (Stft) ((Spectrogram) masks.source()).source();
    }

    private float[] masked(Frames spectra, Frames both, int part, int length) {
        int bins = spectra.bins();
        float[] data = new float[spectra.data().length];
        for (int t = 0; t < spectra.count(); t++) {
            for (int k = 0; k < bins; k++) {
                float mask = both.data()[(2 * t + part) * bins + k];
                int at = 2 * (t * bins + k);
                data[at] = mask * spectra.data()[at];
                data[at + 1] = mask * spectra.data()[at + 1];
            }
        }
        return InverseStft.apply(stft(), new Frames(spectra.shape(), true, spectra.count(), data), length);
    }
}
