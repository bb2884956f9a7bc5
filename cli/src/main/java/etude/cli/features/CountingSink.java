package etude.cli.features;

import etude.report.array.FrameSink;
import etude.signal.Frames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A sink that knows the shape of what it took. */
final class CountingSink implements FrameSink {

    private final FrameSink sink;
    private final List<Integer> shape = new ArrayList<>();
    private int frames;

    CountingSink(FrameSink sink) {
        this.sink = sink;
    }

    /** Dimensions, the frames last. */
    List<Integer> shape() {
        List<Integer> all = new ArrayList<>(shape);
        all.add(frames);
        return all;
    }

    @Override
    public void append(Frames more) throws IOException {
        if (shape.isEmpty()) {
            for (int axis : more.shape()) {
                shape.add(axis);
            }
        }
        frames += more.count();
        sink.append(more);
    }

    @Override
    public void commit() throws IOException {
        sink.commit();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
