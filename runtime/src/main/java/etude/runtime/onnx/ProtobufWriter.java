package etude.runtime.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in protobuf's wire format: fields one after the other, each with its number. Large fields are kept as they are
 * until the message is asked for as a whole, so that weights are copied once.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, Encoding</a>
 */
final class ProtobufWriter {

    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final List<byte[]> parts = new ArrayList<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long size;

    ProtobufWriter number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    ProtobufWriter real(int field, float value) {
        tag(field, FIXED32);
        int bits = Float.floatToIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
            put(bits >>> shift);
        }
        return this;
    }

    ProtobufWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtobufWriter bytes(int field, byte[] value) {
        tag(field, LENGTH);
        varint(value.length);
        close();
        parts.add(value);
        size += value.length;
        return this;
    }

    ProtobufWriter message(int field, ProtobufWriter inner) {
        tag(field, LENGTH);
        varint(inner.size);
        close();
        inner.close();
        parts.addAll(inner.parts);
        size += inner.size;
        return this;
    }

    /** Single-precision numbers in the order of bytes that ONNX stores. */
    ProtobufWriter reals(int field, float[] values) {
        byte[] raw = new byte[Math.multiplyExact(values.length, Float.BYTES)];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return bytes(field, raw);
    }

    /** 64-bit numbers in the order of bytes that ONNX stores. */
    ProtobufWriter wholes(int field, long[] values) {
        byte[] raw = new byte[Math.multiplyExact(values.length, Long.BYTES)];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        return bytes(field, raw);
    }

    byte[] toBytes() {
        if (size > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("The network needs " + size
                    + " bytes; a single ONNX file holds less than 2 GB. Export a smaller network.");
        }
        close();
        ByteBuffer all = ByteBuffer.allocate((int) size);
        parts.forEach(all::put);
        return all.array();
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        put((int) rest);
    }

    private void put(int octet) {
        open.write(octet);
        size++;
    }

    private void close() {
        if (open.size() > 0) {
            parts.add(open.toByteArray());
            open.reset();
        }
    }
}
