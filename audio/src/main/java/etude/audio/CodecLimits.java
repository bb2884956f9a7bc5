package etude.audio;

import etude.audio.Encoding.Format;

/** What the written formats can hold. */
final class CodecLimits {

    private static final int[] MP3_RATES = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
    private static final int[] OPUS_RATES = {8000, 12000, 16000, 24000, 48000};
    private static final int[] AAC_RATES = {
        7350, 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000
    };
    private static final int MAX_FLAC_RATE = 655_350;

    private CodecLimits() {}

    static void check(Format format, int sampleRate, int channels) throws AudioFormatException {
        if (sampleRate < 1 || channels < 1) {
            throw new IllegalArgumentException("A file of " + channels + " channels at " + sampleRate
                    + " Hz was asked for; both numbers must be positive.");
        }
        int most = switch (format) {
            case WAV_16, WAV_24, WAV_FLOAT -> 64;
            case FLAC_16, FLAC_24, OPUS, M4A -> 8;
            case MP3 -> 2;
        };
        if (channels > most) {
            throw new AudioFormatException("The sound has " + channels + " channels; " + format + " holds at most "
                    + most + ": write wav, or mix it down (Waveform.toMono).");
        }
        if ((format == Format.FLAC_16 || format == Format.FLAC_24) && sampleRate > MAX_FLAC_RATE) {
            throw new AudioFormatException("The sample rate is " + sampleRate + " Hz; " + format + " holds at most "
                    + MAX_FLAC_RATE + " Hz: write wav, or resample it.");
        }
    }

    /** The rate to encode at: the sound's own where the codec knows it, else the next one above, else its highest. */
    static int rate(Format format, int sampleRate) {
        int[] known = switch (format) {
            case MP3 -> MP3_RATES;
            case OPUS -> OPUS_RATES;
            case M4A -> AAC_RATES;
            default -> new int[] {sampleRate};
        };
        for (int rate : known) {
            if (rate >= sampleRate) {
                return rate;
            }
        }
        return known[known.length - 1];
    }
}
