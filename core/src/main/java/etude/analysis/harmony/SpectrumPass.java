package etude.analysis.harmony;

import etude.features.FeatureStream;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.Frames;
import etude.signal.Padding;
import etude.signal.Resampler;
import etude.signal.ResamplerStream;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import etude.signal.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Plays a sound once and hands on the magnitudes of its spectra, some frames at a time. */
final class SpectrumPass {

    /** Hz: partials up to 5.5 kHz tell harmony. */
    static final int RATE = 11025;

    static final int N_FFT = 4096;
    static final int HOP = 1024;

    private static final int PORTION = 64 * HOP;

    private final FeatureStream stream =
            FeatureStream.of(new Spectrogram(new Stft(RATE, N_FFT, N_FFT, HOP, Window.HANN, true, Padding.ZERO), 1));
    private final Consumer<Frames> sink;
    private final float[] portion = new float[PORTION];
    private int filled;

    private SpectrumPass(Consumer<Frames> sink) {
        this.sink = sink;
    }

    /**
     * Plays a sound.
     *
     * @return how many samples it has
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IOException if it cannot be read
     */
    static long play(SampleSource sound, Consumer<Frames> sink) throws IOException {
        var pass = new SpectrumPass(sink);
        ResamplerStream resampler = Resampler.of(sound.sampleRate(), RATE).stream();
        long[] heard = new long[1];
        sound.play((samples, from, length) -> {
            requireFinite(samples, from, length, heard[0]);
            heard[0] += length;
            pass.collect(resampler.push(samples, from, length));
        });
        if (heard[0] > 0) {
            pass.collect(resampler.end());
            pass.flush();
            sink.accept(pass.stream.end());
        }
        return heard[0];
    }

    /** The mean of a clip's channels, a second at a time. */
    static SampleSource of(Waveform clip) {
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return clip.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                int portion = 1 << 16;
                for (int from = 0; from < clip.length(); from += portion) {
                    Waveform part = clip.slice(from, Math.min(clip.length(), from + portion))
                            .toMono();
                    listener.hear(part.channel(0), 0, part.length());
                }
            }
        };
    }

    /** As {@link #play(SampleSource, Consumer)}. */
    static long play(Waveform clip, Consumer<Frames> sink) {
        try {
            return play(of(clip), sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireFinite(float[] samples, int from, int length, long before) {
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(samples[from + i])) {
                throw new IllegalArgumentException("Sample " + (before + i) + " is " + samples[from + i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
    }

    private void collect(float[] samples) {
        int at = 0;
        while (at < samples.length) {
            int some = Math.min(PORTION - filled, samples.length - at);
            System.arraycopy(samples, at, portion, filled, some);
            filled += some;
            at += some;
            if (filled == PORTION) {
                flush();
            }
        }
    }

    private void flush() {
        if (filled > 0) {
            sink.accept(stream.push(portion, 0, filled));
            filled = 0;
        }
    }
}
