/**
 * Python's pickles, read as data: {@link etude.runtime.pickle.Unpickler} knows plain containers and what its caller
 * explicitly allows. A pickle is a program that may name any function; here nothing that it names is ever run.
 */
@NullMarked
package etude.runtime.pickle;

import org.jspecify.annotations.NullMarked;
