package etude.audio;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an audio file says of itself.
 *
 * @param container FFmpeg's name of the file format, such as {@code wav}, {@code mp3}, {@code ogg}, {@code mov,mp4,…}
 * @param containerName the format's name for people
 * @param codec FFmpeg's name of the codec, such as {@code pcm_s16le}, {@code mp3}, {@code vorbis}
 * @param codecName the codec's name for people
 * @param sampleRate of the sound as decoded, Hz
 * @param channels of the sound as decoded
 * @param channelLayout such as {@code mono}, {@code stereo}, {@code 5.1}
 * @param sampleFormat what the decoder gives: {@code u8}, {@code s16}, {@code s32}, {@code flt}…
 * @param bitsPerSample as encoded; 0 for codecs that have no such number
 * @param declaredDuration seconds, encoder delay and padding not counted; empty where the file does not say
 * @param durationIsEstimate whether the duration was estimated from the bit rate and the size of the file
 * @param bitRate bits per second, on average; 0 where unknown
 * @param bytes size of the file
 * @param tags title, artist and the like, keys in lower case; 1000 at most, texts cut at 65,536 characters
 */
public record AudioInfo(
        String container,
        String containerName,
        String codec,
        String codecName,
        int sampleRate,
        int channels,
        String channelLayout,
        String sampleFormat,
        int bitsPerSample,
        OptionalDouble declaredDuration,
        boolean durationIsEstimate,
        long bitRate,
        long bytes,
        SortedMap<String, String> tags) {

    /** Copies the tags. */
    public AudioInfo {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
