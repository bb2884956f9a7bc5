package etude.report.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.List;

/** What fills the frame of a chart. */
public sealed interface Plot {

    /** Columns, evenly spaced in time. */
    int columns();

    /**
     * Numbers as colours.
     *
     * @param columns columns from left to right
     * @param rows rows from top to bottom
     * @param levels row after row; 0 where there is nothing, otherwise 1 (low) to 255 (high)
     * @param palette the colours
     */
    record HeatMap(int columns, int rows, byte[] levels, Palette palette) implements Plot {

        /** Checks the size. */
        public HeatMap {
            if (levels.length != columns * rows) {
                throw new IllegalArgumentException(
                        "A raster of " + columns + " × " + rows + " does not have " + levels.length + " levels.");
            }
        }

        /** An image of one pixel a level; transparent where there is nothing. */
        BufferedImage image() {
            byte[] red = new byte[256];
            byte[] green = new byte[256];
            byte[] blue = new byte[256];
            for (int i = 1; i < 256; i++) {
                int rgb = palette.rgb(i);
                red[i] = (byte) (rgb >> 16);
                green[i] = (byte) (rgb >> 8);
                blue[i] = (byte) rgb;
            }
            var colours = new IndexColorModel(8, 256, red, green, blue, 0);
            var image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_INDEXED, colours);
            image.getRaster().setDataElements(0, 0, columns, rows, levels);
            return image;
        }
    }

    /**
     * A number over time: for each column how far it went and its mean. Places are 0 at the bottom, 1 at the top;
     * {@code NaN} where there is nothing.
     *
     * @param low lowest place in each column
     * @param high highest place in each column
     * @param mean what is typical in each column
     * @param zero place of nought, where it is a line worth drawing, or {@code NaN}
     * @param around whether {@code mean} is a distance to either side of nought (the effective value of a waveform)
     */
    record Curve(float[] low, float[] high, float[] mean, double zero, boolean around) implements Plot {
        @Override
        public int columns() {
            return low.length;
        }
    }

    /**
     * What is known of stretches and points of time, in lanes.
     *
     * @param columns columns of the lanes' lines
     * @param lanes from top to bottom
     */
    record Timeline(int columns, List<Lane> lanes) implements Plot {

        /** Copies the lanes. */
        public Timeline {
            lanes = List.copyOf(lanes);
        }

        /** Place of a lane's top: 1 for the first one. */
        public double top(int lane) {
            double all = lanes.stream().mapToDouble(Lane::height).sum();
            double above = lanes.stream().limit(lane).mapToDouble(Lane::height).sum();
            return 1 - above / all;
        }

        /** Place of a lane's bottom: the top of the next one. */
        public double bottom(int lane) {
            return lane == lanes.size() - 1 ? 0 : top(lane + 1);
        }
    }
}
