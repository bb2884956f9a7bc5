package etude.audio;

import java.io.IOException;

/**
 * The frames of an MPEG audio file, counted by their headers alone (ISO 11172-3, 13818-3): FFmpeg leaves damaged ones out
 * without a word.
 */
final class MpegScan {

    private static final int[][] KBPS = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };
    private static final int[] RATES = {44100, 48000, 32000};

    /** Version, layer and rate: what frames of one stream share. */
    private static final int SAME = 0xfffe0c00;

    /** Frames, one behind the other, that no file of another format has by chance. */
    private static final int CERTAIN = 16;

    private final Window bytes;
    private long end;
    private long at;
    private int pattern;
    private boolean free;
    private long frames;
    private long samples;
    private long holes;
    private long lostBytes;
    private long firstHole = -1;
    private long missingBytes;

    private MpegScan(Window bytes) {
        this.bytes = bytes;
        this.end = bytes.size();
    }

    static MpegScan of(FileBytes file) throws IOException {
        MpegScan scan = new MpegScan(new Window(file));
        scan.dropTrailers();
        scan.walk();
        return scan;
    }

    /** Whether a file begins, behind tags, with so many whole frames of one stream that it can be nothing else. */
    static boolean begins(FileBytes file) throws IOException {
        MpegScan scan = new MpegScan(new Window(file));
        while (scan.frames < CERTAIN && scan.step()) {
            // one frame or tag after the other
        }
        return scan.frames == CERTAIN;
    }

    /** Goes over the frame or the tag that begins here; false where neither does. */
    private boolean step() throws IOException {
        if (at >= end) {
            return false;
        }
        long tag = frames == 0 ? tagLength(at) : 0;
        int header = (int) bytes.big(at, 4);
        int length = tag > 0 ? 0 : length(header);
        if (tag > 0) {
            at += tag;
        } else if (length > 0 && (pattern == 0 || same(header))) {
            take(header, length);
        }
        return tag > 0 || length > 0 && same(header);
    }

    /** Samples of each channel in all frames; 0 where frames cannot be told (free format). */
    long samples() {
        return free ? 0 : samples;
    }

    long frames() {
        return frames;
    }

    /** Places that hold neither frames nor tags, nor zeros at the beginning or the end. */
    long holes() {
        return free ? 0 : holes;
    }

    long lostBytes() {
        return lostBytes;
    }

    long firstHole() {
        return firstHole;
    }

    /** Bytes that the last frame lacks. */
    long missingBytes() {
        return free ? 0 : missingBytes;
    }

    private void walk() throws IOException {
        while (at < end && !free) {
            long tag = tagLength(at);
            int header = (int) bytes.big(at, 4);
            int length = tag > 0 ? 0 : length(header);
            if (tag > 0) {
                at += tag;
            } else if (length > 0 && (pattern == 0 ? confirmed(header, length) : same(header))) {
                take(header, length);
            } else {
                resync();
            }
        }
    }

    private void take(int header, int length) {
        if (at + length > end) {
            missingBytes = at + length - end;
        } else {
            pattern = header & SAME;
            frames++;
            samples += samplesOf(header);
        }
        at += length;
    }

    private boolean same(int header) {
        return (header & SAME) == pattern;
    }

    private boolean confirmed(int header, int length) throws IOException {
        long next = at + length;
        int following = (int) bytes.big(next, 4);
        return next >= end - 4 || ((following & SAME) == (header & SAME) && length(following) > 0);
    }

    private void resync() throws IOException {
        long from = at;
        boolean zeros = true;
        do {
            zeros &= bytes.at(at) == 0;
            at++;
        } while (at < end && !found());
        boolean padding = zeros && (frames == 0 || at >= end);
        if (!padding && !(at >= end && at - from < 4)) {
            holes++;
            lostBytes += at - from;
            firstHole = firstHole < 0 ? from : firstHole;
        }
    }

    private boolean found() throws IOException {
        if (bytes.at(at) != 0xff) {
            return tagLength(at) > 0;
        }
        int header = (int) bytes.big(at, 4);
        int length = length(header);
        return length > 0 && (pattern == 0 || same(header)) && confirmed(header, length);
    }

    private int length(int header) {
        int version = header >> 19 & 3;
        int layer = 4 - (header >> 17 & 3);
        int rateIndex = header >> 10 & 3;
        int bitIndex = header >> 12 & 15;
        if (header >>> 21 != 0x7ff || version == 1 || layer == 4 || rateIndex == 3 || bitIndex == 15) {
            return 0;
        }
        if (bitIndex == 0) {
            free |= frames > 0 && same(header);
            return 0;
        }
        int rate = RATES[rateIndex] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int row = version == 3 ? layer - 1 : layer == 1 ? 3 : 4;
        int bits = KBPS[row][bitIndex] * 1000;
        int padding = header >> 9 & 1;
        return layer == 1 ? (12 * bits / rate + padding) * 4 : samplesOf(header) / 8 * bits / rate + padding;
    }

    private static int samplesOf(int header) {
        int layer = 4 - (header >> 17 & 3);
        return layer == 1 ? 384 : layer == 3 && (header >> 19 & 3) != 3 ? 576 : 1152;
    }

    /** Length of a tag that begins there; 0 where none does. */
    private long tagLength(long position) throws IOException {
        if (bytes.says(position, "ID3") && bytes.at(position + 3) < 0xff) {
            long size = 0;
            for (int i = 6; i < 10; i++) {
                size = size << 7 | (bytes.at(position + i) & 0x7f);
            }
            return 10 + size + ((bytes.at(position + 5) & 0x10) != 0 ? 10 : 0);
        }
        if (bytes.says(position, "APETAGEX")) {
            return 32 + bytes.little(position + 12, 4);
        }
        return bytes.says(position, "TAG") && position + 128 >= end ? 128 : 0;
    }

    private void dropTrailers() throws IOException {
        for (long before = -1; before != end; ) {
            before = end;
            if (bytes.says(end - 128, "TAG")) {
                end -= 128;
            } else if (bytes.says(end - 32, "APETAGEX")) {
                boolean withHeader = (bytes.at(end - 32 + 23) & 0x80) != 0;
                end -= bytes.little(end - 32 + 12, 4) + (withHeader ? 32 : 0);
            } else if (bytes.says(end - 9, "LYRICS200")) {
                end -= 15 + decimal(end - 15, 6);
            }
            end = Math.max(0, end);
        }
    }

    private long decimal(long position, int digits) throws IOException {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = bytes.at(position + i) - '0';
            value = digit >= 0 && digit <= 9 ? 10 * value + digit : value;
        }
        return value;
    }
}
