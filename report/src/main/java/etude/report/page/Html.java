package etude.report.page;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;

/** Writes HTML so that nothing that comes from a file can be anything but text. */
final class Html {

    /** Elements after which a line of the file ends; a space between others would be seen. */
    private static final Set<String> BLOCKS = Set.of(
            "h1", "h2", "p", "div", "section", "figure", "li", "svg", "path", "text", "title", "th", "td", "audio");

    private final Writer out;

    Html(Writer out) {
        this.out = out;
    }

    /** Opens an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) throws IOException {
        out.write('<');
        out.write(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.write(' ');
            out.write(attributes[i]);
            out.write("=\"");
            out.write(escape(attributes[i + 1]));
            out.write('"');
        }
        out.write('>');
        return this;
    }

    Html close(String tag) throws IOException {
        out.write("</");
        out.write(tag);
        out.write(BLOCKS.contains(tag) ? ">\n" : ">");
        return this;
    }

    /** Text within an element. */
    Html text(String text) throws IOException {
        out.write(escape(text));
        return this;
    }

    /** An element that holds text alone; none where the text is empty. */
    Html element(String tag, String text, String... attributes) throws IOException {
        return text.isEmpty() ? this : open(tag, attributes).text(text).close(tag);
    }

    /** What is written here, and nobody else's text. */
    Html own(String html) throws IOException {
        out.write(html);
        return this;
    }

    /**
     * Text that is safe between tags and within quotes, also in SVG. Characters that XML forbids, and those that turn the
     * direction of what follows, become a visible replacement.
     */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(harmless(c) ? c : 0xfffd);
            }
        });
        return safe.toString();
    }

    private static boolean harmless(int c) {
        boolean control = (c < ' ' && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
        boolean surrogate = c >= 0xd800 && c <= 0xdfff;
        boolean turning = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return !control && !surrogate && !turning && (c & 0xfffe) != 0xfffe;
    }
}
