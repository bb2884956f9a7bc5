package etude.runtime.checkpoint;

import etude.network.Shape;

/**
 * How much a checkpoint may take, since a small file may say that it is large.
 *
 * @param bytes that all values together may have in memory
 */
public record Limits(long bytes) {

    /** Numbers in memory that a file may have for each of its bytes: enough for 8-bit numbers in several tensors. */
    private static final int GROWTH = 16;

    private static final long SMALL = 1 << 20;

    /** Half of the memory that this process may have. */
    public static Limits standard() {
        return new Limits(Runtime.getRuntime().maxMemory() / 2);
    }

    /** What is left for a file of this size. */
    Budget budget(String file, long size) {
        return new Budget(file, Math.min(bytes, Math.max(size, SMALL) * GROWTH));
    }

    /** Counts what is taken. */
    static final class Budget {

        private final String file;
        private final long all;
        private long left;

        Budget(String file, long bytes) {
            this.file = file;
            this.all = bytes;
            this.left = bytes;
        }

        /** Bytes that may still be taken. */
        long left() {
            return left;
        }

        /** Takes memory for the values of a tensor, before it is used. */
        void take(Shape shape, int width) throws CheckpointException {
            try {
                take(shape.size(), width);
            } catch (ArithmeticException e) {
                take(Long.MAX_VALUE, width);
            }
        }

        /** Takes memory for a number of values of some width, before it is used. */
        void take(long count, int width) throws CheckpointException {
            if (count > left / width) {
                throw new CheckpointException(file + " says that it holds more than " + all
                        + " bytes of values, which is more than a file of its size can hold or than there is memory for."
                        + " If it is whole, give the process more memory (-Xmx).");
            }
            left -= count * width;
        }
    }
}
