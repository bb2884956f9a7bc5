package etude.learn.report;

import etude.audio.AudioFiles;
import etude.audio.Encoding;
import etude.audio.WriteOptions;
import etude.io.ScratchFile;
import etude.learn.data.Example;
import etude.learn.data.ExampleAudio;
import etude.learn.evaluate.Prediction;
import etude.learn.evaluate.Predictions;
import etude.report.page.Sound;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A sound that was mistaken, to listen to. */
final class ErrorPlayer {

    private static final int RATE = 22050;
    private static final Encoding SMALL = Encoding.mp3(48_000);
    private static final int SAID = 3;

    private ErrorPlayer() {}

    static Sound of(Predictions predictions, Prediction wrong, int number, double seconds) throws IOException {
        Example example = wrong.example();
        Waveform sound = ExampleAudio.read(example, RATE);
        int length = (int) Math.min(sound.length(), Math.max(1, Math.round(seconds * RATE)));
        String truth = example.labels().isEmpty() ? "nothing" : String.join(", ", example.labels());
        return new Sound(
                truth + " taken for " + said(predictions, wrong),
                example.id()
                        + (length < sound.length() ? String.format(Locale.ROOT, ", its first %.1f s", seconds) : ""),
                "error-" + number + ".mp3",
                "audio/mpeg",
                encoded(sound.slice(0, length)));
    }

    private static String said(Predictions predictions, Prediction wrong) {
        return IntStream.range(0, wrong.scores().length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -wrong.scores()[i]))
                .limit(predictions.single() ? 1 : SAID)
                .map(i -> predictions.labels().get(i) + String.format(Locale.ROOT, " (%.2f)", wrong.scores()[i]))
                .collect(Collectors.joining(", "));
    }

    private static byte[] encoded(Waveform sound) throws IOException {
        try (ScratchFile scratch = ScratchFile.named("error.mp3")) {
            AudioFiles.write(scratch.path(), limited(sound), WriteOptions.of(SMALL));
            return Files.readAllBytes(scratch.path());
        }
    }

    private static Waveform limited(Waveform sound) {
        float peak = sound.peak();
        if (peak <= 0.98f) {
            return sound;
        }
        float[] x = sound.channel(0).clone();
        for (int i = 0; i < x.length; i++) {
            x[i] *= 0.98f / peak;
        }
        return Waveform.mono(x, sound.sampleRate());
    }
}
