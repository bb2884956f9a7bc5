package etude.learn.data;

import etude.audio.AudioFiles;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Short sounds for data sets of tests. */
public final class TinySounds {

    private static final int RATE = 8000;

    private TinySounds() {}

    /** A tone of a fifth of a second; each number has its own. */
    public static Path tone(Path file, int number) throws IOException {
        return write(file, tone(110 * Math.pow(2, number / 12.0), 0.5, RATE / 5, RATE));
    }

    /** A tone of a frequency, amplitude, number of samples and rate. */
    public static Waveform tone(double frequency, double amplitude, int samples, int rate) {
        float[] wave = new float[samples];
        for (int i = 0; i < samples; i++) {
            wave[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequency * i / rate));
        }
        return Waveform.mono(wave, rate);
    }

    /** A sound in a file whose folders are made. */
    public static Path write(Path file, Waveform sound) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AudioFiles.write(file, sound);
        return file;
    }

    /** A text in a file whose folders are made. */
    public static Path text(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, text);
    }
}
