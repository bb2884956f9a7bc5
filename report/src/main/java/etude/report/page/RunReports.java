package etude.report.page;

import etude.io.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes reports of training runs: one page that opens from disk, needs no other file, and runs no script. */
public final class RunReports {

    private RunReports() {}

    /**
     * Writes a report, whole or not at all; arguments and errors as {@link AtomicFile#create}.
     *
     * @param page the file, {@code report.html}
     */
    public static void write(Path page, RunReport report, boolean overwrite) throws IOException {
        try (AtomicFile file = AtomicFile.create(page, overwrite)) {
            try (Writer out =
                    new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 16)) {
                new RunPage(report, out).write();
            }
            file.commit();
        }
    }
}
