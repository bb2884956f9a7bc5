/**
 * The command line of finished instruments: verbs that listen with networks. {@link etude.listen.ModelChoice} says which model
 * is meant.
 */
@NullMarked
package etude.listen;

import org.jspecify.annotations.NullMarked;
