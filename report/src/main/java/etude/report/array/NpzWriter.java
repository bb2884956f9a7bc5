package etude.report.array;

import etude.io.AtomicFile;
import etude.representation.Layout;
import etude.signal.Frames;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Several named arrays in numpy's {@code .npz} format, each as {@link NpyWriter} writes it, uncompressed. Arrays may grow at
 * the same time: each has a nameless file beside the target until {@link #commit} puts them together. The same arrays
 * give the same bytes. Archives and arrays beyond 4 GB are fine.
 */
public final class NpzWriter implements Closeable {

    /** Files do not depend on the clock; a month earlier, the time zone would be written, too. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int BLOCK = 1 << 16;

    private final Path target;
    private final AtomicFile file;
    private final Map<String, FileChannel> spools = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();

    private NpzWriter(Path target, AtomicFile file) {
        this.target = target;
        this.file = file;
    }

    /**
     * Starts an archive.
     *
     * @throws IOException as {@link AtomicFile#create}
     */
    public static NpzWriter create(Path target, boolean overwrite) throws IOException {
        return new NpzWriter(target, AtomicFile.create(target, overwrite));
    }

    /**
     * Starts an array to which frames are appended; its {@link FrameSink#commit} says that it has all of them. An array
     * that is closed without that is left out.
     *
     * @throws IllegalArgumentException if the name is taken, or is none for an entry of an archive
     */
    public FrameSink array(String name, Layout layout) throws IOException {
        return array(name, layout.shape(), layout.complex());
    }

    /** Adds all frames of an array at once. */
    public void add(String name, Frames frames) throws IOException {
        try (FrameSink sink = array(name, frames.shape(), frames.complex())) {
            sink.append(frames);
            sink.commit();
        }
    }

    /** Adds an array {@code (value,)} of double precision: times, frequencies. */
    public void add(String name, double[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        add(name, NpyHeader.bytes("<f8", values.length), bytes);
    }

    /** Adds an array {@code (text,)} of texts, as numpy's {@code <U}: labels. */
    public void add(String name, List<String> texts) throws IOException {
        int most = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
        int width = Math.max(1, most);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(texts.size() * Integer.BYTES, width))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < texts.size(); i++) {
            bytes.position(i * width * Integer.BYTES);
            texts.get(i).codePoints().forEach(bytes::putInt);
        }
        add(name, NpyHeader.bytes("<U" + width, texts.size()), bytes.rewind());
    }

    private void add(String name, byte[] header, ByteBuffer values) throws IOException {
        FileChannel spool = spool(name);
        for (ByteBuffer part : List.of(ByteBuffer.wrap(header), values)) {
            while (part.hasRemaining()) {
                spool.write(part);
            }
        }
    }

    /**
     * Puts the archive in its place.
     *
     * @throws IllegalStateException if an array has neither been committed nor closed
     */
    public void commit() throws IOException {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The arrays " + open + " are not finished; commit or close them first.");
        }
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(file.stream(), BLOCK))) {
            for (Map.Entry<String, FileChannel> spool : spools.entrySet()) {
                entry(zip, spool.getKey() + ".npy", spool.getValue());
            }
        }
        file.commit();
    }

    @Override
    public void close() throws IOException {
        for (FileChannel spool : spools.values()) {
            spool.close();
        }
        file.close();
    }

    private static void entry(ZipOutputStream zip, String name, FileChannel spool) throws IOException {
        CRC32 crc = new CRC32();
        each(spool, crc::update);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(spool.size());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        copy(spool, zip);
        zip.closeEntry();
    }

    private static void copy(FileChannel spool, OutputStream out) throws IOException {
        each(spool, (bytes, from, length) -> out.write(bytes, from, length));
    }

    private interface Block {
        void take(byte[] bytes, int from, int length) throws IOException;
    }

    private static void each(FileChannel spool, Block block) throws IOException {
        byte[] bytes = new byte[BLOCK];
        spool.position(0);
        for (int n; (n = spool.read(ByteBuffer.wrap(bytes))) > 0; ) {
            block.take(bytes, 0, n);
        }
    }

    private FrameSink array(String name, int[] shape, boolean complex) throws IOException {
        FileChannel spool = spool(name);
        open.add(name);
        return new ArraySink(name, spool, new NpyStream(spool, shape, complex));
    }

    private FileChannel spool(String name) throws IOException {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ')) {
            throw new IllegalArgumentException("An array cannot be named \"" + name
                    + "\"; names are not empty and have no slashes or control characters.");
        }
        if (spools.containsKey(name)) {
            throw new IllegalArgumentException("There is already an array " + name + "; each name is used once.");
        }
        FileChannel spool = AtomicFile.spool(target);
        spools.put(name, spool);
        return spool;
    }

    private final class ArraySink implements FrameSink {

        private final String name;
        private final FileChannel spool;
        private final NpyStream stream;

        ArraySink(String name, FileChannel spool, NpyStream stream) {
            this.name = name;
            this.spool = spool;
            this.stream = stream;
        }

        @Override
        public void append(Frames frames) throws IOException {
            stream.append(frames);
        }

        @Override
        public void commit() throws IOException {
            stream.finish();
            open.remove(name);
        }

        @Override
        public void close() throws IOException {
            if (open.remove(name)) {
                spools.remove(name);
                spool.close();
            }
        }
    }
}
