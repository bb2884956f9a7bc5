package etude.io.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numpy's array format, versions 1 to 3, believing no size before the bytes are there. */
final class NpyParser {

    /** numpy's own limit. */
    private static final int MAX_HEADER = 10_000;

    /** numpy's own limit. */
    private static final int MAX_AXES = 32;

    private static final Pattern ENTRY =
            Pattern.compile("\\G\\s*'(\\w{1,20})'\\s*:\\s*('[^']*'|True|False|\\([0-9, ]*\\))\\s*(?:,|$)");
    private static final Pattern DESCR = Pattern.compile("'([<>|=])([fiubc])([0-9]{1,2})'");

    private final InputStream in;
    private final String what;

    NpyParser(InputStream in, String what) {
        this.in = in;
        this.what = what;
    }

    /**
     * Reads an array that is all there is.
     *
     * @param limit bytes that its values may have at most
     */
    NpyArray read(long limit) throws IOException {
        Map<String, String> header = header();
        Matcher descr = DESCR.matcher(value(header, "descr"));
        if (!descr.matches()) {
            throw refuse("holds values of type " + value(header, "descr")
                    + "; real, complex and whole numbers and truth values can be read");
        }
        boolean complex = descr.group(2).equals("c");
        NpyType type = type(descr, complex);
        int[] shape = shape(value(header, "shape"));
        long size = size(shape, type.size() * (complex ? 2 : 1));
        if (size > limit) {
            throw refuse("says it has values of " + size + " bytes; at most " + limit + " are there or allowed");
        }
        byte[] values = in.readNBytes((int) size);
        if (values.length < size) {
            throw refuse("ends after " + values.length + " of " + size + " bytes of values");
        }
        if (in.read() >= 0) {
            throw refuse("has more bytes than its shape says");
        }
        ByteOrder order = descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean fortran = value(header, "fortran_order").equals("True");
        return new NpyArray(
                shape, complex, fortran, type, ByteBuffer.wrap(values).order(order));
    }

    private Map<String, String> header() throws IOException {
        byte[] magic = bytes(8);
        if (magic[0] != (byte) 0x93 || !new String(magic, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY")) {
            throw refuse("does not begin like a numpy array");
        }
        if (magic[6] < 1 || magic[6] > 3) {
            throw refuse("has format version " + magic[6] + "; 1 to 3 can be read");
        }
        ByteBuffer length = ByteBuffer.wrap(bytes(magic[6] == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        long size = magic[6] == 1 ? length.getShort() & 0xffff : length.getInt() & 0xffff_ffffL;
        if (size > MAX_HEADER) {
            throw refuse("has a header of " + size + " bytes; at most " + MAX_HEADER + " are allowed");
        }
        String text = new String(bytes((int) size), StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw refuse("has a header that is no dictionary");
        }
        return entries(text.substring(1, text.length() - 1).strip());
    }

    private Map<String, String> entries(String text) throws IOException {
        Map<String, String> entries = new HashMap<>();
        Matcher entry = ENTRY.matcher(text);
        int end = 0;
        while (end < text.length() && entry.find()) {
            if (entries.put(entry.group(1), entry.group(2)) != null) {
                throw refuse("names " + entry.group(1) + " twice in its header");
            }
            end = entry.end();
        }
        if (end < text.length() || entries.size() != 3) {
            throw refuse("has a header that does not say just descr, fortran_order and shape");
        }
        String order = value(entries, "fortran_order");
        if (!order.equals("True") && !order.equals("False")) {
            throw refuse("has a fortran_order that is neither True nor False");
        }
        return entries;
    }

    private NpyType type(Matcher descr, boolean complex) throws IOException {
        int size = Integer.parseInt(descr.group(3));
        String name = complex ? "F" + size / 2 : descr.group(2).toUpperCase(java.util.Locale.ROOT) + size;
        for (NpyType type : NpyType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw refuse("holds values of type " + descr.group() + ", which cannot be read; save it as float32");
    }

    private int[] shape(String text) throws IOException {
        if (!text.startsWith("(")) {
            throw refuse("has a shape that is no tuple");
        }
        List<Integer> axes = new ArrayList<>();
        String inner = text.substring(1, text.length() - 1).strip();
        for (String axis : inner.isEmpty() ? new String[0] : inner.split(",")) {
            try {
                axes.add(Integer.parseInt(axis.strip()));
            } catch (NumberFormatException e) {
                throw refuse("has a shape that cannot be read here: " + text);
            }
        }
        if (axes.size() > MAX_AXES) {
            throw refuse("has " + axes.size() + " axes; at most " + MAX_AXES + " are allowed");
        }
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    private long size(int[] shape, int width) throws IOException {
        long size = width;
        boolean none = false;
        for (int axis : shape) {
            none |= axis == 0;
            size = Math.min(size * Math.max(axis, 1), Integer.MAX_VALUE + 1L);
        }
        if (!none && size > Integer.MAX_VALUE - 64) {
            throw refuse("has more than 2 GB of values; that is more than can be held here");
        }
        return none ? 0 : size;
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw refuse("ends within its header");
        }
        return bytes;
    }

    private String value(Map<String, String> entries, String key) throws IOException {
        @Nullable String value = entries.get(key);
        if (value == null) {
            throw refuse("has a header without " + key);
        }
        return value;
    }

    private ArrayFormatException refuse(String why) {
        return new ArrayFormatException(what + " " + why + ".");
    }
}
