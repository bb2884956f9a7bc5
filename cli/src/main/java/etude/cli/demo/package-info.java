/** The demo: a short piece composed in code. */
@NullMarked
package etude.cli.demo;

import org.jspecify.annotations.NullMarked;
