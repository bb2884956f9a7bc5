package etude.cli.analyze;

import etude.analysis.Loudness;
import etude.analysis.LoudnessMeter;
import etude.audio.AudioFiles;
import etude.audio.AudioInfo;
import etude.audio.AudioReader;
import etude.audio.AudioWarning;
import etude.cli.Progress;
import etude.report.picture.Chart;
import etude.report.picture.WaveformMaker;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known of a file after all its channels were heard: its true length, its loudness, its waveform.
 *
 * @param info what the file says of itself
 * @param samples in each channel
 * @param warnings what was amiss
 * @param loudness by EBU R 128
 * @param waveform its picture
 */
record Heard(AudioInfo info, long samples, List<AudioWarning> warnings, Loudness loudness, Chart waveform) {

    private static final int BLOCK = 1 << 16;

    /** Seconds. */
    double duration() {
        return (double) samples / info.sampleRate();
    }

    /**
     * Hears a file, twice: how long it is is known only at its end.
     *
     * @throws IOException if it cannot be read, or there is no sound in it
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    static Heard of(Path file, Progress progress) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            AudioInfo info = reader.info();
            double expected = info.declaredDuration().orElse(0) * info.sampleRate();
            var meter = new LoudnessMeter(info.sampleRate(), info.channels());
            float[][] block = new float[info.channels()][BLOCK];
            for (int n; (n = reader.read(block)) >= 0; ) {
                requireFinite(block, n, reader.position() - n);
                meter.push(block, 0, n);
                progress.at(expected > 0 ? 0.6 * Math.min(1, reader.position() / expected) : 0);
            }
            if (reader.position() == 0) {
                throw new IOException("There is no sound in it.");
            }
            Chart waveform = waveform(file, reader.position(), progress.part(0.6, 1));
            return new Heard(info, reader.position(), reader.warnings(), meter.end(), waveform);
        }
    }

    /** Told here, before anything is resampled, so that the place is that in the file. */
    private static void requireFinite(float[][] block, int length, long before) {
        for (int i = 0; i < length; i++) {
            for (float[] channel : block) {
                if (!Float.isFinite(channel[i])) {
                    throw new IllegalArgumentException("Sample " + (before + i) + " is " + channel[i]
                            + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
                }
            }
        }
    }

    private static Chart waveform(Path file, long samples, Progress progress) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            WaveformMaker maker = WaveformMaker.of(samples, reader.sampleRate());
            for (Waveform block; (block = reader.next(BLOCK)) != null; ) {
                maker.add(block);
                progress.at((double) reader.position() / samples);
            }
            return maker.chart();
        }
    }
}
