package etude.features;

import etude.signal.SparseMatrix;
import java.util.function.IntFunction;

/** A map that can also work on frames side by side ({@link LaneKernel}), with the same bits. */
interface LaneMap extends FrameMap {

    /** A worker for one thread, for so many lanes. */
    LaneWorker lanes(int lanes);

    /** Maps frames side by side; not to be shared between threads. */
    @FunctionalInterface
    interface LaneWorker {
        /**
         * Maps all lanes.
         *
         * @param rows values by lanes, which may be overwritten
         * @return {@code (stride, lanes)} values, to be used until the next call
         */
        float[][] apply(float[][] rows);
    }

    /** The product with a matrix. */
    record Product(SparseMatrix matrix) implements LaneMap {

        @Override
        public int stride() {
            return matrix.rows();
        }

        @Override
        public Worker worker() {
            return matrix::multiply;
        }

        @Override
        public LaneWorker lanes(int lanes) {
            float[][] products = new float[matrix.rows()][lanes];
            return rows -> {
                matrix.multiply(rows, products);
                return products;
            };
        }
    }

    /** A function of each value alone; {@code functions} makes one for each thread, for so many values at most. */
    record Each(int stride, IntFunction<Elementwise> functions) implements LaneMap {

        /** Computes values from values, index by index. */
        @FunctionalInterface
        interface Elementwise {
            /** From {@code count} values at {@code at} to as many at {@code to}: another array, or the same place. */
            void apply(float[] in, int at, float[] out, int to, int count);
        }

        /** A function that needs no scratch memory. */
        static Each of(int stride, Elementwise function) {
            return new Each(stride, most -> function);
        }

        @Override
        public Worker worker() {
            Elementwise function = functions.apply(stride);
            return (in, at, out, to) -> function.apply(in, at, out, to, stride);
        }

        @Override
        public LaneWorker lanes(int lanes) {
            Elementwise function = functions.apply(lanes);
            return rows -> {
                for (int k = 0; k < stride; k++) {
                    function.apply(rows[k], 0, rows[k], 0, lanes);
                }
                return rows;
            };
        }
    }
}
