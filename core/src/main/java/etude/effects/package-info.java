/** What is done to sound for the ear: parts taken apart, time and pitch changed, silence cut. */
@NullMarked
package etude.effects;

import org.jspecify.annotations.NullMarked;
