/** JSON that every reader accepts: {@link etude.report.json.Json}. */
@NullMarked
package etude.report.json;

import org.jspecify.annotations.NullMarked;
