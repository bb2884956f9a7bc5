package etude.audio;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/** Small words of FFmpeg's language. */
final class Av {

    /** "Give me more input first": the system's number of {@code EAGAIN}. */
    static final int AGAIN = Loader.getPlatform().startsWith("macosx") ? -35 : -11;

    static final int END = avutil.AVERROR_EOF();
    static final long NO_TIME = Long.MIN_VALUE;

    private Av() {}

    /** What an error code means. */
    static String error(int code) {
        byte[] text = new byte[256];
        avutil.av_strerror(code, text, text.length);
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** A string of FFmpeg's; empty where there is none. Bytes that are not UTF-8 become replacement characters. */
    static String string(@Nullable BytePointer text) {
        if (text == null || text.isNull()) {
            return "";
        }
        return new String(text.getStringBytes(), StandardCharsets.UTF_8);
    }
}
