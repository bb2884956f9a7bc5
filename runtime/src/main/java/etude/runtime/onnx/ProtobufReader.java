package etude.runtime.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Walks over a message in protobuf's wire format, field by field. Nothing is copied but what is asked for, so that lengths
 * which lie cost nothing; whatever does not fit into its message is refused.
 */
final class ProtobufReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int DEEPEST = 64;

    private final byte[] bytes;
    private final int end;
    private final int depth;
    private int at;
    private int field;
    private int wireType;
    private boolean pending;

    ProtobufReader(byte[] bytes) {
        this(bytes, 0, bytes.length, 0);
    }

    private ProtobufReader(byte[] bytes, int from, int end, int depth) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.depth = depth;
    }

    /** Goes to the next field, over what was not asked for. */
    boolean next() throws OnnxFormatException {
        if (pending) {
            skip();
        }
        if (at == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (tag >>> 3 == 0 || tag >>> 3 > 0x1FFFFFFF) {
            throw broken("a field has number " + (tag >>> 3));
        }
        pending = true;
        return true;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    /** The field as a whole number. */
    long number() throws OnnxFormatException {
        expect(VARINT);
        return varint();
    }

    /** The field as text. */
    String text() throws OnnxFormatException {
        expect(LENGTH);
        int length = length();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            at += length;
            return text;
        } catch (CharacterCodingException e) {
            throw new OnnxFormatException("The file is damaged: a text is not UTF-8.", e);
        }
    }

    /** The field as a message. */
    ProtobufReader message() throws OnnxFormatException {
        expect(LENGTH);
        if (depth == DEEPEST) {
            throw new OnnxFormatException(
                    "The network has graphs within graphs, more than " + DEEPEST + " messages deep; that is refused.");
        }
        int length = length();
        ProtobufReader inner = new ProtobufReader(bytes, at, at + length, depth + 1);
        at += length;
        return inner;
    }

    private void expect(int type) throws OnnxFormatException {
        if (wireType != type) {
            throw broken("field " + field + " has wire type " + wireType + " instead of " + type);
        }
        pending = false;
    }

    private void skip() throws OnnxFormatException {
        pending = false;
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case LENGTH -> advance(length());
            case FIXED32 -> advance(4);
            default -> throw broken("field " + field + " has wire type " + wireType);
        }
    }

    private int length() throws OnnxFormatException {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw broken("field " + field + " is said to have " + Long.toUnsignedString(length) + " bytes where "
                    + (end - at) + " are left");
        }
        return (int) length;
    }

    private void advance(int count) throws OnnxFormatException {
        if (count > end - at) {
            throw broken("it ends within a number");
        }
        at += count;
    }

    private long varint() throws OnnxFormatException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at == end) {
                throw broken("it ends within a number");
            }
            byte octet = bytes[at++];
            value |= (long) (octet & 0x7F) << shift;
            if (octet >= 0) {
                return value;
            }
        }
        throw broken("a number has no end");
    }

    private static OnnxFormatException broken(String how) {
        return new OnnxFormatException("The file is no ONNX network, or damaged: " + how + ".");
    }
}
