/**
 * Tuning, key and chords. What they are judged by is heard once ({@link etude.analysis.harmony.HarmonyEvidence}) and handed to
 * the finders:
 *
 * <pre>{@code
 * HarmonyEvidence evidence = HarmonyEvidence.of(song);
 * KeyEstimate key = KeyFinder.standard().find(evidence);
 * ChordTrack chords = ChordRecogniser.standard().recognise(evidence);
 * }</pre>
 */
@NullMarked
package etude.analysis.harmony;

import org.jspecify.annotations.NullMarked;
