package etude.report.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNG of the two kinds of image that charts are. The JDK's writer takes its pixels one by one, and longer to be
 * compiled than to draw.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics, third edition</a>
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int RGB = 2;
    private static final int INDEXED = 3;
    private static final int NONE = 0;
    private static final int UP = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private Png() {}

    /**
     * An image as PNG.
     *
     * @param image of type {@code TYPE_INT_RGB}, or of one byte a pixel with its colours in a table
     */
    static byte[] encode(BufferedImage image) {
        Png png = new Png();
        try {
            png.write(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.bytes.toByteArray();
    }

    private void write(BufferedImage image) throws IOException {
        out.write(SIGNATURE);
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            header(image, RGB);
            rows(image, 3);
        } else if (image.getType() == BufferedImage.TYPE_BYTE_INDEXED
                && image.getColorModel() instanceof IndexColorModel colours) {
            header(image, INDEXED);
            table(colours);
            rows(image, 1);
        } else {
            throw new IllegalArgumentException("The image is of type " + image.getType() + "; RGB in ints ("
                    + BufferedImage.TYPE_INT_RGB + ") and colours in a table (" + BufferedImage.TYPE_BYTE_INDEXED
                    + ") can be written.");
        }
        chunk("IEND", new byte[0]);
    }

    private void header(BufferedImage image, int kind) throws IOException {
        var header = new ByteArrayOutputStream();
        var data = new DataOutputStream(header);
        data.writeInt(image.getWidth());
        data.writeInt(image.getHeight());
        data.write(new byte[] {8, (byte) kind, 0, 0, 0});
        chunk("IHDR", header.toByteArray());
    }

    private void table(IndexColorModel colours) throws IOException {
        int size = colours.getMapSize();
        byte[] rgb = new byte[3 * size];
        byte[] alpha = new byte[size];
        for (int i = 0; i < size; i++) {
            rgb[3 * i] = (byte) colours.getRed(i);
            rgb[3 * i + 1] = (byte) colours.getGreen(i);
            rgb[3 * i + 2] = (byte) colours.getBlue(i);
            alpha[i] = (byte) colours.getAlpha(i);
        }
        chunk("PLTE", rgb);
        if (colours.hasAlpha()) {
            chunk("tRNS", alpha);
        }
    }

    private void rows(BufferedImage image, int bytesPerPixel) throws IOException {
        int width = image.getWidth();
        byte[] row = new byte[width * bytesPerPixel];
        byte[] above = new byte[row.length];
        byte[] difference = new byte[row.length];
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater();
        try (var zip = new DeflaterOutputStream(packed, deflater, 1 << 14)) {
            for (int y = 0; y < image.getHeight(); y++) {
                fetch(image, y * width, row);
                boolean up = subtract(row, above, difference) < row.length / 2;
                zip.write(up ? UP : NONE);
                zip.write(up ? difference : row);
                byte[] next = above;
                above = row;
                row = next;
            }
        } finally {
            deflater.end();
        }
        chunk("IDAT", packed.toByteArray());
    }

    private static void fetch(BufferedImage image, int from, byte[] row) {
        if (image.getRaster().getDataBuffer() instanceof DataBufferByte indices) {
            System.arraycopy(indices.getData(), from, row, 0, row.length);
            return;
        }
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int x = 0; x < row.length / 3; x++) {
            int pixel = pixels[from + x];
            row[3 * x] = (byte) (pixel >> 16);
            row[3 * x + 1] = (byte) (pixel >> 8);
            row[3 * x + 2] = (byte) pixel;
        }
    }

    /** The row less the one above; how many of its bytes are not zero then. */
    private static int subtract(byte[] row, byte[] above, byte[] difference) {
        int changed = 0;
        for (int i = 0; i < row.length; i++) {
            difference[i] = (byte) (row[i] - above[i]);
            changed += difference[i] != 0 ? 1 : 0;
        }
        return changed;
    }

    private void chunk(String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
