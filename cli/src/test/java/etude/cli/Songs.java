package etude.cli;

import etude.audio.AudioFiles;
import etude.audio.Encoding;
import etude.audio.WriteOptions;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Small sound files for tests of verbs. */
public final class Songs {

    private Songs() {}

    /** A file of two channels, a tone and noise, whose format its extension says. */
    public static Path write(Path file, double seconds, int sampleRate) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        float[] tone = Signals.sine(440, seconds, sampleRate).channel(0);
        float[] noise = Signals.noise(tone.length, sampleRate, 7).channel(0);
        AudioFiles.write(file, Waveform.of(new float[][] {tone, noise}, sampleRate));
        return file;
    }

    /** A tagged FLAC file. */
    public static Path tagged(Path file, Map<String, String> tags) throws IOException {
        AudioFiles.write(
                file,
                Signals.sine(440, 0.5, 22050),
                WriteOptions.of(Encoding.flac16()).tagged(tags));
        return file;
    }

    /** The first part of a file under another name. */
    public static Path truncated(Path from, Path to, double part) throws IOException {
        byte[] all = Files.readAllBytes(from);
        Files.write(to, Arrays.copyOf(all, (int) (all.length * part)));
        return to;
    }

    /** A file that is no sound. */
    public static Path broken(Path file) throws IOException {
        return Files.writeString(file, "This is not a song.");
    }
}
