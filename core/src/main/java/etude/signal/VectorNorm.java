package etude.signal;

/** The size of a vector, by which it can be divided. */
public enum VectorNorm {
    /** Always 1: nothing is divided. */
    NONE,
    /** Sum of magnitudes. */
    L1,
    /** Root of the sum of squares. */
    L2,
    /** Largest magnitude (numpy's {@code inf}). */
    MAX;

    /** Vectors smaller than this, the smallest normal single, are left as they are. */
    private static final double TINY = Float.MIN_NORMAL;

    /** The size of {@code length} values from index {@code at}. */
    public double of(float[] x, int at, int length) {
        double size = 0;
        for (int i = at; i < at + length; i++) {
            size = add(size, x[i]);
        }
        return finish(size);
    }

    /** The size of a vector. */
    public double of(double[] x) {
        double size = 0;
        for (double value : x) {
            size = add(size, value);
        }
        return finish(size);
    }

    private double add(double size, double x) {
        return switch (this) {
            case NONE -> 1;
            case L1 -> size + Math.abs(x);
            case L2 -> size + x * x;
            case MAX -> Math.max(size, Math.abs(x));
        };
    }

    private double finish(double size) {
        return this == L2 ? Math.sqrt(size) : size;
    }

    /** Divides {@code length} values by their size, in place; vectors of (almost) nothing stay as they are. */
    public void normalize(float[] x, int at, int length) {
        double size = of(x, at, length);
        if (this == NONE || size < TINY) {
            return;
        }
        for (int i = at; i < at + length; i++) {
            x[i] = (float) (x[i] / size);
        }
    }
}
