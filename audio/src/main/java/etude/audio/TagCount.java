package etude.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How many tags an ID3v2 header and the Vorbis comments of a FLAC or Ogg file hold. FFmpeg reads them in time that grows
 * with the square of their number, without a pause in which it could be stopped; so they are counted before.
 */
final class TagCount {

    /** More than any file of sound has; FFmpeg reads them in a fraction of a second. */
    static final int MOST = 10_000;

    private static final int MAX_BLOCKS = 1000;
    private static final int COMMENTS = 4;
    private static final int PAGE = 27;

    private final Window bytes;
    private final FileBytes file;

    private TagCount(FileBytes file) {
        this.file = file;
        this.bytes = new Window(file);
    }

    /** How many tags; 0 in other formats. */
    static int of(FileBytes file) throws IOException {
        var count = new TagCount(file);
        long start = 0;
        int tags = 0;
        if (count.bytes.says(0, "ID3")) {
            start = 10 + count.sevenBits(6);
            tags = count.id3(start);
        }
        if (count.bytes.says(start, "fLaC")) {
            return tags + count.flac(start + 4);
        }
        return tags + (count.bytes.says(start, "OggS") ? count.ogg(start) : 0);
    }

    /** A number of four bytes of seven bits. */
    private long sevenBits(long at) throws IOException {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 7 | (bytes.at(at + i) & 0x7f);
        }
        return value;
    }

    private int id3(long end) throws IOException {
        int version = bytes.at(3);
        int head = version == 2 ? 6 : 10;
        int tags = 0;
        for (long at = 10; at + head <= end && bytes.at(at) > 0; tags++) {
            at += head
                    + switch (version) {
                        case 2 -> bytes.big(at + 3, 3);
                        case 3 -> bytes.big(at + 4, 4);
                        default -> sevenBits(at + 4);
                    };
        }
        return tags;
    }

    private int flac(long from) throws IOException {
        int tags = 0;
        long at = from;
        for (int i = 0; i < MAX_BLOCKS && at < bytes.size(); i++) {
            int type = bytes.at(at);
            int length = (int) bytes.big(at + 1, 3);
            if ((type & 0x7f) == COMMENTS) {
                tags += count(part(at + 4, length));
            }
            if (type >= 0x80) {
                return tags;
            }
            at += 4 + length;
        }
        return tags;
    }

    private int ogg(long from) throws IOException {
        ByteBuffer packet = ByteBuffer.wrap(secondPacket(from)).order(ByteOrder.LITTLE_ENDIAN);
        int name = packet.remaining() > 8 && packet.get(0) == 'O' ? 8 : 7;
        return packet.remaining() < name ? 0 : count(packet.position(name).slice());
    }

    /** The packet that follows the one of the first page, put together from the pages that it spans. */
    private byte[] secondPacket(long from) throws IOException {
        var packet = new ByteArrayOutputStream();
        long serial = bytes.little(from + 14, 4);
        for (long at = afterPage(from); bytes.says(at, "OggS"); at = afterPage(at)) {
            int segments = bytes.at(at + PAGE - 1);
            boolean ours = bytes.little(at + 14, 4) == serial;
            boolean ends = false;
            int length = 0;
            for (int i = 0; i < segments && !ends; i++) {
                int lace = bytes.at(at + PAGE + i);
                length += Math.max(0, lace);
                ends = lace < 255;
            }
            if (ours) {
                packet.write(part(at + PAGE + segments, length).array(), 0, length);
                if (ends) {
                    break;
                }
            }
        }
        return packet.toByteArray();
    }

    private long afterPage(long page) throws IOException {
        int segments = Math.max(0, bytes.at(page + PAGE - 1));
        long end = page + PAGE + segments;
        for (int i = 0; i < segments; i++) {
            end += Math.max(0, bytes.at(page + PAGE + i));
        }
        return end;
    }

    private ByteBuffer part(long at, int length) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long from = at;
        while (part.hasRemaining()) {
            int n = file.channel().read(part, from);
            if (n <= 0) {
                break;
            }
            from += n;
        }
        return part.rewind();
    }

    /** Tags that are there, whatever number the block declares. */
    private static int count(ByteBuffer block) {
        ByteBuffer comments = block.order(ByteOrder.LITTLE_ENDIAN);
        int tags = 0;
        boolean first = true;
        while (comments.remaining() >= 4) {
            int length = comments.getInt();
            if (length < 0 || length > comments.remaining()) {
                break;
            }
            comments.position(comments.position() + length);
            if (first) {
                first = false;
                comments.position(Math.min(comments.limit(), comments.position() + 4));
            } else if (length > 0) {
                tags++;
            }
        }
        return tags;
    }
}
