package etude.audio;

import etude.signal.Waveform;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Blocks to one waveform: memory grows with what was decoded, never with what a header says. */
final class Collector {

    private static final int BLOCK = 1 << 16;

    private Collector() {}

    /** All that a reader gives, but at most {@code limit} samples of each channel. */
    static Waveform collect(Path path, AudioReader reader, long limit, Progress progress) throws IOException {
        List<float[][]> blocks = new ArrayList<>();
        long length = 0;
        long expected = expected(reader.info());
        while (length < limit) {
            float[][] block = new float[reader.channels()][(int) Math.min(BLOCK, limit - length)];
            int read = reader.read(block);
            if (read < 0) {
                break;
            }
            length += read;
            checkMemory(path, reader, length);
            blocks.add(read == block[0].length ? block : cut(block, read));
            if (!progress.at(length, expected)) {
                throw new InterruptedIOException(
                        "Reading '" + path + "' was ended at " + length + " samples, as was asked.");
            }
        }
        return Waveform.of(join(blocks, reader.channels(), (int) length), reader.sampleRate());
    }

    private static long expected(AudioInfo info) {
        return info.declaredDuration().isEmpty()
                ? -1
                : Math.round(info.declaredDuration().getAsDouble() * info.sampleRate());
    }

    private static void checkMemory(Path path, AudioReader reader, long length) throws AudioFormatException {
        long bytes = Float.BYTES * length * reader.channels();
        if (length > Integer.MAX_VALUE - 8 || bytes > Runtime.getRuntime().maxMemory() / 5 * 4) {
            throw new AudioFormatException(
                    "'" + path + "' is longer than fits into the memory (more than " + (bytes >> 20)
                            + " MB as floats, of " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB): read it in blocks with AudioFiles.open, in part with readRange, or give Java more with -Xmx.");
        }
    }

    private static float[][] cut(float[][] block, int length) {
        return Arrays.stream(block).map(x -> Arrays.copyOf(x, length)).toArray(float[][]::new);
    }

    private static float[][] join(List<float[][]> blocks, int channels, int length) {
        float[][] joined = new float[channels][];
        for (int c = 0; c < channels; c++) {
            joined[c] = new float[length];
            int at = 0;
            for (float[][] block : blocks) {
                System.arraycopy(block[c], 0, joined[c], at, block[c].length);
                at += block[c].length;
                block[c] = new float[0];
            }
        }
        return joined;
    }
}
