/** Verbs used once on a made-up sound, so that the launcher can keep the classes that they load. */
@NullMarked
package etude.cli.rehearse;

import org.jspecify.annotations.NullMarked;
