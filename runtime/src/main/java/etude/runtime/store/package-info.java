/**
 * Where models live, and where they come from: {@link etude.runtime.store.ModelHome} keeps them by name on this machine,
 * {@link etude.runtime.store.Pull} fetches published ones that a catalogue knows.
 */
@NullMarked
package etude.runtime.store;

import org.jspecify.annotations.NullMarked;
