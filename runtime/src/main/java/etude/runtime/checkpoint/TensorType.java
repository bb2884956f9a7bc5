package etude.runtime.checkpoint;

import etude.io.array.Half;
import java.nio.ByteBuffer;

/** Types of numbers in checkpoints, named as safetensors names them; all are read as single precision. */
public enum TensorType {
    /** Double precision. */
    F64(8, (bytes, at) -> (float) bytes.getDouble(at)),
    /** Single precision. */
    F32(4, ByteBuffer::getFloat),
    /** Half precision: 5 bits of exponent. */
    F16(2, (bytes, at) -> Half.toFloat(bytes.getShort(at))),
    /** The upper half of single precision. */
    BF16(2, (bytes, at) -> Float.intBitsToFloat(bytes.getShort(at) << 16)),
    /** 64-bit whole numbers. */
    I64(8, (bytes, at) -> bytes.getLong(at)),
    /** 32-bit whole numbers. */
    I32(4, (bytes, at) -> bytes.getInt(at)),
    /** 16-bit whole numbers. */
    I16(2, ByteBuffer::getShort),
    /** 8-bit whole numbers. */
    I8(1, ByteBuffer::get),
    /** 8-bit whole numbers without a sign. */
    U8(1, (bytes, at) -> bytes.get(at) & 0xff),
    /** Truth values: 0 or 1. */
    BOOL(1, (bytes, at) -> bytes.get(at) == 0 ? 0 : 1);

    private interface Get {
        float at(ByteBuffer bytes, int at);
    }

    private final int size;
    private final Get get;

    TensorType(int size, Get get) {
        this.size = size;
        this.get = get;
    }

    /** Bytes of a number. */
    public int size() {
        return size;
    }

    /** The number at a byte, rounded to single precision. */
    public float at(ByteBuffer bytes, int at) {
        return get.at(bytes, at);
    }
}
