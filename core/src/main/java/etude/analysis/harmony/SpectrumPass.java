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
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays a sound once, at a rate of its own, and hands on the magnitudes of its spectra, some frames at a time. Frames are
 * centred, under Hann windows; around the sound there is silence.
 *
 * @param rate to which the sound is brought, Hz
 * @param nFft samples in a transform
 * @param window samples under the window, at most {@code nFft}
 * @param hop samples from frame to frame
 */
public record SpectrumPass(int rate, int nFft, int window, int hop) {

    /** Frames of 0.28 s eleven times a second; partials up to 5.5 kHz tell harmony. */
    static final SpectrumPass HARMONY = new SpectrumPass(11025, 4096, 3072, 1024);

    /** Frames of 46 ms every 12 ms, at the same rate: when notes begin. */
    static final SpectrumPass ONSETS = new SpectrumPass(11025, 512, 512, 128);

    private static final int FRAMES = 64;

    /**
     * Plays a sound.
     *
     * @return how many samples it has
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IOException if it cannot be read
     */
    public long play(SampleSource sound, Consumer<Frames> sink) throws IOException {
        return play(sound, new Collector(List.of(new Listener(this, sink))));
    }

    /** As {@link #play(SampleSource, Consumer)}, the mean of a clip's channels. */
    public long play(Waveform clip, Consumer<Frames> sink) {
        try {
            return play(channel(clip), sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Who hears spectra.
     *
     * @param spectra of which frames; of the same rate for all listeners of a pass
     * @param sink receives the frames
     */
    record Listener(SpectrumPass spectra, Consumer<Frames> sink) {}

    /** Plays a sound once for several listeners. */
    static long play(SampleSource sound, List<Listener> listeners) throws IOException {
        return listeners.get(0).spectra().play(sound, new Collector(listeners));
    }

    private long play(SampleSource sound, Collector collector) throws IOException {
        ResamplerStream resampler = Resampler.of(sound.sampleRate(), rate).stream();
        long[] heard = new long[1];
        sound.play((samples, from, length) -> {
            requireFinite(samples, from, length, heard[0]);
            heard[0] += length;
            collector.collect(resampler.push(samples, from, length));
        });
        if (heard[0] > 0) {
            collector.collect(resampler.end());
            collector.end();
        }
        return heard[0];
    }

    /** One channel of a clip, at the rate of its frames: what is played more than once is resampled once. */
    Waveform prepare(Waveform clip) {
        float[] mono = clip.toMono().channel(0);
        requireFinite(mono, 0, mono.length, 0);
        return Waveform.mono(Resampler.of(clip.sampleRate(), rate).apply(mono), rate);
    }

    /** The mean of a clip's channels. */
    static SampleSource channel(Waveform clip) {
        Waveform mono = clip.toMono();
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return mono.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                listener.hear(mono.channel(0), 0, mono.length());
            }
        };
    }

    private static void requireFinite(float[] samples, int from, int length, long before) {
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(samples[from + i])) {
                throw new IllegalArgumentException("Sample " + (before + i) + " is " + samples[from + i]
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
    }

    /** Gathers samples until there are some frames' worth, and hands on their spectra. */
    private static final class Collector {

        private final List<FeatureStream> streams;
        private final List<Listener> listeners;
        private final float[] portion;
        private int filled;

        Collector(List<Listener> listeners) {
            this.listeners = listeners;
            this.streams = listeners.stream()
                    .map(listener -> stream(listener.spectra()))
                    .toList();
            this.portion = new float[FRAMES * listeners.get(0).spectra().hop()];
        }

        private static FeatureStream stream(SpectrumPass pass) {
            var stft = new Stft(pass.rate(), pass.nFft(), pass.window(), pass.hop(), Window.HANN, true, Padding.ZERO);
            return FeatureStream.of(new Spectrogram(stft, 1));
        }

        void collect(float[] samples) {
            int at = 0;
            while (at < samples.length) {
                int some = Math.min(portion.length - filled, samples.length - at);
                System.arraycopy(samples, at, portion, filled, some);
                filled += some;
                at += some;
                if (filled == portion.length) {
                    flush();
                }
            }
        }

        private void flush() {
            for (int i = 0; i < streams.size(); i++) {
                listeners.get(i).sink().accept(streams.get(i).push(portion, 0, filled));
            }
            filled = 0;
        }

        void end() {
            flush();
            for (int i = 0; i < streams.size(); i++) {
                listeners.get(i).sink().accept(streams.get(i).end());
            }
        }
    }
}
