/**
 * Pictures of sound. A {@link etude.report.picture.Chart} is what is to be seen, as data: a raster or a curve over time, and
 * rulers that say what its sides mean; {@link etude.report.picture.ChartMaker} makes one of any frames, also of a stream of
 * them; {@link etude.report.picture.ChartPng} draws it, and so does the page of {@code etude.report.page}.
 */
@NullMarked
package etude.report.picture;

import org.jspecify.annotations.NullMarked;
