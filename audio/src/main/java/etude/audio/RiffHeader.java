package etude.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a file of chunks (RIFF, RF64, Wave64, AIFF) or an AU file says of its own length, read by ourselves: FFmpeg forgets the
 * declared length where the file is shorter, and does not mind what is left over where it is longer.
 *
 * @param declaredFrames samples of each channel that the header promises; -1 where it does not say or its codec has no frames
 * @param sampleRate Hz, of the header; 0 where not read
 * @param missingBytes of the sound, that the header promises and the file has not
 * @param streamed whether the header leaves the length open
 * @param contradiction what the header says against itself or the file; null where nothing
 */
record RiffHeader(
        long declaredFrames,
        int sampleRate,
        long missingBytes,
        boolean streamed,
        @Nullable String contradiction) {

    /** The header of a file, or null where it is no such file or has no sound in it. */
    static @Nullable RiffHeader read(FileBytes file) throws IOException {
        Window bytes = new Window(file);
        if (bytes.says(0, "riff")) {
            return new ChunkWalk(bytes, true).walk();
        }
        boolean riff = bytes.says(0, "RIFF") || bytes.says(0, "RF64") || bytes.says(0, "BW64");
        if (riff && bytes.says(8, "WAVE")) {
            return new ChunkWalk(bytes, false).walk();
        }
        if (bytes.says(0, "FORM") && bytes.says(8, "AIF")) {
            return ended(bytes, 8 + bytes.big(4, 4) + (bytes.big(4, 4) & 1));
        }
        if (bytes.says(0, ".snd")) {
            long length = bytes.big(8, 4);
            return length == ChunkWalk.STREAMED
                    ? new RiffHeader(-1, 0, 0, true, null)
                    : ended(bytes, bytes.big(4, 4) + length);
        }
        return null;
    }

    /** A header that says where its file ends; the rest of it FFmpeg reads well. */
    private static RiffHeader ended(Window bytes, long end) {
        return new RiffHeader(-1, 0, Math.max(0, end - bytes.size() - 1), false, leftover(bytes, end));
    }

    /** What to say of bytes behind the end that a header declares. */
    static @Nullable String leftover(Window bytes, long end) {
        long left = bytes.size() - end;
        return end > 0 && left > 1
                ? "it says that all ends at byte " + end + ", yet the file goes on for " + left + " bytes"
                : null;
    }
}
