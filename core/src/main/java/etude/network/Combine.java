package etude.network;

import java.util.List;

/**
 * One tensor of several, value by value; axes of length 1 and missing outer axes stretch, as in NumPy.
 *
 * @param kind how
 * @param inputs how many; two for difference and quotient
 */
public record Combine(Kind kind, int inputs) implements Layer {

    /** How values are combined. */
    public enum Kind {
        /** The sum. */
        ADD,
        /** The product. */
        MULTIPLY,
        /** The first without the second. */
        SUBTRACT,
        /** The first over the second. */
        DIVIDE,
        /** The larger. */
        MAX,
        /** Matrix product of the last two axes, outer axes alike: {@code (…, n, k) × (…, k, m)}. */
        MATRIX_PRODUCT
    }

    /** The sum of two. */
    public static final Combine ADD = new Combine(Kind.ADD, 2);

    /** The product of two. */
    public static final Combine MULTIPLY = new Combine(Kind.MULTIPLY, 2);

    /** Checks the range. */
    public Combine {
        boolean pair = kind == Kind.SUBTRACT || kind == Kind.DIVIDE || kind == Kind.MATRIX_PRODUCT;
        if (inputs < 2 || (pair && inputs != 2)) {
            throw new IllegalArgumentException(
                    kind + " of " + inputs + " tensors; it takes " + (pair ? "2." : "2 or more."));
        }
    }

    @Override
    public List<Shape> outputs(List<Shape> shapes) {
        if (kind == Kind.MATRIX_PRODUCT) {
            return List.of(product(shapes.get(0), shapes.get(1)));
        }
        Shape y = shapes.get(0);
        for (Shape shape : shapes.subList(1, shapes.size())) {
            y = stretched(y, shape);
        }
        return List.of(y);
    }

    private static Shape product(Shape a, Shape b) {
        boolean alike = a.rank() == b.rank() && a.rank() >= 2 && a.get(-1) == b.get(-2);
        for (int i = 0; alike && i < a.rank() - 2; i++) {
            alike = a.get(i) == b.get(i);
        }
        if (!alike) {
            throw new IllegalArgumentException("There is no matrix product of shapes " + a + " and " + b + ".");
        }
        return a.with(-1, b.get(-1));
    }

    private static Shape stretched(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        int[] y = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int m = i <= a.rank() ? a.get(-i) : 1;
            int n = i <= b.rank() ? b.get(-i) : 1;
            if (m != n && m != 1 && n != 1) {
                throw new IllegalArgumentException("Shapes " + a + " and " + b + " do not fit value by value.");
            }
            y[rank - i] = m == 1 ? n : m;
        }
        return Shape.of(y);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.combine(this);
    }
}
