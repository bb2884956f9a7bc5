package etude.report.page;

import java.util.List;

/** A part of a section of a {@link RunReport}. */
public sealed interface RunPart {

    /** Hands this to an interpreter. */
    void accept(Visitor visitor) throws java.io.IOException;

    /** An interpreter of parts. */
    interface Visitor {
        /** Visits a table. */
        void table(Table part) throws java.io.IOException;

        /** Visits curves. */
        void curves(Curves part) throws java.io.IOException;

        /** Visits a confusion matrix. */
        void matrix(Matrix part) throws java.io.IOException;

        /** Visits points in a plane. */
        void points(Points part) throws java.io.IOException;

        /** Visits sounds. */
        void sounds(Sounds part) throws java.io.IOException;

        /** Visits text as it is typed. */
        void code(Code part) throws java.io.IOException;
    }

    /**
     * A table whose first column names the rows.
     *
     * @param heads of the columns
     * @param rows of cells, as many as heads
     */
    record Table(List<String> heads, List<List<String>> rows) implements RunPart {

        /** Copies the lists. */
        public Table {
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public void accept(Visitor visitor) throws java.io.IOException {
            visitor.table(this);
        }
    }

    /**
     * Curves over one axis.
     *
     * @param title of the drawing
     * @param axis what is from left to right
     * @param lines one or more
     */
    record Curves(String title, String axis, List<Line> lines) implements RunPart {

        /**
         * A curve.
         *
         * @param name of it
         * @param x places from left to right, ascending
         * @param y values; those that are no numbers are left out
         */
        public record Line(String name, double[] x, double[] y) {}

        /** Copies the list. */
        public Curves {
            lines = List.copyOf(lines);
        }

        @Override
        public void accept(Visitor visitor) throws java.io.IOException {
            visitor.curves(this);
        }
    }

    /**
     * How often one class was taken for another.
     *
     * @param labels of rows and columns
     * @param counts {@code (truth, said)}
     */
    record Matrix(List<String> labels, int[][] counts) implements RunPart {

        /** Copies the list. */
        public Matrix {
            labels = List.copyOf(labels);
        }

        @Override
        public void accept(Visitor visitor) throws java.io.IOException {
            visitor.matrix(this);
        }
    }

    /**
     * Points in a plane, of a colour for each kind.
     *
     * @param title of the drawing
     * @param kinds names of the kinds
     * @param x from left to right
     * @param y from bottom to top
     * @param kind of each point, the number of its name
     * @param hollow whether each point is drawn hollow; for those that were not learned from
     */
    record Points(String title, List<String> kinds, double[] x, double[] y, int[] kind, boolean[] hollow)
            implements RunPart {

        /** Copies the list. */
        public Points {
            kinds = List.copyOf(kinds);
        }

        @Override
        public void accept(Visitor visitor) throws java.io.IOException {
            visitor.points(this);
        }
    }

    /**
     * Sounds to listen to.
     *
     * @param sounds with what is to be heard in each
     */
    record Sounds(List<Sound> sounds) implements RunPart {

        /** Copies the list. */
        public Sounds {
            sounds = List.copyOf(sounds);
        }

        @Override
        public void accept(Visitor visitor) throws java.io.IOException {
            visitor.sounds(this);
        }
    }

    /**
     * Text as it is typed.
     *
     * @param text of some lines
     */
    record Code(String text) implements RunPart {

        @Override
        public void accept(Visitor visitor) throws java.io.IOException {
            visitor.code(this);
        }
    }
}
