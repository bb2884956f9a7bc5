package etude.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether an Ogg file ends as it should: its last page whole and marked as the last (RFC 3533). */
final class OggEnd {

    private static final int LONGEST_PAGE = 27 + 255 + 255 * 255;
    private static final int LAST_PAGE = 4;

    private OggEnd() {}

    /** What is wrong with the end; null where nothing is. */
    static @Nullable String fault(FileBytes file) throws IOException {
        Window bytes = new Window(file);
        long stop = Math.max(0, bytes.size() - 2L * LONGEST_PAGE);
        for (long at = bytes.size() - 4; at >= stop; at--) {
            if (bytes.at(at) == 'O' && bytes.says(at, "OggS") && bytes.at(at + 4) <= 0) {
                return fault(bytes, at);
            }
        }
        return "no page of it is near its end";
    }

    private static @Nullable String fault(Window bytes, long page) throws IOException {
        int segments = bytes.at(page + 26);
        if (segments < 0) {
            return "its last page is cut";
        }
        long end = page + 27 + segments;
        for (int i = 0; i < segments; i++) {
            end += Math.max(0, bytes.at(page + 27 + i));
        }
        if (end > bytes.size()) {
            return "its last page is cut, " + (end - bytes.size()) + " bytes are missing";
        }
        return (bytes.at(page + 5) & LAST_PAGE) == 0 ? "its last page is not marked as the last" : null;
    }
}
