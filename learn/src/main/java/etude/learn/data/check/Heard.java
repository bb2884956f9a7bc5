package etude.learn.data.check;

import etude.audio.AudioFiles;
import etude.audio.AudioWarning;
import etude.audio.DecodedAudio;
import etude.runtime.model.Digest;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a file of a data set sounds like.
 *
 * @param content SHA-256 of the file; empty where it cannot be read
 * @param problem why it cannot be decoded; empty where it can
 * @param warnings what was amiss in decoding
 * @param sampleRate Hz
 * @param duration seconds
 * @param peak largest magnitude; full scale is 1
 * @param clipped share of samples that stand at the file's largest magnitude, three at least in a row
 * @param picture of sounds that are not silent
 */
record Heard(
        String content,
        String problem,
        List<String> warnings,
        int sampleRate,
        double duration,
        double peak,
        double clipped,
        Optional<Fingerprint> picture) {

    /** -60 dB: below that, nothing is meant to be heard. */
    private static final double SILENT = 1e-3;

    /** Clipping is looked for where a file comes near full scale. */
    private static final double NEAR_FULL_SCALE = 0.98;

    private static final int IN_A_ROW = 3;

    static Heard of(Path file) {
        String content = "";
        try {
            if (!Files.exists(file)) {
                return unreadable("", "There is no such file.");
            }
            content = Digest.sha256(file);
            DecodedAudio audio = AudioFiles.decode(file);
            return of(content, audio);
        } catch (IOException | RuntimeException e) {
            return unreadable(content, String.valueOf(e.getMessage()));
        }
    }

    private static Heard unreadable(String content, String why) {
        return new Heard(content, why, List.of(), 0, 0, 0, 0, Optional.empty());
    }

    private static Heard of(String content, DecodedAudio audio) {
        Waveform sound = audio.waveform();
        if (sound.length() == 0) {
            return unreadable(content, "It holds no samples at all.");
        }
        double peak = sound.peak();
        boolean silent = !(peak >= SILENT);
        return new Heard(
                content,
                "",
                audio.warnings().stream().map(AudioWarning::message).toList(),
                sound.sampleRate(),
                sound.duration(),
                peak,
                clipped(sound, peak),
                silent ? Optional.empty() : Optional.of(Fingerprint.of(sound)));
    }

    boolean readable() {
        return problem.isEmpty();
    }

    boolean silent() {
        return readable() && picture.isEmpty();
    }

    private static double clipped(Waveform sound, double peak) {
        if (peak < NEAR_FULL_SCALE) {
            return 0;
        }
        long count = 0;
        for (int channel = 0; channel < sound.channels(); channel++) {
            int row = 0;
            for (float sample : sound.channel(channel)) {
                row = Math.abs(sample) >= peak * 0.9999 ? row + 1 : 0;
                count += row == IN_A_ROW ? IN_A_ROW : row > IN_A_ROW ? 1 : 0;
            }
        }
        return (double) count / sound.channels() / sound.length();
    }
}
