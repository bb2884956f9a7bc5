package etude.learn.data;

import etude.features.Features;
import etude.io.AtomicFile;
import etude.representation.Representation;
import etude.runtime.model.Digest;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Numbers that are computed of sounds once and kept on disk, by what the sound <em>is</em> (its content, wherever it lies) and what
 * is computed (every number of the representation). Nothing in it can be out of date; what is damaged is computed again. It keeps
 * to a size: what was not used for longest goes first. Any number of threads and processes may share it.
 */
public final class FeatureCache {

    /** Grows when what is computed from the same record changes. */
    private static final String VERSION = "etude-features-1";

    private static final int HEADER = 8;
    private static final double AFTER_TIDYING = 0.8;

    private final Path folder;
    private final long most;
    private final Map<Path, Known> contents = new ConcurrentHashMap<>();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong computed = new AtomicLong();

    private record Known(long size, FileTime modified, String digest) {}

    private FeatureCache(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /**
     * A cache.
     *
     * @param folder where it is, made if need be
     * @param most bytes that it may hold
     */
    public static FeatureCache at(Path folder, long most) {
        if (most < 1 << 20) {
            throw new IllegalArgumentException("A cache of " + most + " bytes is none; allow at least a megabyte.");
        }
        return new FeatureCache(folder, most);
    }

    /** Computes numbers of a sound. */
    @FunctionalInterface
    public interface Computation {
        /** The numbers; any count. */
        float[] of(Waveform sound);
    }

    /**
     * Numbers of an example.
     *
     * @param what all that the numbers depend on but for the sound, such as the text of a record
     * @param sampleRate at which the sound is heard, mono
     * @throws IOException if the sound cannot be read; a cache that cannot be written to is no failure
     */
    public float[] get(Example example, int sampleRate, String what, Computation computation) throws IOException {
        Path file = file(example, sampleRate, what);
        float[] kept = read(file);
        if (kept != null) {
            return kept;
        }
        computed.incrementAndGet();
        float[] numbers = computation.of(ExampleAudio.read(example, sampleRate));
        write(file, numbers);
        return numbers;
    }

    /** A representation of an example; arguments and errors as {@link #get(Example, int, String, Computation)}. */
    public Frames get(Example example, int sampleRate, Representation representation) throws IOException {
        float[] numbers = get(example, sampleRate, "frames " + representation, sound -> {
            Frames frames = Features.compute(representation, sound);
            float[] data = new float[1 + frames.shape().length + frames.count() * frames.stride()];
            data[0] = frames.shape().length;
            for (int axis = 0; axis < frames.shape().length; axis++) {
                data[1 + axis] = frames.shape()[axis];
            }
            int start = 1 + frames.shape().length;
            System.arraycopy(frames.data(), 0, data, start, data.length - start);
            return data;
        });
        int[] shape = new int[(int) numbers[0]];
        int size = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = (int) numbers[1 + axis];
            size *= shape[axis];
        }
        float[] data = java.util.Arrays.copyOfRange(numbers, 1 + shape.length, numbers.length);
        boolean complex = representation.layout().complex();
        return new Frames(shape, complex, data.length / Math.max(1, complex ? 2 * size : size), data);
    }

    /** How often numbers had to be computed since this was made. */
    public long computations() {
        return computed.get();
    }

    private Path file(Example example, int sampleRate, String what) throws IOException {
        String content = content(example.file());
        String key = hash(VERSION
                + '\n'
                + content
                + '\n'
                + example.start()
                + '\n'
                + example.duration()
                + '\n'
                + sampleRate
                + '\n'
                + what);
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2));
    }

    private String content(Path file) throws IOException {
        Path real = file.toAbsolutePath();
        long size = Files.size(real);
        FileTime modified = Files.getLastModifiedTime(real);
        Known known = contents.get(real);
        if (known == null || known.size() != size || !known.modified().equals(modified)) {
            known = new Known(size, modified, Digest.sha256(real));
            contents.put(real, known);
        }
        return known.digest();
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** What a file holds: a check sum, and the numbers; {@code null} where there is none that is whole. */
    private static float @org.jspecify.annotations.Nullable [] read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.remaining() < HEADER || (bytes.remaining() - HEADER) % Float.BYTES != 0) {
                return null;
            }
            long sum = bytes.getLong();
            if (sum != checkSum(bytes.slice())) {
                return null;
            }
            float[] numbers = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(numbers);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return numbers;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return null; // of no use; computed again
        }
    }

    private static long checkSum(ByteBuffer bytes) {
        var sum = new java.util.zip.CRC32();
        sum.update(bytes);
        return sum.getValue() | (long) bytes.limit() << 32;
    }

    private void write(Path file, float[] numbers) {
        ByteBuffer body = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        body.asFloatBuffer().put(numbers);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + body.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(checkSum(body.duplicate())).put(body.duplicate());
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, true, bytes.array());
        } catch (IOException e) {
            return; // the numbers are there; they are just not kept
        }
        if (written.addAndGet(bytes.capacity()) > most / 10) {
            written.set(0);
            tidy();
        }
    }

    private record Kept(Path file, long size, FileTime used) {}

    /** Brings the cache back to its size: what was not used for longest goes. */
    private synchronized void tidy() {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            List<Kept> kept = all.filter(Files::isRegularFile)
                    .map(FeatureCache::kept)
                    .filter(file -> file.size() >= 0)
                    .sorted(Comparator.comparing(Kept::used))
                    .toList();
            long size = kept.stream().mapToLong(Kept::size).sum();
            double wanted = size > most ? most * AFTER_TIDYING : most;
            for (Kept file : kept) {
                if (size <= wanted) {
                    return;
                }
                Files.deleteIfExists(file.file());
                size -= file.size();
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // another process tidies at the same time
        }
    }

    private static Kept kept(Path file) {
        try {
            return new Kept(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return new Kept(file, -1, FileTime.fromMillis(0));
        }
    }
}
