package etude.cli.features;

import etude.io.AtomicFile;
import etude.report.array.FrameSink;
import etude.report.picture.Chart;
import etude.report.picture.ChartMaker;
import etude.report.picture.ChartPng;
import etude.representation.Representation;
import etude.signal.Frames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Pictures of several representations, one below the other, in one PNG. */
final class PictureFile implements Closeable {

    private final AtomicFile file;
    private final Output.Plan plan;
    private final List<ChartMaker> makers;

    private PictureFile(AtomicFile file, Output.Plan plan, List<ChartMaker> makers) {
        this.file = file;
        this.plan = plan;
        this.makers = makers;
    }

    static PictureFile create(Output.Plan plan) throws IOException {
        if (!(plan.duration() > 0)) {
            throw new IOException("The length of the sound is not known before it is read, and a picture needs it."
                    + " Write it to another format first, such as .wav.");
        }
        List<ChartMaker> makers = new ArrayList<>();
        for (Representation representation : plan.representations()) {
            makers.add(ChartMaker.of(representation.layout(), representation::frameTime, plan.duration()));
        }
        return new PictureFile(AtomicFile.create(plan.target(), plan.overwrite()), plan, makers);
    }

    List<FrameSink> sinks() {
        List<FrameSink> sinks = new ArrayList<>();
        makers.forEach(maker -> sinks.add(sink(maker)));
        return sinks;
    }

    void commit() throws IOException {
        List<Chart> charts = new ArrayList<>();
        for (int i = 0; i < makers.size(); i++) {
            charts.add(makers.get(i).chart().titled(plan.names().get(i) + " of " + plan.title()));
        }
        ByteBuffer bytes = ByteBuffer.wrap(ChartPng.draw(charts));
        while (bytes.hasRemaining()) {
            file.channel().write(bytes);
        }
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static FrameSink sink(ChartMaker maker) {
        return new FrameSink() {
            @Override
            public void append(Frames frames) {
                maker.add(frames);
            }

            @Override
            public void commit() {}

            @Override
            public void close() {}
        };
    }
}
