package etude.bench;

import etude.analysis.harmony.ChordRecogniser;
import etude.analysis.harmony.ChordTrack;
import etude.analysis.harmony.HarmonyEvidence;
import etude.analysis.harmony.KeyEstimate;
import etude.analysis.harmony.KeyFinder;
import etude.analysis.melody.Melody;
import etude.analysis.pitch.PitchEstimate;
import etude.analysis.pitch.Pyin;
import etude.analysis.pitch.Yin;
import etude.analysis.rhythm.BeatTrack;
import etude.analysis.rhythm.BeatTracker;
import etude.analysis.rhythm.OnsetTrack;
import etude.analysis.rhythm.Onsets;
import etude.audio.AudioFiles;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
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

/** The analyses that peers are timed on, on a mono clip of 22,050 Hz named by {@code etude.bench.clip}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseParallelGC")
public class AnalysisBenchmark {

    private static final double LOW = 65.4;
    private static final double HIGH = 2093;

    private Waveform clip = Waveform.mono(new float[1], 1);

    /** Reads the clip. */
    @Setup
    public void read() throws IOException {
        clip = AudioFiles.read(Path.of(System.getProperty("etude.bench.clip")));
    }

    /** Pitch by pYIN with librosa's settings. */
    @Benchmark
    public PitchEstimate pyin() {
        return Pyin.librosa(LOW, HIGH, clip.sampleRate(), 2048, 512).track(clip);
    }

    /** Pitch by YIN with librosa's settings. */
    @Benchmark
    public PitchEstimate yin() {
        return Yin.librosa(LOW, HIGH, clip.sampleRate(), 2048, 512).track(clip);
    }

    /** The predominant melody. */
    @Benchmark
    public PitchEstimate melody() {
        return Melody.standard().track(clip);
    }

    /** Tempo, beats, bars. */
    @Benchmark
    public BeatTrack beats() {
        return BeatTracker.standard().track(clip);
    }

    /** Onsets. */
    @Benchmark
    public OnsetTrack onsets() {
        return Onsets.standard().detect(clip);
    }

    /** The key. */
    @Benchmark
    public KeyEstimate key() {
        return KeyFinder.standard().find(clip);
    }

    /** Key and chords from one hearing. */
    @Benchmark
    public ChordTrack key_and_chords() {
        HarmonyEvidence evidence = HarmonyEvidence.of(clip);
        KeyFinder.standard().find(evidence);
        return ChordRecogniser.standard().recognise(evidence);
    }
}
