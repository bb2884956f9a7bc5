package etude.report.array;

import etude.signal.Frames;
import java.io.Closeable;
import java.io.IOException;

/** Takes the frames of one representation in order, in pieces of any size. */
public interface FrameSink extends Closeable {

    /**
     * Takes the next frames.
     *
     * @throws IllegalArgumentException if they have another shape than was announced
     */
    void append(Frames frames) throws IOException;

    /** Says that there are no more frames and puts what was written in its place. */
    void commit() throws IOException;

    /** Forgets what was written unless it was committed. */
    @Override
    void close() throws IOException;
}
