package etude.nn;

import etude.network.Shape;
import etude.runtime.Values;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Between arrays and tensors, in one precision: single for all use, double to check gradients. */
enum Numbers {
    SINGLE(ScalarType.Float),
    DOUBLE(ScalarType.Double);

    private final ScalarType type;

    Numbers(ScalarType type) {
        this.type = type;
    }

    Tensor of(float[] values, Shape shape) {
        return of(values, axes(shape));
    }

    /** A tensor with memory of its own. */
    Tensor of(float[] values, long... axes) {
        Tensor single = empty(ScalarType.Float, axes);
        if (values.length > 0) {
            single.data_ptr_float().put(values);
        }
        return placed(type == ScalarType.Float ? single : single.to(type));
    }

    Tensor of(double[] values, long... axes) {
        Tensor exact = empty(ScalarType.Double, axes);
        if (values.length > 0) {
            exact.data_ptr_double().put(values);
        }
        return placed(type == ScalarType.Double ? exact : exact.to(type));
    }

    /** The same values in this precision. */
    Tensor inOwnPrecision(Tensor tensor) {
        return tensor.to(type);
    }

    /** Rows of one length, {@code (row, column)}. */
    Tensor of(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] flat = new float[rows.length * columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, flat, r * columns, columns);
        }
        return of(flat, rows.length, columns);
    }

    Tensor zeros(long... axes) {
        return empty(axes).zero_();
    }

    /** A tensor of whatever the memory holds. */
    Tensor empty(long... axes) {
        return placed(empty(type, axes));
    }

    private static Tensor empty(ScalarType type, long... axes) {
        return torch.empty(axes, new TensorOptions(type), new org.bytedeco.pytorch.MemoryFormatOptional());
    }

    static Tensor whole(long[] values) {
        Tensor whole = empty(ScalarType.Long, values.length);
        if (values.length > 0) {
            whole.data_ptr_long().put(values);
        }
        return placed(whole);
    }

    static Tensor whole(int[] values) {
        return whole(java.util.Arrays.stream(values).asLongStream().toArray());
    }

    private static Tensor placed(Tensor tensor) {
        if (Engine.settings().device() == Engine.Device.CPU) {
            return tensor;
        }
        return tensor.to(new Device("cuda:0"), tensor.scalar_type());
    }

    private static Tensor near(Tensor tensor, ScalarType type) {
        return tensor.detach().to(new Device("cpu"), type).contiguous();
    }

    /** The values of a tensor, rounded to single precision. */
    static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        if (values.length > 0) {
            near(tensor, ScalarType.Float).data_ptr_float().get(values);
        }
        return values;
    }

    static double[] doubles(Tensor tensor) {
        double[] values = new double[Math.toIntExact(tensor.numel())];
        if (values.length > 0) {
            DoublePointer pointer = near(tensor, ScalarType.Double).data_ptr_double();
            pointer.get(values);
        }
        return values;
    }

    static Values values(Tensor tensor) {
        return new Values(shape(tensor), floats(tensor));
    }

    static Shape shape(Tensor tensor) {
        int[] axes = new int[Math.toIntExact(tensor.dim())];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = Math.toIntExact(tensor.size(i));
        }
        return Shape.of(axes);
    }

    static long[] axes(Shape shape) {
        return java.util.Arrays.stream(shape.toArray()).asLongStream().toArray();
    }

    static Scalar scalar(double value) {
        return new Scalar(value);
    }

    static ScalarTypeOptional sameType() {
        return new ScalarTypeOptional();
    }
}
