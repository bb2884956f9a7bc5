/**
 * What happened: the folder of a training run, and lists of runs.
 */
@NullMarked
package etude.learn.run;

import org.jspecify.annotations.NullMarked;
