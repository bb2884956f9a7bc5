/**
 * Data sets that are made here: composed by rule, rendered by the synthesiser, with labels that are exact.
 */
@NullMarked
package etude.learn.data.synth;

import org.jspecify.annotations.NullMarked;
