package etude.report.array;

import etude.io.AtomicFile;
import etude.representation.Layout;
import etude.signal.Frames;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One array in numpy's {@code .npy} format (version 1.0): {@code float32}, or {@code complex64} for complex frames, of
 * shape {@code (bin, frame)}, {@code (harmonic, bin, frame)} and the like, or {@code (frame,)} for frames that are single
 * numbers without an axis; in Fortran order.
 */
public final class NpyWriter implements FrameSink {

    private final AtomicFile file;
    private final NpyStream stream;

    private NpyWriter(AtomicFile file, NpyStream stream) {
        this.file = file;
        this.stream = stream;
    }

    /**
     * Starts a file to which frames are appended; how many is not said before.
     *
     * @throws IOException as {@link AtomicFile#create}
     */
    public static NpyWriter create(Path target, boolean overwrite, Layout layout) throws IOException {
        return create(target, overwrite, layout.shape(), layout.complex());
    }

    /** Writes all frames at once. */
    public static void write(Path target, boolean overwrite, Frames frames) throws IOException {
        try (NpyWriter writer = create(target, overwrite, frames.shape(), frames.complex())) {
            writer.append(frames);
            writer.commit();
        }
    }

    private static NpyWriter create(Path target, boolean overwrite, int[] shape, boolean complex) throws IOException {
        AtomicFile file = AtomicFile.create(target, overwrite);
        try {
            return new NpyWriter(file, new NpyStream(file.channel(), shape, complex));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void append(Frames frames) throws IOException {
        stream.append(frames);
    }

    @Override
    public void commit() throws IOException {
        stream.finish();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
