/** What tests of every module share: where the real data is, reading reference arrays, comparing them. */
@NullMarked
package etude.testing;

import org.jspecify.annotations.NullMarked;
