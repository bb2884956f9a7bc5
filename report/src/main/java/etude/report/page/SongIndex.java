package etude.report.page;

import etude.io.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code index.html}: the way to the reports of several songs, and to why others have none. */
public final class SongIndex {

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
                    + "color:#222;background:#fff}table{border-collapse:collapse;width:100%}"
                    + "td,th{text-align:left;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #ddd;vertical-align:top}"
                    + "td:last-child{white-space:nowrap}"
                    + "@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}a{color:#8ab4f8}td,th{border-color:#444}}";

    private SongIndex() {}

    /**
     * A song of the index.
     *
     * @param title the song's name
     * @param subtitle performer and the like; may be empty
     * @param duration seconds
     * @param folder of its report, below that of the index
     */
    public record Entry(String title, String subtitle, double duration, Path folder) {}

    /**
     * A song without a report.
     *
     * @param file its name
     * @param reason a sentence
     */
    public record Failure(String file, String reason) {}

    /** Writes the page; arguments and errors as {@link AtomicFile#create}. */
    public static Path write(Path folder, List<Entry> songs, List<Failure> failures, boolean overwrite)
            throws IOException {
        Path page = folder.resolve("index.html");
        try (AtomicFile file = AtomicFile.create(page, overwrite)) {
            try (Writer out = new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8))) {
                write(new Html(out), songs, failures);
            }
            file.commit();
        }
        return page;
    }

    private static void write(Html html, List<Entry> songs, List<Failure> failures) throws IOException {
        html.own("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Songs</title><style>"
                + STYLE + "</style></head><body>\n");
        html.element("h1", songs.size() + (songs.size() == 1 ? " song" : " songs"));
        html.open("table").own("<tr><th>Song</th><th>By</th><th>Length</th></tr>\n");
        for (Entry song : songs) {
            html.open("tr").open("td");
            html.element("a", song.title(), "href", address(song.folder()));
            html.close("td").open("td").text(song.subtitle()).close("td");
            html.open("td").text(clock(song.duration())).close("td").close("tr");
        }
        html.close("table");
        if (!failures.isEmpty()) {
            html.element("h2", "Without a report").open("ul");
            for (Failure failure : failures) {
                html.element("li", failure.file() + ": " + failure.reason());
            }
            html.close("ul");
        }
        html.own("</body></html>\n");
    }

    /** Each name encoded on its own, so that no name can be anything but a name. */
    private static String address(Path folder) {
        StringBuilder address = new StringBuilder();
        for (Path name : folder) {
            for (byte b : name.toString().getBytes(StandardCharsets.UTF_8)) {
                boolean plain = (b >= 'a' && b <= 'z')
                        || (b >= 'A' && b <= 'Z')
                        || (b >= '0' && b <= '9')
                        || b == '-'
                        || b == '_';
                address.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
            }
            address.append('/');
        }
        return address + Parts.PAGE;
    }

    private static String clock(double seconds) {
        long rounded = Math.round(seconds);
        return String.format("%d:%02d", rounded / 60, rounded % 60);
    }
}
