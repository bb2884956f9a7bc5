package etude.analysis.rhythm;

import java.util.Arrays;

/** Numbers that become more. */
final class FloatList {

    private float[] values = new float[1024];
    private int size;

    void addAll(float[] more) {
        if (size + more.length > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more.length, Math.addExact(size, size / 2)));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
