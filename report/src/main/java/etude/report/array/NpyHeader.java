package etude.report.array;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Writes the header of numpy's array format, version 1.0, with room for the number of frames to grow. */
final class NpyHeader {

    /** Digits that numpy, too, leaves room for on the axis along which a file can grow. */
    private static final int GROWTH_DIGITS = 21;

    private static final int ALIGNMENT = 64;
    private static final int PREFIX = 10;

    private NpyHeader() {}

    /**
     * The bytes before the values. Their number does not depend on the last dimension.
     *
     * @param descr numpy's type, for example {@code <f4}
     * @param shape dimensions, the growing one last; written in Fortran order where there are several
     */
    static byte[] bytes(String descr, long... shape) {
        boolean fortran = shape.length > 1;
        String numbers = LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String header = "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': ("
                + numbers + (shape.length == 1 ? ",), }" : "), }");
        int digits = Long.toString(shape[shape.length - 1]).length();
        int used = PREFIX + header.length() + GROWTH_DIGITS - digits + 1;
        int total = (used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] bytes = new byte[total];
        Arrays.fill(bytes, (byte) ' ');
        byte[] magic = {
            (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) (total - PREFIX), (byte) ((total - PREFIX) >> 8)
        };
        System.arraycopy(magic, 0, bytes, 0, PREFIX);
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, PREFIX, text.length);
        bytes[total - 1] = '\n';
        return bytes;
    }
}
