/**
 * Frames as arrays and tables on disk: numpy's {@code .npy} and {@code .npz}, CSV, ARFF.
 *
 * <p>All writers take frames piece by piece ({@link etude.report.array.FrameSink}), so that songs of any length need little
 * memory, and put a file in its place only when it is whole. Readers ({@link etude.report.array.NpyArray},
 * {@link etude.report.array.Npz}) believe nothing that a header says before it is checked.
 */
@NullMarked
package etude.report.array;

import org.jspecify.annotations.NullMarked;
