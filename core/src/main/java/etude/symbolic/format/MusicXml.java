package etude.symbolic.format;

import etude.symbolic.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads MusicXML: scores by parts or by measures, plain ({@code .musicxml}, {@code .xml}) or compressed ({@code .mxl}).
 *
 * <pre>{@code
 * Score score = MusicXml.read(Path.of("song.mxl"));
 * }</pre>
 *
 * <p>Pitches are as they sound (transposing instruments are transposed). Tied notes are one. Repeats are not played twice:
 * the score is read from its first measure to its last. A measure is as long as the longest part of it. Grace notes are
 * written notes without duration, and not in the piece; cue notes are left out.
 *
 * @see <a href="https://www.w3.org/2021/06/musicxml40/">MusicXML 4.0</a>
 */
public final class MusicXml {

    /** Bytes of a score, unpacked; the largest are some ten MB. */
    private static final int LARGEST = 128 << 20;

    private static final String CONTAINER = "META-INF/container.xml";

    private MusicXml() {}

    /**
     * Reads a file, compressed or not.
     *
     * @throws SymbolicFormatException if it is no MusicXML, damaged, or larger than 128 MB, packed or unpacked
     * @throws IOException if it cannot be read
     */
    public static Score read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new SymbolicFormatException(file + " has " + size + " bytes; a score may have " + LARGEST + ".");
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (SymbolicFormatException e) {
            throw new SymbolicFormatException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The score in the bytes of a file, compressed or not.
     *
     * @throws SymbolicFormatException as {@link #read(Path)}
     */
    public static Score read(byte[] file) throws SymbolicFormatException {
        byte[] score = packed(file) ? unpack(file) : file;
        return new MusicXmlReader(new XmlCursor(score)).read();
    }

    private static boolean packed(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    private static byte[] unpack(byte[] archive) throws SymbolicFormatException {
        String name = rootFile(entry(archive, CONTAINER));
        return entry(archive, name);
    }

    /** The first file that the container names is the score. */
    private static String rootFile(byte[] container) throws SymbolicFormatException {
        String[] found = new String[1];
        XmlCursor xml = new XmlCursor(container);
        xml.children(list -> xml.children(file -> {
            String path = xml.attribute("full-path");
            found[0] = found[0] == null ? path : found[0];
            xml.skip();
        }));
        if (found[0] == null) {
            throw new SymbolicFormatException("The archive's " + CONTAINER + " names no score.");
        }
        return found[0];
    }

    private static byte[] entry(byte[] archive, String name) throws SymbolicFormatException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            long left = LARGEST;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return bounded(zip, left, name);
                }
                left -= skipped(zip, left);
            }
        } catch (SymbolicFormatException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new SymbolicFormatException("The archive cannot be unpacked: " + e.getMessage() + ".", e);
        }
        throw new SymbolicFormatException("The archive has no " + name + "; it is no compressed MusicXML.");
    }

    private static byte[] bounded(InputStream in, long most, String name) throws IOException {
        byte[] content = in.readNBytes((int) most);
        if (content.length == most && in.read() >= 0) {
            throw new SymbolicFormatException(name + " unpacks to more than " + LARGEST + " bytes; that is no score.");
        }
        return content;
    }

    private static long skipped(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long sum = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sum += n;
            if (sum > most) {
                throw new ZipException("it unpacks to more than " + LARGEST + " bytes");
            }
        }
        return sum;
    }
}
