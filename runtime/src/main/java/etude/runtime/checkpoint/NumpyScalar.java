package etude.runtime.checkpoint;

import etude.runtime.pickle.PickleException;
import etude.runtime.pickle.Value;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** numpy's single numbers, which trainers leave among the facts of a checkpoint. */
final class NumpyScalar {

    private final String type;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /**
     * A type.
     *
     * @param type as numpy names it: {@code f8}, {@code i4}, {@code b1}
     */
    NumpyScalar(String type) {
        this.type = type;
    }

    /** Takes the order of bytes, as numpy's state of a type names it. */
    void order(String mark) {
        order = mark.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The number that these bytes are. */
    Value read(byte[] bytes) throws PickleException {
        if (!type.matches("[fiub][1248]") || bytes.length != type.charAt(1) - '0') {
            throw new PickleException("has a number of numpy's type " + type + " in " + bytes.length
                    + " bytes; real and whole numbers and truth values are read");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        return switch (type) {
            case "f8" -> new Value.Real(buffer.getDouble());
            case "f4" -> new Value.Real(buffer.getFloat());
            case "f2" -> new Value.Real(TensorType.F16.at(buffer, 0));
            case "b1" -> new Value.Truth(bytes[0] != 0);
            default -> whole(bytes);
        };
    }

    private Value whole(byte[] bytes) throws PickleException {
        if (type.charAt(0) != 'i' && type.charAt(0) != 'u') {
            throw new PickleException("has a number of numpy's type " + type + ", which is not known");
        }
        byte[] big = bytes.clone();
        if (order == ByteOrder.LITTLE_ENDIAN) {
            for (int i = 0; i < big.length; i++) {
                big[i] = bytes[bytes.length - 1 - i];
            }
        }
        return new Value.Whole(type.charAt(0) == 'i' ? new BigInteger(big) : new BigInteger(1, big));
    }
}
