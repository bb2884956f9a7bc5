package etude.io.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads numpy's {@code .npz} archives, compressed or not. */
public final class Npz {

    private static final String SUFFIX = ".npy";

    private Npz() {}

    /**
     * Reads all arrays of an archive.
     *
     * @param limit bytes that all values together may have at most, since a small archive may unpack to any size
     * @return arrays by name, in the order of the archive
     * @throws ArrayFormatException if an entry is no array, is there twice, is damaged, or the limit is passed
     * @throws IOException if the file is no archive
     */
    public static Map<String, NpyArray> read(Path file, long limit) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        long left = limit;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            for (ZipEntry entry : entries) {
                String name = name(file, entry);
                Counted counted = entry(zip, entry, file + ", array " + name, left);
                left -= counted.bytes();
                if (arrays.put(name, counted.array()) != null) {
                    throw new ArrayFormatException(file + " has two arrays named " + name + ".");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ArrayFormatException(file + " is not an archive that can be read: " + e.getMessage() + ".");
        }
        return arrays;
    }

    private record Counted(NpyArray array, long bytes) {}

    private static Counted entry(ZipFile zip, ZipEntry entry, String what, long limit) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            NpyArray array = new NpyParser(in, what).read(limit);
            if (crc.getValue() != entry.getCrc()) {
                throw new ArrayFormatException(what + " is damaged: its checksum is not the one that was written.");
            }
            return new Counted(array, array.bytes());
        }
    }

    private static String name(Path file, ZipEntry entry) throws ArrayFormatException {
        String name = entry.getName();
        if (entry.isDirectory() || !name.endsWith(SUFFIX)) {
            throw new ArrayFormatException(file + " has an entry " + name + " that is no array.");
        }
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
