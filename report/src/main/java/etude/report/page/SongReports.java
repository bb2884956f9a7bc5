package etude.report.page;

import etude.io.AtomicFile;
import etude.report.json.Json;
import etude.report.picture.ChartPng;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes reports: {@code report.html}, one file that opens from disk and needs no other; {@code report.json}; and the
 * pictures and sounds beside them.
 */
public final class SongReports {

    private SongReports() {}

    /**
     * Writes a report: all of its files, or none where one of them cannot be written.
     *
     * @param folder made where it is missing
     * @param overwrite whether the files of an earlier report may be replaced
     * @return what was written, the page first
     * @throws FileAlreadyExistsException if one of the files is there and may not be replaced; then nothing is written
     */
    public static List<Path> write(Path folder, SongReport report, boolean overwrite) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = files(folder, report);
        for (Path file : files) {
            if (!overwrite && Files.exists(file)) {
                throw new FileAlreadyExistsException(
                        file.toString(), null, "is already there; allow overwriting, or name another folder");
            }
        }
        List<byte[]> pictures = report.panels().parallelStream()
                .map(panel -> ChartPng.draw(panel.charts()))
                .toList();
        List<AtomicFile> begun = new ArrayList<>();
        try {
            for (int i = 0; i < pictures.size(); i++) {
                begin(begun, folder.resolve(Parts.picture(report.panels().get(i))), overwrite, pictures.get(i));
            }
            for (Sound sound : Parts.sounds(report.song(), report.panels())) {
                begin(begun, folder.resolve(sound.fileName()), overwrite, sound.bytes());
            }
            for (Export export : report.exports()) {
                begin(begun, folder.resolve(export.fileName()), overwrite, export.bytes());
            }
            byte[] data = Json.write(SongData.of(report)).getBytes(StandardCharsets.UTF_8);
            begin(begun, folder.resolve(Parts.DATA), overwrite, data);
            page(begun, folder.resolve(Parts.PAGE), report, overwrite);
            for (AtomicFile file : begun) {
                file.commit();
            }
        } finally {
            for (AtomicFile file : begun) {
                file.close();
            }
        }
        return files;
    }

    /** Writes a file that appears under its name later, with all the others. */
    private static void begin(List<AtomicFile> begun, Path target, boolean overwrite, byte[] content)
            throws IOException {
        AtomicFile file = AtomicFile.create(target, overwrite);
        begun.add(file);
        try (OutputStream out = file.stream()) {
            out.write(content);
        }
    }

    private static void page(List<AtomicFile> begun, Path target, SongReport report, boolean overwrite)
            throws IOException {
        AtomicFile page = AtomicFile.create(target, overwrite);
        begun.add(page);
        try (Writer out = new BufferedWriter(new OutputStreamWriter(page.stream(), StandardCharsets.UTF_8), 1 << 16)) {
            new SongPage(report, out).write();
        }
    }

    private static List<Path> files(Path folder, SongReport report) {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(Parts.PAGE), folder.resolve(Parts.DATA)));
        report.panels().forEach(panel -> files.add(folder.resolve(Parts.picture(panel))));
        Parts.sounds(report.song(), report.panels()).forEach(sound -> files.add(folder.resolve(sound.fileName())));
        report.exports().forEach(export -> files.add(folder.resolve(export.fileName())));
        return files;
    }
}
