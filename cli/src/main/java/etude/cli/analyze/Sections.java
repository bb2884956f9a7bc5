package etude.cli.analyze;

import etude.cli.Console;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/** The sections that rooms above contribute; in their place, where there are none, how to get them. */
public final class Sections implements AutoCloseable {

    private final List<ReportSection> all;

    private Sections(List<ReportSection> all) {
        this.all = List.copyOf(all);
    }

    /** Those that are found; they may still have options set. */
    public static Sections find() {
        List<ReportSection> found = ServiceLoader.load(ReportSection.class, Sections.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new Sections(found.isEmpty() ? List.of(new NobodyListens()) : found);
    }

    /** Gets all ready. */
    public Sections prepared(Console console) throws IOException {
        for (ReportSection section : all) {
            section.prepare(console);
        }
        return this;
    }

    /** All of them. */
    List<ReportSection> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(ReportSection::close);
    }
}
