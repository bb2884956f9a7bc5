package etude.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reference arrays in numpy's format (little-endian floats and doubles), held in C order. */
public record Npy(int[] shape, double[] data) {

    /** Reads a file. */
    public static Npy read(Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = bytes.get(6) == 1 ? bytes.getShort(8) & 0xffff : bytes.getInt(8);
        int headerStart = bytes.get(6) == 1 ? 10 : 12;
        String header = new String(bytes.array(), headerStart, headerLength, StandardCharsets.US_ASCII);
        Matcher match = Pattern.compile("'shape': \\(([^)]*)\\)").matcher(header);
        if (!match.find()) {
            throw new IOException("no shape: " + path);
        }
        int[] shape = Arrays.stream(match.group(1).split(","))
                .map(String::trim)
                .filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] data = new double[size];
        bytes.position(headerStart + headerLength);
        boolean single = header.contains("<f4");
        for (int i = 0; i < size; i++) {
            data[i] = single ? bytes.getFloat() : bytes.getDouble();
        }
        return new Npy(shape, header.contains("'fortran_order': True") ? toCOrder(shape, data) : data);
    }

    private static double[] toCOrder(int[] shape, double[] fortran) {
        double[] data = new double[fortran.length];
        for (int i = 0; i < data.length; i++) {
            int rest = i;
            int to = 0;
            for (int axis : shape) {
                to = to * axis + rest % axis;
                rest /= axis;
            }
            data[to] = fortran[i];
        }
        return data;
    }

    /** Value of a matrix (or of a vector, whose row is ignored). */
    public double get(int row, int column) {
        return shape.length == 1 ? data[column] : data[row * shape[shape.length - 1] + column];
    }
}
