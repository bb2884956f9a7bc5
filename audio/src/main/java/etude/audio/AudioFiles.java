package etude.audio;

import etude.signal.Waveform;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Sound files to waveforms and back: everything FFmpeg decodes, from files of the disk only; wav, flac, mp3, opus and m4a to
 * them.
 *
 * <pre>{@code
 * Waveform song = AudioFiles.read(Path.of("song.mp3"));
 * AudioFiles.write(Path.of("song.flac"), song);
 * }</pre>
 */
public final class AudioFiles {

    private static final System.Logger LOG = System.getLogger(AudioFiles.class.getName());

    private AudioFiles() {}

    /**
     * The sound of a file. What was amiss goes to the system's logger as warnings; {@link #decode} hands it over instead.
     *
     * @throws AudioFormatException if it is no sound file, or cannot be decoded at all
     * @throws IOException if the file system fails
     */
    public static Waveform read(Path path) throws IOException {
        DecodedAudio audio = decode(path);
        for (AudioWarning warning : audio.warnings()) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1}", path, warning.message());
        }
        return audio.waveform();
    }

    /**
     * The sound of a file, with what it says of itself and what was amiss.
     *
     * @throws AudioFormatException if it is no sound file, or cannot be decoded at all, or is too long for the memory
     * @throws IOException if the file system fails
     */
    public static DecodedAudio decode(Path path) throws IOException {
        return decode(path, Progress.NONE);
    }

    /**
     * As {@link #decode(Path)}, telling how far it is.
     *
     * @param progress may end the work, which then throws {@link InterruptedIOException}
     */
    public static DecodedAudio decode(Path path, Progress progress) throws IOException {
        try (AudioReader reader = open(path)) {
            reader.readAhead();
            Waveform waveform = Collector.collect(path, reader, Long.MAX_VALUE, progress);
            return new DecodedAudio(waveform, reader.info(), reader.warnings());
        }
    }

    /**
     * Part of the sound of a file, cut at the nearest samples. What lies before is decoded and dropped, so that the cut is
     * exact in every format; what lies behind is not looked at.
     *
     * @param from seconds, at least 0
     * @param duration seconds, at least 0; the part is shorter where the file ends before
     * @throws AudioFormatException if it is no sound file, or cannot be decoded at all, or is too long for the memory
     */
    public static Waveform readRange(Path path, double from, double duration) throws IOException {
        if (!(from >= 0 && duration >= 0)) {
            throw new IllegalArgumentException("The part from " + from + " s, " + duration
                    + " s long, was asked for; both numbers must be at least 0.");
        }
        try (AudioReader reader = open(path)) {
            long start = Math.round(from * reader.sampleRate());
            long end = Math.round((from + duration) * reader.sampleRate());
            reader.skip(start);
            return Collector.collect(path, reader, end - start, Progress.NONE);
        }
    }

    /**
     * What a file says of itself.
     *
     * @throws AudioFormatException if it is no sound file, or cannot be decoded at all
     */
    public static AudioInfo info(Path path) throws IOException {
        try (AudioReader reader = open(path)) {
            return reader.info();
        }
    }

    /**
     * Opens a file to read it block by block, in constant memory.
     *
     * @throws AudioFormatException if it is no sound file, or cannot be decoded at all
     */
    public static AudioReader open(Path path) throws IOException {
        return AudioReader.open(path);
    }

    /**
     * Writes a file in the format that its name's extension says: {@code .wav} (16 bits), {@code .flac} (16 bits),
     * {@code .mp3}, {@code .opus} or {@code .ogg} (Opus), {@code .m4a} (AAC).
     *
     * @return what was changed in writing, such as samples beyond full scale; empty where nothing was
     * @throws java.nio.file.FileAlreadyExistsException if the file exists
     * @throws AudioFormatException if the extension is none of these, or the format cannot hold the sound
     */
    public static List<AudioWarning> write(Path path, Waveform waveform) throws IOException {
        return write(path, waveform, WriteOptions.forFile(path));
    }

    /**
     * Writes a file: first beside it under another name, then renamed, so that nobody ever sees half of it.
     *
     * @return what was changed in writing, such as samples beyond full scale; empty where nothing was
     * @throws java.nio.file.FileAlreadyExistsException if the file exists and the options do not say to replace it
     * @throws AudioFormatException if the format cannot hold the sound
     */
    public static List<AudioWarning> write(Path path, Waveform waveform, WriteOptions options) throws IOException {
        try (AudioWriter writer = create(path, waveform.sampleRate(), waveform.channels(), options)) {
            writer.write(waveform);
            return writer.finish();
        }
    }

    /**
     * Opens a file to write it block by block, in constant memory. It appears under its name when the writer is
     * {@linkplain AudioWriter#finish finished}; a writer that is closed before leaves nothing behind.
     *
     * @param sampleRate of the blocks, Hz
     * @param channels of the blocks
     */
    public static AudioWriter create(Path path, int sampleRate, int channels, WriteOptions options) throws IOException {
        return AudioWriter.create(path, sampleRate, channels, options);
    }
}
