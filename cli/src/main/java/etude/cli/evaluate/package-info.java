/**
 * {@code ./etude evaluate}: how well an estimate agrees with a reference. {@link etude.cli.evaluate.Tasks} names what can be
 * compared; files and folders are paired by {@link etude.cli.evaluate.Pair}.
 */
@NullMarked
package etude.cli.evaluate;

import org.jspecify.annotations.NullMarked;
