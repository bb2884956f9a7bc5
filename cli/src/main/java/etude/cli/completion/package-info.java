/** {@code ./etude completion}: the shell completes verbs and options. */
@NullMarked
package etude.cli.completion;

import org.jspecify.annotations.NullMarked;
