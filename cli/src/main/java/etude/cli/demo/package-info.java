/** {@code ./etude demo}: a piece composed in code, rendered and analysed. */
@NullMarked
package etude.cli.demo;

import org.jspecify.annotations.NullMarked;
