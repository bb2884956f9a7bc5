/**
 * Arrays in numpy's formats, read strictly: {@link etude.io.array.NpyArray}, {@link etude.io.array.Npz}. Nothing that a
 * header says is believed before it is checked.
 */
@NullMarked
package etude.io.array;

import org.jspecify.annotations.NullMarked;
