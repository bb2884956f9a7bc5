/**
 * Frames as arrays and tables on disk: numpy's {@code .npy} and {@code .npz}, CSV, ARFF.
 *
 * <p>All writers take frames piece by piece ({@link etude.report.array.FrameSink}), so that songs of any length need little
 * memory, and put a file in its place only when it is whole. Arrays are read by {@link etude.io.array}.
 */
@NullMarked
package etude.report.array;

import org.jspecify.annotations.NullMarked;
