/**
 * Measurements: JMH benchmarks of the operations that peers are timed on. {@code bench/compare.py} runs them beside librosa
 * on the same signals and writes {@code bench/RESULTS.md}.
 */
@NullMarked
package etude.bench;

import org.jspecify.annotations.NullMarked;
