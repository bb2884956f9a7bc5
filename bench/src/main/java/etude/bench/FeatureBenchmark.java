package etude.bench;

import etude.audio.AudioFiles;
import etude.features.Features;
import etude.representation.Preset;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.resynthesis.GriffinLim;
import etude.resynthesis.InverseStft;
import etude.signal.Frames;
import etude.signal.Resampler;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The operations that librosa is timed on, with librosa's defaults (tuning 0), on a mono clip of 22,050 Hz named by the
 * system property {@code etude.bench.clip}; decoding on the file named by {@code etude.bench.mp3}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseParallelGC")
public class FeatureBenchmark {

    private static final List<String> DESCRIPTORS = List.of(
            "spectral_centroid", "spectral_bandwidth", "spectral_rolloff", "spectral_contrast", "spectral_flatness");

    private Waveform clip = Waveform.mono(new float[1], 1);
    private Preset preset = Preset.librosa(1);
    private Stft stft = (Stft) preset.get("stft");
    private Frames spectrum = Frames.of(1, 0, new float[0]);
    private Frames magnitudes = spectrum;
    private Path mp3 = Path.of(".");

    /** Reads the clip. */
    @Setup
    public void read() throws IOException {
        clip = AudioFiles.read(Path.of(System.getProperty("etude.bench.clip")));
        preset = Preset.librosa(clip.sampleRate()).with("tuning", "0");
        stft = (Stft) preset.get("stft");
        spectrum = Features.compute(stft, clip);
        magnitudes = Features.compute(new Spectrogram(stft, 1), clip);
        mp3 = Path.of(System.getProperty("etude.bench.mp3"));
    }

    private Frames compute(String name) {
        return Features.compute(preset.get(name), clip);
    }

    /** Short-time Fourier transform. */
    @Benchmark
    public Frames stft() {
        return compute("stft");
    }

    /** Its inverse. */
    @Benchmark
    public float[] istft() {
        return InverseStft.apply(stft, spectrum, clip.length());
    }

    /** Mel spectrogram. */
    @Benchmark
    public Frames melspectrogram() {
        return compute("melspectrogram");
    }

    /** MFCC. */
    @Benchmark
    public Frames mfcc() {
        return compute("mfcc");
    }

    /** Chroma of the STFT. */
    @Benchmark
    public Frames chroma_stft() {
        return compute("chroma_stft");
    }

    /** Constant-Q transform. */
    @Benchmark
    public Frames cqt() {
        return compute("cqt");
    }

    /** Chroma of the constant-Q transform. */
    @Benchmark
    public Frames chroma_cqt() {
        return compute("chroma_cqt");
    }

    /** Centroid, bandwidth, roll-off, contrast and flatness of one spectrogram. */
    @Benchmark
    public List<Frames> descriptors() {
        return Features.compute(DESCRIPTORS.stream().map(preset::get).toList(), clip);
    }

    /** Onset strength. */
    @Benchmark
    public Frames onset_strength() {
        return compute("onset_strength");
    }

    /** Tempogram, onset strength included. */
    @Benchmark
    public Frames tempogram() {
        return compute("tempogram");
    }

    /** Harmonic and percussive parts of one spectrogram. */
    @Benchmark
    public List<Frames> hpss() {
        return Features.compute(List.of(preset.get("hpss_harmonic"), preset.get("hpss_percussive")), clip);
    }

    /** Griffin-Lim, 32 iterations. */
    @Benchmark
    public float[] griffinlim() {
        return GriffinLim.STANDARD.apply(stft, magnitudes);
    }

    /** Resampling to 16 kHz. */
    @Benchmark
    public Waveform resample() {
        return Resampler.of(clip.sampleRate(), 16000).apply(clip);
    }

    /** Decoding an mp3 file at its own rate. */
    @Benchmark
    public Waveform decode_mp3() throws IOException {
        return AudioFiles.read(mp3);
    }
}
