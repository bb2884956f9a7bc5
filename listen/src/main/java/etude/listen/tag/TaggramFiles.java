package etude.listen.tag;

import etude.cli.InputFiles;
import etude.cli.UsageException;
import etude.io.AtomicFile;
import etude.listen.Heard;
import etude.listen.TaggramChart;
import etude.report.array.NpzWriter;
import etude.report.array.TableFormat;
import etude.report.array.VectorTable;
import etude.report.picture.ChartPng;
import etude.signal.Frames;
import etude.tasks.tagging.Taggram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Files of tags over time: one for one sound, a folder with one each for many. */
final class TaggramFiles {

    private static final List<String> KINDS = List.of("png", "csv", "npz");

    private final List<Path> paths;
    private final List<InputFiles.Input> sounds;
    private final String kind;
    private final boolean force;

    private TaggramFiles(List<Path> paths, List<InputFiles.Input> sounds, String kind, boolean force) {
        this.paths = paths;
        this.sounds = sounds;
        this.kind = kind;
        this.force = force;
    }

    /**
     * Plans the names.
     *
     * @throws UsageException if they do not fit together
     */
    static TaggramFiles of(Path output, String format, List<InputFiles.Input> sounds, boolean single, boolean force) {
        String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.lastIndexOf('.') > 0 ? name.substring(name.lastIndexOf('.') + 1) : "";
        boolean folder = Files.isDirectory(output) || extension.isEmpty();
        if (!folder && !single) {
            throw new UsageException("-o " + output + " is one file, but there are several to hear. Name a folder, with"
                    + " --format " + extension + ".");
        }
        String kind = folder ? format.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "") : extension;
        if (!KINDS.contains(kind)) {
            throw new UsageException("'" + kind + "' is no format that tags over time can be written in; there are "
                    + String.join(", ", KINDS) + ".");
        }
        List<Path> paths = folder
                ? InputFiles.results(sounds, "." + kind).stream()
                        .map(output::resolve)
                        .toList()
                : List.of(output);
        return new TaggramFiles(paths, sounds, kind, force);
    }

    Path of(int index) {
        return paths.get(index);
    }

    void write(int index, Heard heard, int top) throws IOException {
        Taggram taggram = heard.overTime().orElseThrow();
        Path target = paths.get(index);
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        switch (kind) {
            case "png" -> {
                String title = String.valueOf(sounds.get(index).path().getFileName());
                byte[] picture = ChartPng.draw(List.of(TaggramChart.of(title, heard, taggram, top)));
                AtomicFile.write(target, force, picture);
            }
            case "csv" -> table(target, taggram);
            default -> arrays(target, taggram);
        }
    }

    /** A row for each moment: from, to, then the labels. */
    private void table(Path target, Taggram taggram) throws IOException {
        List<String> names = new ArrayList<>(List.of("to"));
        names.addAll(taggram.labels());
        try (VectorTable table = VectorTable.create(target, force, TableFormat.CSV, "taggram", "from", names)) {
            for (Taggram.Moment moment : taggram.moments()) {
                float[] row = new float[names.size()];
                row[0] = (float) moment.to();
                System.arraycopy(moment.scores(), 0, row, 1, row.length - 1);
                table.row(String.valueOf((float) moment.from()), row);
            }
            table.commit();
        }
    }

    /** {@code scores (label, moment)}, {@code from} and {@code to} in seconds, and the labels. */
    private void arrays(Path target, Taggram taggram) throws IOException {
        List<Taggram.Moment> moments = taggram.moments();
        float[] data = new float[moments.size() * taggram.labels().size()];
        for (int t = 0; t < moments.size(); t++) {
            float[] scores = moments.get(t).scores();
            System.arraycopy(scores, 0, data, t * scores.length, scores.length);
        }
        try (NpzWriter npz = NpzWriter.create(target, force)) {
            npz.add("scores", Frames.of(taggram.labels().size(), moments.size(), data));
            npz.add("from", moments.stream().mapToDouble(Taggram.Moment::from).toArray());
            npz.add("to", moments.stream().mapToDouble(Taggram.Moment::to).toArray());
            npz.add("labels", taggram.labels());
            npz.commit();
        }
    }
}
