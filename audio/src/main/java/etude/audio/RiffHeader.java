package etude.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a RIFF, RF64 or Wave64 file says of its own length, read by ourselves: FFmpeg forgets the declared length where the file
 * is shorter.
 *
 * @param declaredFrames samples of each channel that the header promises; -1 where it does not say
 * @param sampleRate Hz, of the header
 * @param contradiction what the header says against itself; null where nothing
 */
record RiffHeader(long declaredFrames, int sampleRate, @Nullable String contradiction) {

    private static final long STREAMED = 0xffff_ffffL;
    private static final int MAX_CHUNKS = 10_000;
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;

    /** The header of a file, or null where it is no such file or has no PCM in it. */
    static @Nullable RiffHeader read(FileBytes file) throws IOException {
        Window bytes = new Window(file);
        if (bytes.says(0, "riff")) {
            return new Walk(bytes, 40, 24, true).walk();
        }
        boolean riff = bytes.says(0, "RIFF") || bytes.says(0, "RF64") || bytes.says(0, "BW64");
        return riff && bytes.says(8, "WAVE") ? new Walk(bytes, 12, 8, false).walk() : null;
    }

    private static final class Walk {

        private final Window bytes;
        private final int head;
        private final boolean wide;
        private long at;
        private long wideSize = -1;
        private int tag;
        private int channels;
        private int rate;
        private long byteRate;
        private int blockAlign;
        private int bits;

        Walk(Window bytes, long start, int head, boolean wide) {
            this.bytes = bytes;
            this.at = start;
            this.head = head;
            this.wide = wide;
        }

        @Nullable
        RiffHeader walk() throws IOException {
            for (int i = 0; i < MAX_CHUNKS && at + head <= bytes.size(); i++) {
                long size = wide ? bytes.little(at + 16, 8) - head : bytes.little(at + 4, 4);
                if (bytes.says(at, "fmt ")) {
                    format(at + head, size);
                } else if (bytes.says(at, "ds64")) {
                    wideSize = bytes.little(at + head + 8, 8);
                } else if (bytes.says(at, "data")) {
                    return data(size);
                }
                if (size < 0) {
                    return null;
                }
                at += head + size;
                at = wide ? (at + 7) / 8 * 8 : at + (at & 1);
            }
            return null;
        }

        private void format(long from, long size) throws IOException {
            tag = (int) bytes.little(from, 2);
            channels = (int) bytes.little(from + 2, 2);
            rate = (int) bytes.little(from + 4, 4);
            byteRate = bytes.little(from + 8, 4);
            blockAlign = (int) bytes.little(from + 12, 2);
            bits = (int) bytes.little(from + 14, 2);
            if (tag == EXTENSIBLE && size >= 26) {
                tag = (int) bytes.little(from + 24, 2);
            }
        }

        private @Nullable RiffHeader data(long size) throws IOException {
            if (tag != PCM && tag != FLOAT || blockAlign == 0 || rate <= 0) {
                return null;
            }
            long declared = size == STREAMED && !wide ? wideSize : size;
            long start = at + head;
            long available = bytes.size() - start;
            boolean unknown = declared < 0 || declared == 0 && available > 0;
            return new RiffHeader(
                    unknown ? -1 : declared / blockAlign, rate, contradiction(unknown ? -1 : declared, start, available));
        }

        private @Nullable String contradiction(long declared, long start, long available) throws IOException {
            if (blockAlign != channels * ((bits + 7) / 8)) {
                return channels + " channels of " + bits + " bits cannot be " + blockAlign + " bytes together";
            }
            if (byteRate != (long) rate * blockAlign) {
                return rate + " Hz of " + blockAlign + " bytes each cannot be " + byteRate + " bytes per second";
            }
            long behind = start + declared + (declared & 1);
            return declared >= 0 && declared < available && !chunk(behind)
                    ? "the sound is said to end at byte " + behind + " of " + bytes.size() + ", but what follows is no other part"
                    : null;
        }

        /** Whether something that looks like a chunk stands there, or too little for one, or zeros. */
        private boolean chunk(long position) throws IOException {
            if (position + head > bytes.size()) {
                return true;
            }
            boolean zeros = true;
            boolean letters = true;
            for (int i = 0; i < 4; i++) {
                int c = bytes.at(position + i);
                zeros &= c == 0;
                letters &= c >= 32 && c < 127;
            }
            return zeros || wide || letters && position + head + bytes.little(position + 4, 4) <= bytes.size() + 1;
        }
    }
}
