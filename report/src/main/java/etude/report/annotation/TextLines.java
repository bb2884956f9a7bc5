package etude.report.annotation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file that say something: without empty lines, comments ({@code #}, {@code %}) and a byte order mark. Lines end
 * as on any system. A line is UTF-8, or else Latin-1; a file that is no text is refused before it fills the memory.
 */
final class TextLines implements Closeable {

    /** Bytes of a line: a frame with hundreds of pitches has some thousands. */
    private static final int LONGEST = 1 << 20;

    private final Path file;
    private final InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Row first;
    private int number;
    private boolean ended;

    private TextLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    static TextLines open(Path file) throws IOException {
        return new TextLines(file, new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** The next line that says something, without spaces around it; {@code null} at the end. */
    @Nullable
    Row next() throws IOException {
        while (!ended) {
            String line = line().strip();
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '%') {
                Row row = new Row(file, number, line, ' ');
                first = first == null ? row : first;
                return row.as(first);
            }
        }
        return null;
    }

    private String line() throws IOException {
        bytes.reset();
        number++;
        int b = in.read();
        while (b >= 0 && b != '\n' && b != '\r') {
            if (b == 0) {
                throw bad("a zero byte", "This is no text in UTF-8 or Latin-1.");
            }
            if (bytes.size() == LONGEST) {
                throw bad("a line of more than a million bytes", "Lines of annotations are shorter.");
            }
            bytes.write(b);
            b = in.read();
        }
        ended = b < 0;
        if (b == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
        }
        String text = text(bytes.toByteArray());
        return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(line, StandardCharsets.ISO_8859_1);
        }
    }

    private AnnotationFormatException bad(String found, String what) {
        return new AnnotationFormatException(file + ", line " + number + ": there is " + found + ". " + what);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
