package etude.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The container of one file: what it is, which stream is the sound, and that stream's packets. */
final class Demuxer implements AutoCloseable {

    /** Formats that are lists of other files, addresses or devices. */
    private static final Set<String> REFUSED = Set.of(
            "hls",
            "applehttp",
            "dash",
            "concat",
            "sdp",
            "rtsp",
            "rtp",
            "sap",
            "imf",
            "image2",
            "ffmetadata",
            "mmsh",
            "ism",
            "webm_dash_manifest",
            "vapoursynth",
            "avisynth",
            "lavfi",
            "data",
            "rawvideo",
            "tedcaptions",
            "tty");

    private static final int MAX_CHANNELS = 256;
    private static final int MAX_RATE = 6_144_000;
    private static final int PATIENCE = 1000;

    /**
     * Packets that are searched for sound of another format where the header says that it is PCM, as in a wav that holds DTS:
     * 64 kB hold many of its frames. FFmpeg's own limit, 2,500 packets, takes most of the time of opening a file.
     */
    private static final int PROBE_PACKETS = 16;

    /** Bytes of a packet of PCM once the header is known: FFmpeg's 4096 cost more in calls than in samples. */
    private static final int PCM_PACKET = 1 << 16;

    private final Path path;
    private final FileBytes file;
    private final AVFormatContext context;
    private final AVPacket packet;
    private final int stream;
    private final AVStream sound;
    private final int sounds;

    private Demuxer(Path path, FileBytes file, AVFormatContext context) throws IOException {
        this.path = path;
        this.file = file;
        this.context = context;
        this.stream = chooseStream();
        this.sound = context.streams(stream);
        this.sounds = ignoreOthers();
        checkHeader();
        this.packet = avcodec.av_packet_alloc();
    }

    /** Recognises a file and reads its headers. The file stays the caller's to close, after this. */
    static Demuxer open(Path path, FileBytes file) throws IOException {
        return open(path, file, HeaderLimit.USUAL);
    }

    /** As {@link #open(Path, FileBytes)}, with the work that FFmpeg may have before it knows the headers. */
    static Demuxer open(Path path, FileBytes file, HeaderLimit limit) throws IOException {
        int tags = TagCount.of(file);
        if (tags > TagCount.MOST) {
            throw refuse(path, "holds " + tags + " tags, where at most " + TagCount.MOST + " make sense");
        }
        file.headerBegins(limit);
        Demuxer demuxer = understand(path, file);
        file.headerEnds();
        return demuxer;
    }

    private static Demuxer understand(Path path, FileBytes file) throws IOException {
        NativeLog.drain();
        AVInputFormat format = recognise(path, file);
        AVFormatContext context = avformat.avformat_alloc_context();
        context.pb(file.context());
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
        context.max_probe_packets(isPcmForSure(format, file) ? 1 : PROBE_PACKETS);
        AVDictionary options = new AVDictionary((Pointer) null);
        avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
        int code = avformat.avformat_open_input(context, "", format, options);
        avutil.av_dict_free(options);
        if (code >= 0) {
            check(file, context);
        } else {
            file.check();
            throw refuse(
                    path,
                    "looks like " + Av.string(format.long_name()) + " but its header cannot be read (" + reason(code)
                            + ")");
        }
        try {
            code = avformat.avformat_find_stream_info(context, (AVDictionary) null);
            file.check();
            if (code < 0) {
                throw refuse(
                        path,
                        "is " + Av.string(format.long_name()) + " whose streams cannot be read (" + reason(code) + ")");
            }
            Demuxer demuxer = new Demuxer(path, file, context);
            demuxer.takeLargePackets();
            return demuxer;
        } catch (IOException | RuntimeException e) {
            avformat.avformat_close_input(context);
            throw e;
        }
    }

    /** A header that was cut short by a failure is not understood, though FFmpeg made something of it. */
    private static void check(FileBytes file, AVFormatContext context) throws IOException {
        try {
            file.check();
        } catch (IOException e) {
            avformat.avformat_close_input(context);
            throw e;
        }
    }

    private static boolean isPcmForSure(AVInputFormat format, FileBytes file) throws IOException {
        return Av.string(format.name()).equals("wav") && !NoiseLike.begins(file);
    }

    /** Most mp3 files are known by their frames; FFmpeg, which tries its whole list, takes longer for it than for the headers. */
    private static AVInputFormat recognise(Path path, FileBytes file) throws IOException {
        return MpegScan.begins(file) ? avformat.av_find_input_format("mp3") : probe(path, file);
    }

    private static AVInputFormat probe(Path path, FileBytes file) throws IOException {
        AVInputFormat format = new AVInputFormat((Pointer) null);
        int code = avformat.av_probe_input_buffer2(file.context(), format, extensionOf(path), null, 0, 0);
        file.check();
        if (code < 0 || format.isNull()) {
            throw refuse(path, "is in no format that FFmpeg recognises");
        }
        for (String name : Av.string(format.name()).split(",", -1)) {
            if (REFUSED.contains(name)) {
                throw refuse(
                        path,
                        "is " + Av.string(format.long_name())
                                + ", which is no sound of its own (text, or a list of other files or addresses)");
            }
        }
        return format;
    }

    /** A name with the extension alone: some formats have no mark of their own and are known by it. */
    private static String extensionOf(Path path) {
        String name = String.valueOf(path.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return extension.matches("[A-Za-z0-9]{1,8}") ? "file." + extension : "file";
    }

    private static String reason(int code) {
        List<String> complaints = NativeLog.drain();
        return complaints.isEmpty() ? Av.error(code) : complaints.get(complaints.size() - 1);
    }

    static AudioFormatException refuse(Path path, String found) {
        return new AudioFormatException("'" + path + "' " + found
                + "; any sound file that FFmpeg decodes is allowed (wav, flac, mp3, ogg, opus, m4a, aiff…): check that it is one"
                + " and whole, or convert it.");
    }

    private int chooseStream() throws IOException {
        int best = avformat.av_find_best_stream(
                context, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (org.bytedeco.ffmpeg.avcodec.AVCodec) null, 0);
        if (best >= 0) {
            return best;
        }
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < context.nb_streams(); i++) {
            var parameters = context.streams(i).codecpar();
            BytePointer kind = avutil.av_get_media_type_string(parameters.codec_type());
            kinds.add(Av.string(kind) + " (" + Av.string(avcodec.avcodec_get_name(parameters.codec_id())) + ")");
        }
        String found = "is " + Av.string(context.iformat().long_name());
        if (kinds.isEmpty()) {
            throw refuse(path, found + " and holds no streams at all");
        }
        boolean audio = kinds.stream().anyMatch(kind -> kind.startsWith("audio"));
        throw refuse(
                path,
                found + " and holds " + String.join(", ", kinds)
                        + (audio ? ", whose rate or channels are missing or absurd" : ", and no sound"));
    }

    private int ignoreOthers() {
        int audio = 0;
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream other = context.streams(i);
            if (other.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
                audio++;
            }
            if (i != stream) {
                other.discard(avcodec.AVDISCARD_ALL);
            }
        }
        return audio;
    }

    private void checkHeader() throws IOException {
        int channels = stream().codecpar().ch_layout().nb_channels();
        int rate = stream().codecpar().sample_rate();
        if (channels < 1 || channels > MAX_CHANNELS) {
            throw refuse(path, "declares " + channels + " channels, where 1 to " + MAX_CHANNELS + " make sense");
        }
        if (rate < 1 || rate > MAX_RATE) {
            throw refuse(path, "declares a sample rate of " + rate + " Hz, where 1 to " + MAX_RATE + " make sense");
        }
    }

    /** Of a wav with PCM, which FFmpeg cuts anywhere. */
    private void takeLargePackets() {
        boolean pcm = avcodec.av_get_exact_bits_per_sample(sound.codecpar().codec_id()) > 0;
        if (pcm && Av.string(context.iformat().name()).equals("wav")) {
            avutil.av_opt_set_int(context.priv_data(), "max_size", PCM_PACKET, 0);
        }
    }

    AVFormatContext context() {
        return context;
    }

    FileBytes file() {
        return file;
    }

    AVStream stream() {
        return sound;
    }

    /** How many streams of sound there are; the first or best of them is read. */
    int sounds() {
        return sounds;
    }

    /**
     * The next packet of the sound, valid until the next call.
     *
     * @return the packet's error code: 0, or {@link Av#END}, or another error after which nothing follows
     */
    int next() throws IOException {
        for (int futile = 0; futile < PATIENCE; futile++) {
            avcodec.av_packet_unref(packet);
            int code = avformat.av_read_frame(context, packet);
            file.check();
            if (code >= 0 && packet.stream_index() == stream) {
                return 0;
            }
            if (code >= 0) {
                futile = 0;
            } else if (code != Av.AGAIN) {
                return code;
            }
        }
        return Av.AGAIN;
    }

    AVPacket packet() {
        return packet;
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avformat.avformat_close_input(context);
    }
}
