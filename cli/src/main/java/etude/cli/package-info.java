/**
 * The command line: {@link etude.cli.Main} finds the {@link etude.cli.Verb}s, and what verbs share is here: files and globs,
 * batches, progress, JSON, errors as sentences.
 */
@NullMarked
package etude.cli;

import org.jspecify.annotations.NullMarked;
