/**
 * The report of a song: {@link etude.report.page.SongReport} says what is in it, {@link etude.report.page.SongReports}
 * writes the page, its data and the files beside it.
 */
@NullMarked
package etude.report.page;

import org.jspecify.annotations.NullMarked;
