package etude.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * What FFmpeg complains about goes to whoever is decoding on this thread, not to the terminal. Decoders run on the thread
 * that calls them, so that thread's list is the right one.
 */
final class NativeLog extends LogCallback {

    private static final int KEPT = 8;
    private static final int LONGEST = 300;

    /** Where in memory the part of FFmpeg lies that complains: different in every run, and of use to nobody. */
    private static final Pattern ADDRESS = Pattern.compile(" @ (0x)?[0-9a-fA-F]+(?=\\])");

    private static final ThreadLocal<List<String>> COMPLAINTS = ThreadLocal.withInitial(ArrayList::new);
    private static final NativeLog LOG = new NativeLog();

    private NativeLog() {}

    static void install() {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        avutil.setLogCallback(LOG);
    }

    /** The complaints of this thread since they were last asked for, oldest first. */
    static List<String> drain() {
        List<String> complaints = COMPLAINTS.get();
        if (complaints.isEmpty()) {
            return List.of();
        }
        COMPLAINTS.remove();
        return complaints;
    }

    @Override
    public void call(int level, BytePointer message) {
        if (level > avutil.AV_LOG_ERROR) {
            return;
        }
        List<String> complaints = COMPLAINTS.get();
        if (complaints.size() < KEPT) {
            String text = ADDRESS.matcher(message.getString().strip()).replaceAll("");
            complaints.add(text.substring(0, Math.min(LONGEST, text.length())));
        }
    }
}
