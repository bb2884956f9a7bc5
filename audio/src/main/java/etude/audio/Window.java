package etude.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Looks at single bytes of a file anywhere, reading ahead; beyond the file's end every byte is -1. */
final class Window {

    private static final int LENGTH = 1 << 16;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
    private long start = -1;
    private int length;

    Window(FileBytes file) {
        this.channel = file.channel();
        this.size = file.size();
    }

    long size() {
        return size;
    }

    /** A byte, 0 to 255, or -1 outside of the file. */
    int at(long position) throws IOException {
        if (position < 0 || position >= size) {
            return -1;
        }
        if (start < 0 || position < start || position >= start + length) {
            load(position);
        }
        return position < start + length ? buffer.get((int) (position - start)) & 0xff : -1;
    }

    private void load(long position) throws IOException {
        start = position;
        buffer.clear();
        while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) > 0) {
            // reads on
        }
        length = buffer.position();
    }

    /** Whether these letters stand there. */
    boolean says(long position, String letters) throws IOException {
        for (int i = 0; i < letters.length(); i++) {
            if (at(position + i) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** An unsigned number of some bytes, the least first. */
    long little(long position, int bytes) throws IOException {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | Math.max(0, at(position + i));
        }
        return value;
    }

    /** An unsigned number of some bytes, the greatest first. */
    long big(long position, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | Math.max(0, at(position + i));
        }
        return value;
    }
}
