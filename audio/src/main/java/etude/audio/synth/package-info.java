/** Notes to sound: the JDK's own synthesiser, rendered off line. Start at {@link etude.audio.synth.Synthesizer}. */
@NullMarked
package etude.audio.synth;

import org.jspecify.annotations.NullMarked;
