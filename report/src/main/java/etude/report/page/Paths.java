package etude.report.page;

/** Shapes of curves, in the path language of SVG; a column is one unit wide. */
final class Paths {

    private Paths() {}

    /** The area between two curves, in a piece for each run of columns that have values. */
    static String band(float[] low, float[] high, int height) {
        StringBuilder path = new StringBuilder();
        for (int from = next(low, 0); from < low.length; ) {
            int to = end(low, from);
            path.append('M').append(from).append(' ').append(y(high[from], height));
            for (int c = from; c < to; c++) {
                path.append('L').append(c).append(' ').append(y(high[c], height));
                path.append('H').append(c + 1);
            }
            for (int c = to - 1; c >= from; c--) {
                path.append('L').append(c + 1).append(' ').append(Math.max(y(low[c], height), y(high[c], height) + 1));
                path.append('H').append(c);
            }
            path.append('Z');
            from = next(low, to);
        }
        return path.toString();
    }

    /** The area to either side of nought. */
    static String around(double zero, float[] reach, int height) {
        float[] low = new float[reach.length];
        float[] high = new float[reach.length];
        for (int c = 0; c < reach.length; c++) {
            low[c] = (float) (zero - reach[c]);
            high[c] = (float) (zero + reach[c]);
        }
        return band(low, high, height);
    }

    /** A line through the middles of columns. */
    static String line(float[] values, int height) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int c = 0; c < values.length; c++) {
            boolean there = !Float.isNaN(values[c]);
            if (there) {
                path.append(pen ? 'L' : 'M').append(c).append(".5 ").append(y(values[c], height));
            }
            pen = there;
        }
        return path.toString();
    }

    private static int y(float place, int height) {
        return Math.round((1 - place) * height);
    }

    private static int next(float[] values, int from) {
        int c = from;
        while (c < values.length && Float.isNaN(values[c])) {
            c++;
        }
        return c;
    }

    private static int end(float[] values, int from) {
        int c = from;
        while (c < values.length && !Float.isNaN(values[c])) {
            c++;
        }
        return c;
    }
}
