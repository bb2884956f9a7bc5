package etude.report.array;

import etude.io.AtomicFile;
import etude.representation.Layout;
import etude.signal.Frames;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A table with a row for each frame: its time in seconds, then the numbers of one or several representations that share
 * their frame times. Representations may arrive at different paces: a row is written when it is complete.
 */
public final class TableWriter implements Closeable {

    private final AtomicFile file;
    private final Writer out;
    private final TableFormat format;
    private final IntToDoubleFunction time;
    private final List<Layout> layouts;
    private final List<Deque<Frames>> waiting = new ArrayList<>();
    private final int[] used;
    private final StringBuilder row = new StringBuilder();
    private int rows;

    private TableWriter(
            AtomicFile file, TableFormat format, IntToDoubleFunction time, List<Layout> layouts, String title)
            throws IOException {
        this.file = file;
        this.out = new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 16);
        this.format = format;
        this.time = time;
        this.layouts = List.copyOf(layouts);
        this.used = new int[layouts.size()];
        layouts.forEach(layout -> waiting.add(new ArrayDeque<>()));
        List<String> names = new ArrayList<>(List.of("time"));
        layouts.forEach(layout -> names.addAll(Columns.of(layout)));
        out.write(format.head(title, names));
    }

    /**
     * Starts a table.
     *
     * @param format how rows are written
     * @param title a name for the table, where the format has one
     * @param time seconds that a frame stands for
     * @param layouts what the columns hold, in order
     * @throws IOException as {@link AtomicFile#create}
     */
    public static TableWriter create(
            Path target,
            boolean overwrite,
            TableFormat format,
            String title,
            IntToDoubleFunction time,
            List<Layout> layouts)
            throws IOException {
        if (layouts.isEmpty()) {
            throw new IllegalArgumentException("A table needs at least one representation; there is none.");
        }
        AtomicFile file = AtomicFile.create(target, overwrite);
        try {
            return new TableWriter(file, format, time, layouts, title);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Where the frames of one of the representations go. Its {@link FrameSink#commit} and {@link FrameSink#close} do
     * nothing: the table is committed as a whole.
     *
     * @param index place of the representation among the layouts
     */
    public FrameSink column(int index) {
        return new FrameSink() {
            @Override
            public void append(Frames frames) throws IOException {
                TableWriter.this.append(index, frames);
            }

            @Override
            public void commit() {}

            @Override
            public void close() {}
        };
    }

    /**
     * Puts the table in its place.
     *
     * @throws IllegalStateException if the representations have different numbers of frames
     */
    public void commit() throws IOException {
        for (int i = 0; i < waiting.size(); i++) {
            if (!waiting.get(i).isEmpty()) {
                throw new IllegalStateException("The representations differ in their number of frames: "
                        + layouts.get(i).name() + " has more than " + rows
                        + ". Only frames with the same times fit into one table; write one for each.");
            }
        }
        out.close();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void append(int index, Frames frames) throws IOException {
        Layout layout = layouts.get(index);
        if (frames.bins() != layout.size() || frames.complex() != layout.complex()) {
            throw new IllegalArgumentException("Frames " + frames + " do not fit the columns of " + layout.name()
                    + ", which have " + layout.size() + (layout.complex() ? " complex" : "") + " numbers a frame.");
        }
        if (frames.count() > 0) {
            waiting.get(index).add(frames);
        }
        while (waiting.stream().noneMatch(Deque::isEmpty)) {
            writeRow();
        }
    }

    private void writeRow() throws IOException {
        row.setLength(0);
        row.append(time.applyAsDouble(rows++));
        for (int i = 0; i < used.length; i++) {
            Frames head = waiting.get(i).getFirst();
            float[] data = head.data();
            int stride = head.stride();
            for (int k = used[i] * stride; k < (used[i] + 1) * stride; k++) {
                format.value(row.append(','), data[k]);
            }
            if (++used[i] == head.count()) {
                waiting.get(i).removeFirst();
                used[i] = 0;
            }
        }
        out.append(row.append('\n'));
    }
}
