package etude.audio;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file format to write, with its codec and its settings.
 *
 * @param format container and codec
 * @param bitRate bits per second of the lossy codecs; 0 for the lossless ones
 * @param quick whether a lossy encoder searches less for what is not heard: up to four times as fast, a little worse
 */
public record Encoding(Format format, int bitRate, boolean quick) {

    /** Checks the bit rate. */
    public Encoding {
        if (format.lossy() && (bitRate < 6_000 || bitRate > 640_000)) {
            throw new IllegalArgumentException("The bit rate is " + bitRate + " bits per second; " + format
                    + " takes 6000 to 640000 (128000 is 128 kbit/s).");
        }
    }

    /** With all care that the encoder takes by itself. */
    public Encoding(Format format, int bitRate) {
        this(format, bitRate, false);
    }

    /** This encoding, done quickly: for sounds to be listened to now, not to be kept. */
    public Encoding quickly() {
        return new Encoding(format, bitRate, true);
    }

    /** Containers with their codecs. */
    public enum Format {
        /** RIFF wave, 16-bit integers. */
        WAV_16("wav", "pcm_s16le", 16),
        /** RIFF wave, 24-bit integers. */
        WAV_24("wav", "pcm_s24le", 24),
        /** RIFF wave, 32-bit floats: any value, nothing clipped. */
        WAV_FLOAT("wav", "pcm_f32le", 0),
        /** FLAC, 16 bits. */
        FLAC_16("flac", "flac", 16),
        /** FLAC, 24 bits. */
        FLAC_24("flac", "flac", 24),
        /** MPEG-1/2 layer III. */
        MP3("mp3", "libmp3lame", 0),
        /** Opus in Ogg. */
        OPUS("ogg", "libopus", 0),
        /** AAC in MPEG-4. */
        M4A("ipod", "aac", 0);

        private final String muxer;
        private final String encoder;
        private final int bits;

        Format(String muxer, String encoder, int bits) {
            this.muxer = muxer;
            this.encoder = encoder;
            this.bits = bits;
        }

        /** Whether decoding gives other samples than were encoded. */
        public boolean lossy() {
            return this == MP3 || this == OPUS || this == M4A;
        }

        /** Bits of integer samples; 0 where samples are no integers. */
        public int bits() {
            return bits;
        }

        String muxer() {
            return muxer;
        }

        String encoder() {
            return encoder;
        }
    }

    /** RIFF wave of 16-bit integers. */
    public static Encoding wav16() {
        return new Encoding(Format.WAV_16, 0);
    }

    /** RIFF wave of 24-bit integers. */
    public static Encoding wav24() {
        return new Encoding(Format.WAV_24, 0);
    }

    /** RIFF wave of 32-bit floats. */
    public static Encoding wavFloat() {
        return new Encoding(Format.WAV_FLOAT, 0);
    }

    /** FLAC of 16 bits. */
    public static Encoding flac16() {
        return new Encoding(Format.FLAC_16, 0);
    }

    /** FLAC of 24 bits. */
    public static Encoding flac24() {
        return new Encoding(Format.FLAC_24, 0);
    }

    /** MP3 of a constant bit rate, bits per second. */
    public static Encoding mp3(int bitRate) {
        return new Encoding(Format.MP3, bitRate);
    }

    /** Opus in Ogg, with an average bit rate, bits per second. */
    public static Encoding opus(int bitRate) {
        return new Encoding(Format.OPUS, bitRate);
    }

    /** AAC in an m4a file, with an average bit rate, bits per second. */
    public static Encoding m4a(int bitRate) {
        return new Encoding(Format.M4A, bitRate);
    }

    /**
     * The encoding that a file's extension stands for, with settings that most would choose.
     *
     * @throws AudioFormatException if it stands for none
     */
    public static Encoding forFile(Path path) throws AudioFormatException {
        String name = String.valueOf(path.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "wav" -> wav16();
            case "flac" -> flac16();
            case "mp3" -> mp3(192_000);
            case "ogg", "opus" -> opus(128_000);
            case "m4a", "mp4" -> m4a(192_000);
            default ->
                throw new AudioFormatException(
                        "'" + path + "' has an extension that no written format has"
                                + "; allowed are .wav, .flac, .mp3, .ogg and .opus (Opus), .m4a (AAC): rename it, or give the encoding.");
        };
    }
}
