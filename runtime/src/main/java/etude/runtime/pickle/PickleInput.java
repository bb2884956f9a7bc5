package etude.runtime.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle; no memory is taken for bytes that are not there. */
final class PickleInput {

    private final InputStream in;
    private final long limit;
    private long position;

    PickleInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    long position() {
        return position;
    }

    int next() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw early();
        }
        count(1);
        return value;
    }

    byte[] bytes(long count) throws IOException {
        if (count < 0 || count > limit - position) {
            throw new PickleException("holds a value of " + Long.toUnsignedString(count)
                    + " bytes; its pickle may have " + limit + " in all");
        }
        byte[] bytes = in.readNBytes((int) count);
        if (bytes.length < count) {
            throw early();
        }
        count(count);
        return bytes;
    }

    /** An unsigned little-endian number of up to 8 bytes; the largest ones come out negative. */
    long number(int width) throws IOException {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    String text(long count) throws IOException {
        byte[] bytes = bytes(count);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Text up to the end of the line, which is left out. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int value; (value = next()) != '\n'; ) {
            line.write(value);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private void count(long bytes) throws PickleException {
        position += bytes;
        if (position > limit) {
            throw new PickleException(
                    "has a pickle of more than " + limit + " bytes, which is too long for one of tensors");
        }
    }

    private static PickleException early() {
        return new PickleException("ends in the middle of its pickle");
    }
}
