package etude.cli.features;

import etude.report.array.FrameSink;
import etude.report.array.NpyWriter;
import etude.report.array.NpzWriter;
import etude.report.array.TableFormat;
import etude.report.array.TableWriter;
import etude.representation.Representation;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file that takes the frames of several representations at once; it appears when it is committed. */
final class Output implements Closeable {

    /** What puts the whole file in its place, or forgets it. */
    private interface Whole extends Closeable {
        void commit() throws IOException;
    }

    private final List<String> names;
    private final List<CountingSink> sinks;
    private final Whole whole;

    private Output(List<String> names, List<CountingSink> sinks, Whole whole) {
        this.names = names;
        this.sinks = sinks;
        this.whole = whole;
    }

    /**
     * What a file is created from.
     *
     * @param target the file; its extension says the format
     * @param overwrite whether it may be replaced
     * @param title name of the sound
     * @param duration seconds of the sound
     * @param names of the arrays
     * @param representations in the order of the names
     */
    record Plan(
            Path target,
            boolean overwrite,
            String title,
            double duration,
            List<String> names,
            List<Representation> representations) {}

    /**
     * Starts a file.
     *
     * @throws IllegalArgumentException if the format cannot hold these representations
     * @throws IOException if it is there already and may not be replaced, or cannot be written
     */
    static Output create(Plan plan) throws IOException {
        Path folder = plan.target().toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String name = String.valueOf(plan.target().getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "npz" -> npz(plan);
            case "npy" -> npy(plan);
            case "csv" -> table(plan, TableFormat.CSV);
            case "arff" -> table(plan, TableFormat.ARFF);
            case "png" -> picture(plan);
            default ->
                throw new IllegalArgumentException(
                        "Arrays cannot be written to " + plan.target() + "; write .npz, .npy, .csv, .arff or .png.");
        };
    }

    /** Where the frames of each representation go. */
    List<? extends FrameSink> sinks() {
        return sinks;
    }

    /** Shapes of the arrays by name, as far as they have come. */
    Map<String, List<Integer>> shapes() {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            shapes.put(names.get(i), sinks.get(i).shape());
        }
        return shapes;
    }

    /** Puts the file in its place. */
    void commit() throws IOException {
        for (FrameSink sink : sinks) {
            sink.commit();
        }
        whole.commit();
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }

    private static Output npz(Plan plan) throws IOException {
        NpzWriter npz = NpzWriter.create(plan.target(), plan.overwrite());
        try {
            List<CountingSink> sinks = new ArrayList<>();
            for (int i = 0; i < plan.names().size(); i++) {
                sinks.add(new CountingSink(npz.array(
                        plan.names().get(i), plan.representations().get(i).layout())));
            }
            return new Output(plan.names(), sinks, whole(npz::commit, npz));
        } catch (IOException | RuntimeException e) {
            npz.close();
            throw e;
        }
    }

    private static Output npy(Plan plan) throws IOException {
        NpyWriter npy = NpyWriter.create(
                plan.target(), plan.overwrite(), plan.representations().get(0).layout());
        return new Output(plan.names(), List.of(new CountingSink(npy)), whole(() -> {}, npy));
    }

    private static Output table(Plan plan, TableFormat format) throws IOException {
        Representation first = plan.representations().get(0);
        for (int i = 1; i < plan.names().size(); i++) {
            Representation other = plan.representations().get(i);
            if (other.hop() != first.hop() || other.frameTime(0) != first.frameTime(0)) {
                throw new IllegalArgumentException("The frames of "
                        + plan.names().get(i) + " and "
                        + plan.names().get(0) + " stand for different times, so they cannot share the rows of a table."
                        + " Write one table for each, or .npz.");
            }
        }
        TableWriter table = TableWriter.create(
                plan.target(),
                plan.overwrite(),
                format,
                plan.title(),
                first::frameTime,
                plan.representations().stream().map(Representation::layout).toList());
        List<CountingSink> sinks = new ArrayList<>();
        for (int i = 0; i < plan.names().size(); i++) {
            sinks.add(new CountingSink(table.column(i)));
        }
        return new Output(plan.names(), sinks, whole(table::commit, table));
    }

    private static Output picture(Plan plan) throws IOException {
        PictureFile picture = PictureFile.create(plan);
        List<CountingSink> sinks =
                picture.sinks().stream().map(CountingSink::new).toList();
        return new Output(plan.names(), sinks, whole(picture::commit, picture));
    }

    private interface Commit {
        void run() throws IOException;
    }

    private static Whole whole(Commit commit, Closeable closed) {
        return new Whole() {
            @Override
            public void commit() throws IOException {
                commit.run();
            }

            @Override
            public void close() throws IOException {
                closed.close();
            }
        };
    }
}
