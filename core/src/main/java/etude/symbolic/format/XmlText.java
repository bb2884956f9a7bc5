package etude.symbolic.format;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file, by its byte order mark or its declaration, otherwise UTF-8. The JDK's parser decodes too,
 * but complains of broken characters on the console.
 */
final class XmlText {

    private static final int DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private XmlText() {}

    /** A reader that fails where bytes are no characters. */
    static Reader reader(byte[] file) throws SymbolicFormatException {
        Charset charset = charset(file);
        int mark = mark(file);
        return new InputStreamReader(
                new ByteArrayInputStream(file, mark, file.length - mark),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static int mark(byte[] file) {
        if (begins(file, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return begins(file, 0xfe, 0xff) || begins(file, 0xff, 0xfe) ? 2 : 0;
    }

    private static boolean begins(byte[] file, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= file.length || (file[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset charset(byte[] file) throws SymbolicFormatException {
        if (begins(file, 0xfe, 0xff) || begins(file, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(file, 0xff, 0xfe) || begins(file, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        int mark = mark(file);
        int length = Math.min(DECLARATION, file.length - mark);
        Matcher declared = ENCODING.matcher(new String(file, mark, length, StandardCharsets.ISO_8859_1));
        if (mark > 0 || !declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException e) {
            throw new SymbolicFormatException(
                    "The file says that it is written in " + declared.group(1)
                            + ", which is not known here; save it in UTF-8.",
                    e);
        }
    }
}
