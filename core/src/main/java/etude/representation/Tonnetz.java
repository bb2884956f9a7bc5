package etude.representation;

import java.util.List;

/**
 * Tonal centroids: a chromagram seen on the circles of fifths, of minor thirds and of major thirds, {@code (6, frame)}.
 *
 * @param source a chromagram
 * @see <a href="https://doi.org/10.1145/1178723.1178727">Harte, Sandler, Gasser, Detecting harmonic change in musical
 *     audio, 2006</a>
 */
public record Tonnetz(Representation source) implements Derived {

    private static final double[] STEPS = {7.0 / 6, 3.0 / 2, 2.0 / 3};
    private static final double[] RADII = {1, 1, 0.5};

    /** Checks the source. */
    public Tonnetz {
        Cens.checkChroma("A tonnetz", source);
    }

    /** The centroids of each pitch class: {@code (6, class)}. */
    public float[][] map() {
        int classes = source.layout().size();
        float[][] map = new float[6][classes];
        for (int c = 0; c < classes; c++) {
            for (int circle = 0; circle < 3; circle++) {
                double angle = Math.PI * STEPS[circle] * 12 * c / classes;
                map[2 * circle][c] = (float) (RADII[circle] * Math.sin(angle));
                map[2 * circle + 1][c] = (float) (RADII[circle] * Math.cos(angle));
            }
        }
        return map;
    }

    @Override
    public Layout layout() {
        var names = List.of("fifth x", "fifth y", "minor x", "minor y", "major x", "major y");
        return Layout.of("tonnetz", new Axis(Axis.Kind.COEFFICIENT, new double[] {0, 1, 2, 3, 4, 5}, names), "");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tonnetz(this);
    }
}
