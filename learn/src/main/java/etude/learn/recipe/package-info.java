/**
 * What shall be learned, as data: records that are read from TOML, and written as TOML.
 */
@NullMarked
package etude.learn.recipe;

import org.jspecify.annotations.NullMarked;
