package etude.audio;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over the chunks of a RIFF, RF64 or Wave64 file up to its sound. */
final class ChunkWalk {

    /** A length that a streaming program left open. */
    static final long STREAMED = 0xffff_ffffL;

    private static final int MAX_CHUNKS = 10_000;
    private static final int EXTENSIBLE = 0xfffe;

    /** PCM, float, A-law, µ-law: formats of whole samples. */
    private static final Set<Integer> WHOLE_SAMPLES = Set.of(1, 3, 6, 7);

    /** Microsoft's and IMA's ADPCM, which say how many samples a block has. */
    private static final Set<Integer> ADPCM = Set.of(2, 0x11);

    private final Window bytes;
    private final boolean wide;
    private final int head;
    private long at;
    private long wideFile = -1;
    private long wideSize = -1;
    private int tag;
    private int channels;
    private int rate;
    private long byteRate;
    private int blockAlign;
    private int bits;
    private int perBlock;

    /** @param wide whether this is Wave64, with names of 16 and lengths of 8 bytes */
    ChunkWalk(Window bytes, boolean wide) {
        this.bytes = bytes;
        this.wide = wide;
        this.head = wide ? 24 : 8;
        this.at = wide ? 40 : 12;
    }

    @Nullable
    RiffHeader walk() throws IOException {
        for (int i = 0; i < MAX_CHUNKS && at + head <= bytes.size(); i++) {
            long size = wide ? bytes.little(at + 16, 8) - head : bytes.little(at + 4, 4);
            if (bytes.says(at, "fmt ")) {
                format(at + head, size);
            } else if (bytes.says(at, "ds64")) {
                wideFile = bytes.little(at + head, 8);
                wideSize = bytes.little(at + head + 8, 8);
            } else if (bytes.says(at, "data")) {
                return blockAlign > 0 && rate > 0 ? data(size) : null;
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
        perBlock = ADPCM.contains(tag) && size >= 20 ? (int) bytes.little(from + 18, 2) : 0;
    }

    private RiffHeader data(long size) throws IOException {
        long declared = size == STREAMED && !wide ? wideSize : size;
        long available = bytes.size() - at - head;
        boolean streamed = declared < 0 || (declared == 0 && available > 0);
        boolean whole = WHOLE_SAMPLES.contains(tag);
        return new RiffHeader(
                streamed || !whole ? -1 : declared / blockAlign,
                rate,
                streamed ? 0 : Math.max(0, declared - available),
                streamed,
                contradiction(whole, streamed ? 0 : at + head + Math.min(declared, available)));
    }

    private @Nullable String contradiction(boolean whole, long soundEnd) throws IOException {
        if (!whole
                && perBlock > 0
                && Math.abs(byteRate * perBlock - (double) rate * blockAlign) > 0.05 * rate * blockAlign) {
            return rate + " Hz in blocks of " + perBlock + " cannot be " + byteRate + " bytes per second";
        }
        if (whole && blockAlign != channels * ((bits + 7) / 8)) {
            return channels + " channels of " + bits + " bits cannot be " + blockAlign + " bytes together";
        }
        if (whole && byteRate != (long) rate * blockAlign) {
            return rate + " Hz of " + blockAlign + " bytes each cannot be " + byteRate + " bytes per second";
        }
        long end = fileEnd();
        return end > 0 ? RiffHeader.leftover(bytes, Math.max(end, soundEnd)) : null;
    }

    /** Where the header says that the file ends; 0 where it leaves that open. */
    private long fileEnd() throws IOException {
        if (wide) {
            return bytes.little(16, 8);
        }
        long size = bytes.little(4, 4);
        if (size == STREAMED || size == 0) {
            return wideFile > 0 ? wideFile + 8 : 0;
        }
        return 8 + size + (size & 1);
    }
}
