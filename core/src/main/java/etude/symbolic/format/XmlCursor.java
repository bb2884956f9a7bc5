package etude.symbolic.format;

import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through an XML file element by element; knows no document types and no entities, and fetches nothing. */
final class XmlCursor {

    /** Characters of one text; words of music are short. */
    private static final int LONGEST_TEXT = 10_000;

    private static final int DEEPEST = 100;

    private final XMLStreamReader reader;
    private int depth;

    XmlCursor(byte[] file) throws SymbolicFormatException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            this.reader = factory.createXMLStreamReader(XmlText.reader(file));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // What stands before the first element says nothing about the music.
            }
            depth = 1;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** The element that begins here. */
    String name() {
        return reader.getLocalName();
    }

    /** What to do with each child of an element; it must go on behind it. */
    @FunctionalInterface
    interface Child {
        void read(String name) throws SymbolicFormatException;
    }

    /** Reads all children of the element that begins here, and goes behind its end. */
    void children(Child child) throws SymbolicFormatException {
        try {
            while (true) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    return;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    deeper();
                    child.read(reader.getLocalName());
                } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw entity();
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Goes behind the end of the element that begins here. */
    void skip() throws SymbolicFormatException {
        children(name -> skip());
    }

    private SymbolicFormatException entity() {
        return new SymbolicFormatException(where() + "the entity '" + reader.getLocalName()
                + "' is used; entities are not looked up. Write the text itself.");
    }

    private void deeper() throws SymbolicFormatException {
        if (++depth > DEEPEST) {
            throw new SymbolicFormatException(
                    where() + "elements lie more than " + DEEPEST + " deep in one another; that is no music.");
        }
    }

    /** The text of the element that begins here; goes behind its end. */
    String text() throws SymbolicFormatException {
        StringBuilder text = new StringBuilder();
        try {
            while (true) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    return text.toString().strip();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    deeper();
                    skip();
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    append(text);
                } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw entity();
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private void append(StringBuilder text) throws SymbolicFormatException {
        if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
            throw new SymbolicFormatException(
                    where() + "a text has more than " + LONGEST_TEXT + " characters; that is no music.");
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    /** The number in the element that begins here; goes behind its end. */
    double number(double least, double most) throws SymbolicFormatException {
        String what = name();
        return number(what, text(), least, most);
    }

    /** A whole number, likewise. */
    int whole(int least, int most) throws SymbolicFormatException {
        return (int) Math.rint(number(least, most));
    }

    /** An attribute of the element that begins here. */
    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    double number(String what, String text, double least, double most) throws SymbolicFormatException {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new SymbolicFormatException(
                    where() + what + " is '" + shortened(text) + "'; it must be a number.", e);
        }
        if (!(value >= least && value <= most)) {
            throw new SymbolicFormatException(String.format(
                    Locale.ROOT, "%s%s is %s; it must be from %s to %s.", where(), what, text, least, most));
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** The place, at the beginning of a message. */
    String where() {
        return "Line " + reader.getLocation().getLineNumber() + ": ";
    }

    private static SymbolicFormatException broken(XMLStreamException e) {
        String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return new SymbolicFormatException("The file is no well-formed XML: " + message, e);
    }
}
