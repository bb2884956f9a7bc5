package etude.io.array;

import java.nio.ByteBuffer;

/** Types of numbers that are read from numpy's files; each number is given as a {@code double}. */
enum NpyType {
    F2(2, (bytes, at) -> Half.toFloat(bytes.getShort(at))),
    F4(4, ByteBuffer::getFloat),
    F8(8, ByteBuffer::getDouble),
    I1(1, ByteBuffer::get),
    I2(2, ByteBuffer::getShort),
    I4(4, ByteBuffer::getInt),
    I8(8, ByteBuffer::getLong),
    U1(1, (bytes, at) -> bytes.get(at) & 0xff),
    U2(2, (bytes, at) -> bytes.getShort(at) & 0xffff),
    U8(8, (bytes, at) -> unsigned(bytes.getLong(at))),
    U4(4, (bytes, at) -> bytes.getInt(at) & 0xffff_ffffL),
    B1(1, (bytes, at) -> bytes.get(at) == 0 ? 0 : 1);

    private interface Get {
        double at(ByteBuffer bytes, int at);
    }

    private final int size;
    private final Get get;

    NpyType(int size, Get get) {
        this.size = size;
        this.get = get;
    }

    int size() {
        return size;
    }

    double at(ByteBuffer bytes, int at) {
        return get.at(bytes, at);
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }
}
