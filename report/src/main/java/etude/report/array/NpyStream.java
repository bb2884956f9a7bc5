package etude.report.array;

import etude.signal.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Frames in numpy's format on a channel: a header for no frames first, which {@link #finish} replaces by the true one.
 *
 * <p>Fortran order of {@code (…, frame)} lets a frame follow a frame. Frames of one axis are stored as they are; of
 * several, their own axes are reversed, since a frame in memory has its last axis varying fastest.
 */
final class NpyStream {

    private final FileChannel channel;
    private final int[] shape;
    private final boolean complex;
    private final int[] order;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long count;

    NpyStream(FileChannel channel, int[] shape, boolean complex) throws IOException {
        this.channel = channel;
        this.shape = shape.clone();
        this.complex = complex;
        this.order = fortranOrder(shape);
        write(ByteBuffer.wrap(header()));
    }

    void append(Frames frames) throws IOException {
        if (!Arrays.equals(frames.shape(), shape) || frames.complex() != complex) {
            throw new IllegalArgumentException("Frames " + frames + " do not fit an array whose frames have shape "
                    + Arrays.toString(shape) + (complex ? ", complex." : ", real."));
        }
        float[] data = frames.data();
        int width = complex ? 2 : 1;
        for (int t = 0; t < frames.count(); t++) {
            int at = t * frames.stride();
            for (int from : order) {
                put(data[at + from * width]);
                if (complex) {
                    put(data[at + from * width + 1]);
                }
            }
        }
        count += frames.count();
    }

    /** Writes what is left and the true number of frames. */
    void finish() throws IOException {
        flush();
        ByteBuffer header = ByteBuffer.wrap(header());
        long at = 0;
        while (header.hasRemaining()) {
            at += channel.write(header, at);
        }
    }

    private byte[] header() {
        long[] all = new long[shape.length + 1];
        for (int i = 0; i < shape.length; i++) {
            all[i] = shape[i];
        }
        all[shape.length] = count;
        return NpyHeader.bytes(complex ? "<c8" : "<f4", all);
    }

    private void put(float value) throws IOException {
        if (buffer.remaining() < Float.BYTES) {
            flush();
        }
        buffer.putFloat(value);
    }

    private void flush() throws IOException {
        buffer.flip();
        write(buffer);
        buffer.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** For each value of a frame in Fortran order, its place in memory (last axis fastest). */
    static int[] fortranOrder(int[] shape) {
        int size = 1;
        for (int axis : shape) {
            size *= axis;
        }
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int rest = i;
            int place = 0;
            int[] index = new int[shape.length];
            for (int axis = 0; axis < shape.length; axis++) {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }
            for (int axis = 0; axis < shape.length; axis++) {
                place = place * shape[axis] + index[axis];
            }
            order[i] = place;
        }
        return order;
    }
}
