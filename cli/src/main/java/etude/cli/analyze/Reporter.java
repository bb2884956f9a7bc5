package etude.cli.analyze;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Progress;
import etude.report.page.SongReport;
import etude.report.page.SongReports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Analyses songs into folders and tells where. */
public final class Reporter {

    private final Console console;
    private final boolean force;
    private final boolean json;
    private final double excerpt;
    private final Sections sections;

    /**
     * Prepares.
     *
     * @param force whether earlier reports may be replaced
     * @param json whether results are told as JSON
     * @param excerpt seconds of long songs that are made audible again
     * @param sections what other rooms contribute, prepared
     */
    public Reporter(Console console, boolean force, boolean json, double excerpt, Sections sections) {
        this.console = console;
        this.force = force;
        this.json = json;
        this.excerpt = excerpt;
        this.sections = sections;
    }

    /** Writes the report of a song. */
    public SongReport report(Path file, Path folder) throws IOException {
        Options.refuseExisting(folder.resolve("report.html"), force);
        try (Progress progress = console.progress(String.valueOf(file.getFileName()))) {
            SongReport report = SongAnalysis.of(file, excerpt, sections, progress);
            List<Path> written = SongReports.write(folder, report, force);
            report.warnings().forEach(warning -> console.say(file + ": " + warning));
            if (json) {
                console.print(Json.of(told(file, report, written)));
            } else {
                console.say(written.get(0).toString());
            }
            return report;
        }
    }

    /** Tells of a song that could not be analysed, where that is told as data; an empty text is no failure. */
    void failed(Path file, String why) {
        if (json && !why.isEmpty()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", file);
            map.put("error", why);
            console.print(Json.of(map));
        }
    }

    private static Map<String, Object> told(Path file, SongReport report, List<Path> written) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file);
        map.put("report", written.get(0));
        map.put("title", report.title());
        map.put("duration", report.duration());
        map.put("written", written);
        map.put("warnings", report.warnings());
        return map;
    }
}
