package etude.audio;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** What a file says of itself, out of FFmpeg's structures. */
final class Describer {

    private static final int MAX_TAGS = 1000;
    private static final int MAX_TAG = 64 << 10;

    /** FFmpeg's number for "duration estimated from the bit rate". */
    private static final int FROM_BIT_RATE = 2;

    private Describer() {}

    static AudioInfo describe(
            Demuxer demuxer, FrameDecoder decoder, @Nullable RiffHeader riff, int sampleRate, int channels) {
        AVFormatContext context = demuxer.context();
        AVStream stream = demuxer.stream();
        var parameters = stream.codecpar();
        boolean known = riff != null && riff.declaredFrames() >= 0;
        boolean estimate = !known && context.duration_estimation_method() == FROM_BIT_RATE;
        OptionalDouble duration = riff != null && known
                ? OptionalDouble.of((double) riff.declaredFrames() / riff.sampleRate())
                : duration(context, stream);
        long bytes = demuxer.file().size();
        return new AudioInfo(
                Av.string(context.iformat().name()),
                Av.string(context.iformat().long_name()),
                Av.string(avcodec.avcodec_get_name(parameters.codec_id())),
                Av.string(decoder.context().codec().long_name()),
                sampleRate,
                channels,
                layout(decoder.context().ch_layout()),
                Av.string(avutil.av_get_sample_fmt_name(decoder.context().sample_fmt())),
                bits(parameters),
                duration,
                duration.isPresent() && estimate,
                bitRate(context, parameters.bit_rate(), duration, bytes),
                bytes,
                tags(context.metadata(), stream.metadata()));
    }

    private static int bits(AVCodecParameters parameters) {
        var codec = avcodec.avcodec_descriptor_get(parameters.codec_id());
        boolean counted = codec != null
                && ((codec.props() & avcodec.AV_CODEC_PROP_LOSSLESS) != 0
                        || avcodec.av_get_bits_per_sample(parameters.codec_id()) > 0);
        if (!counted) {
            return 0;
        }
        int raw = parameters.bits_per_raw_sample();
        return Math.max(0, raw > 0 ? raw : parameters.bits_per_coded_sample());
    }

    private static OptionalDouble duration(AVFormatContext context, AVStream stream) {
        if (stream.duration() != Av.NO_TIME && stream.duration() > 0) {
            var base = stream.time_base();
            return OptionalDouble.of((double) stream.duration() * base.num() / base.den());
        }
        if (context.duration() != Av.NO_TIME && context.duration() > 0) {
            return OptionalDouble.of(context.duration() / 1e6);
        }
        return OptionalDouble.empty();
    }

    private static long bitRate(AVFormatContext context, long ofStream, OptionalDouble duration, long bytes) {
        if (ofStream > 0) {
            return ofStream;
        }
        if (context.bit_rate() > 0) {
            return context.bit_rate();
        }
        return duration.isPresent() && duration.getAsDouble() > 0 ? Math.round(8 * bytes / duration.getAsDouble()) : 0;
    }

    private static String layout(AVChannelLayout layout) {
        if (layout.order() == avutil.AV_CHANNEL_ORDER_UNSPEC && layout.nb_channels() <= 2) {
            return layout.nb_channels() == 1 ? "mono" : "stereo";
        }
        byte[] text = new byte[256];
        int length = avutil.av_channel_layout_describe(layout, text, text.length);
        return length <= 1 ? "" : new String(text, 0, Math.min(length, text.length) - 1, StandardCharsets.UTF_8);
    }

    private static SortedMap<String, String> tags(AVDictionary... dictionaries) {
        SortedMap<String, String> tags = new TreeMap<>();
        for (AVDictionary dictionary : dictionaries) {
            AVDictionaryEntry entry = null;
            while (dictionary != null
                    && tags.size() < MAX_TAGS
                    && (entry = avutil.av_dict_iterate(dictionary, entry)) != null) {
                String value = Av.string(entry.value());
                tags.putIfAbsent(
                        Av.string(entry.key()).toLowerCase(Locale.ROOT),
                        value.length() > MAX_TAG ? value.substring(0, MAX_TAG) + "…" : value);
            }
        }
        return tags;
    }
}
