package etude.report.page;

import etude.io.AtomicFile;
import etude.report.json.Json;
import etude.report.picture.ChartPng;
import java.io.BufferedWriter;
import java.io.IOException;
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
     * Writes a report.
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
                .map(panel -> ChartPng.draw(List.of(panel.chart())))
                .toList();
        for (int i = 0; i < pictures.size(); i++) {
            AtomicFile.write(folder.resolve(Parts.picture(report.panels().get(i))), overwrite, pictures.get(i));
        }
        for (Sound sound : Parts.sounds(report.song(), report.panels())) {
            AtomicFile.write(folder.resolve(sound.fileName()), overwrite, sound.bytes());
        }
        byte[] data = Json.write(SongData.of(report)).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(Parts.DATA), overwrite, data);
        page(folder.resolve(Parts.PAGE), report, overwrite);
        return files;
    }

    private static void page(Path file, SongReport report, boolean overwrite) throws IOException {
        try (AtomicFile page = AtomicFile.create(file, overwrite)) {
            try (Writer out =
                    new BufferedWriter(new OutputStreamWriter(page.stream(), StandardCharsets.UTF_8), 1 << 16)) {
                new SongPage(report, out).write();
            }
            page.commit();
        }
    }

    private static List<Path> files(Path folder, SongReport report) {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(Parts.PAGE), folder.resolve(Parts.DATA)));
        report.panels().forEach(panel -> files.add(folder.resolve(Parts.picture(panel))));
        Parts.sounds(report.song(), report.panels()).forEach(sound -> files.add(folder.resolve(sound.fileName())));
        return files;
    }
}
