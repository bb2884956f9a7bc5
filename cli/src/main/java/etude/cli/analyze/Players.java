package etude.cli.analyze;

import etude.audio.AudioFiles;
import etude.audio.AudioReader;
import etude.audio.AudioWriter;
import etude.audio.Encoding;
import etude.audio.WriteOptions;
import etude.cli.Progress;
import etude.features.Features;
import etude.io.ScratchFile;
import etude.report.page.Sound;
import etude.representation.Preset;
import etude.representation.Representation;
import etude.resynthesis.GriffinLim;
import etude.resynthesis.Resynthesis;
import etude.signal.Resampler;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Sounds of a report, encoded for browsers: the song, and what some representations have kept of it. */
final class Players {

    /** Seconds of a song that a page holds whole. */
    static final double WHOLE = 600;

    /** Hz of rebuilt sounds: enough for what is left in them. */
    private static final int RATE = 22050;

    private static final int BLOCK = 1 << 16;
    private static final Encoding SONG = Encoding.m4a(128_000).quickly();

    /** One channel of half the rate needs half the bits. */
    private static final Encoding REBUILT = Encoding.m4a(64_000).quickly();

    private static final String MEDIA = "audio/mp4";

    private final Path file;
    private final double duration;
    private final double excerpt;

    /**
     * Players of a song.
     *
     * @param file the song
     * @param duration seconds it has
     * @param excerpt seconds that are rebuilt at most
     */
    Players(Path file, double duration, double excerpt) {
        this.file = file;
        this.duration = duration;
        this.excerpt = excerpt;
    }

    /** The song itself, or its beginning where it is long, from its encoded bytes. */
    Sound song(byte[] encoded) {
        String sentence = duration <= WHOLE
                ? ""
                : String.format(
                        Locale.ROOT,
                        "The first %.0f of %.0f minutes: a page cannot hold more.",
                        WHOLE / 60,
                        duration / 60);
        return new Sound("The song", sentence, "song.m4a", MEDIA, encoded);
    }

    /** The middle of the song, as it is rebuilt: one channel, at a rate that is enough for what is left. */
    Waveform excerpt() throws IOException {
        Waveform part = AudioFiles.readRange(file, from(), seconds()).toMono();
        return Resampler.of(part.sampleRate(), RATE).apply(part);
    }

    private double seconds() {
        return Math.min(duration, excerpt);
    }

    private double from() {
        return (duration - seconds()) / 2;
    }

    /** What a representation has kept. */
    Sound rebuilt(Waveform part, String name, String title, String sentence, Progress progress) throws IOException {
        Representation representation = Features.resolve(Preset.librosa(RATE).get(name), part);
        Waveform heard = Resynthesis.of(
                representation, Features.compute(representation, part), part.length(), GriffinLim.STANDARD, done -> {
                    progress.at(done);
                    return true;
                });
        String which = seconds() < duration
                ? String.format(Locale.ROOT, " (%.0f s from the middle of the song, from %.0f s on)", seconds(), from())
                : "";
        Waveform safe = limited(heard, 2 * part.peak());
        byte[] bytes = encoded(target -> AudioFiles.write(target, safe, WriteOptions.of(REBUILT)));
        return new Sound(title, sentence + which + ".", "song_from_" + name + ".m4a", MEDIA, bytes);
    }

    /** A sound that is heard along with the song. */
    static Sound withSong(String name, String title, String sentence, float[] samples, int sampleRate)
            throws IOException {
        Waveform sound = Waveform.mono(samples, sampleRate);
        byte[] bytes = encoded(target -> AudioFiles.write(target, sound, WriteOptions.of(REBUILT)));
        return new Sound(title, sentence, "song_" + name + ".m4a", MEDIA, bytes, true);
    }

    /** No louder than full scale, nor much louder than the song. */
    private static Waveform limited(Waveform sound, float allowed) {
        float most = Math.min(0.98f, Math.max(allowed, 1e-6f));
        float peak = sound.peak();
        if (peak <= most) {
            return sound;
        }
        float[] x = sound.channel(0).clone();
        for (int i = 0; i < x.length; i++) {
            x[i] *= most / peak;
        }
        return Waveform.mono(x, sound.sampleRate());
    }

    /** A song encoded, or of its beginning where it is long. */
    static byte[] encodedSong(Path file) throws IOException {
        return encoded(target -> writeSong(file, target));
    }

    private static void writeSong(Path file, Path target) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            boolean many = reader.channels() > 2;
            long left = (long) Math.min(WHOLE * reader.sampleRate(), Long.MAX_VALUE / 2.0);
            try (AudioWriter writer = AudioFiles.create(
                    target, reader.sampleRate(), many ? 1 : reader.channels(), WriteOptions.of(SONG))) {
                for (Waveform block; left > 0 && (block = reader.next((int) Math.min(BLOCK, left))) != null; ) {
                    writer.write(many ? block.toMono() : block);
                    left -= block.length();
                }
                writer.finish();
            }
        }
    }

    private interface Writing {
        void to(Path target) throws IOException;
    }

    private static byte[] encoded(Writing writing) throws IOException {
        try (ScratchFile scratch = ScratchFile.named("sound.m4a")) {
            writing.to(scratch.path());
            return Files.readAllBytes(scratch.path());
        }
    }
}
