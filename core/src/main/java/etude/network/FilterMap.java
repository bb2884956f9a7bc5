package etude.network;

/**
 * A linear map of a representation, or numbers a band, to be looked at: {@link FrontFilters} makes them.
 *
 * @param name as the parameter's, or that of what the parameters make: {@code bands}, {@code cosine}, {@code gabor}…
 * @param values {@code (filter, column)}; one row where the map is a vector
 * @param columns what lies along a row
 * @param end of the last column: Hz, samples, or the number of columns
 */
public record FilterMap(String name, float[][] values, Columns columns, double end) {

    /** What lies along the rows of a map. */
    public enum Columns {
        /** Frequency from 0 Hz on, evenly. */
        HERTZ,
        /** Samples of a frame. */
        SAMPLES,
        /** Numbered bands or bins. */
        BANDS
    }

    /** The largest difference from another state of the same map. */
    public double largestChange(FilterMap other) {
        double largest = 0;
        for (int r = 0; r < values.length; r++) {
            for (int c = 0; c < values[r].length; c++) {
                largest = Math.max(largest, Math.abs(values[r][c] - other.values[r][c]));
            }
        }
        return largest;
    }
}
