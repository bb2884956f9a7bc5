package etude.runtime.checkpoint;

import etude.network.Shape;
import etude.network.Weight;
import java.nio.ByteBuffer;

/**
 * A view of a storage, as a pickle describes it; the numbers are read later, if they are wanted.
 *
 * @param storage where its numbers are
 * @param offset of the first one
 * @param shape of the tensor
 * @param strides numbers from one place to the next, for each axis
 */
record TorchTensor(Storage storage, long offset, Shape shape, long[] strides) {

    /**
     * Numbers beside the pickle.
     *
     * @param type of the numbers
     * @param key names them in the file
     * @param count of numbers in all
     */
    record Storage(TensorType type, String key, long count) {}

    /** Whether all its numbers are in the storage. */
    boolean inside() {
        long last = offset;
        for (int axis = 0; axis < strides.length; axis++) {
            if (shape.get(axis) == 0) {
                return offset >= 0 && offset <= storage.count();
            }
            if (strides[axis] < 0 || strides[axis] > storage.count()) {
                return false;
            }
            last += strides[axis] * (shape.get(axis) - 1);
            if (last >= storage.count()) {
                return false;
            }
        }
        return offset >= 0 && last < storage.count();
    }

    /** Its numbers in the order of its axes, the last one fastest. */
    Weight gather(ByteBuffer bytes) {
        float[] values = new float[Math.toIntExact(shape.size())];
        int[] at = new int[strides.length];
        long place = offset;
        for (int i = 0; i < values.length; i++) {
            values[i] = storage.type().at(bytes, (int) place * storage.type().size());
            place = next(at, place);
        }
        return new Weight(shape, values);
    }

    private long next(int[] at, long place) {
        long next = place;
        for (int axis = at.length - 1; axis >= 0; axis--) {
            next += strides[axis];
            if (++at[axis] < shape.get(axis)) {
                return next;
            }
            next -= strides[axis] * shape.get(axis);
            at[axis] = 0;
        }
        return next;
    }
}
