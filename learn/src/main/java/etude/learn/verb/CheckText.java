package etude.learn.verb;

import etude.cli.Table;
import etude.cli.Text;
import etude.learn.data.Dataset;
import etude.learn.data.check.DatasetReport;
import etude.learn.data.check.Finding;
import etude.network.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of a data set, for people. */
final class CheckText {

    private static final int LABELS = 30;

    private CheckText() {}

    static String task(Dataset data) {
        return data.task().accept(new Task.Visitor<>() {
            @Override
            public String tags(Task.Tags task) {
                return "tags";
            }

            @Override
            public String classes(Task.Classes task) {
                return "classes";
            }

            @Override
            public String events(Task.Events task) {
                return "events";
            }

            @Override
            public String frameClasses(Task.FrameClasses task) {
                return "frames";
            }
        });
    }

    static List<String> of(Dataset data, DatasetReport report) {
        List<String> lines = new ArrayList<>();
        Table facts = new Table();
        facts.row("data set", data.name() + (data.version().isEmpty() ? "" : ", " + data.version()));
        facts.row("task", task(data) + ", " + report.labels().size() + " labels");
        facts.row("examples", report.examples() + ", " + time(report.seconds()));
        facts.row("parts", counts(report.parts(), "no part"));
        facts.row("groups", report.groups().isEmpty() ? "none known" : counts(report.groups(), ""));
        facts.row("licences", counts(report.licences(), "not said"));
        facts.row("rates", counts(report.rates(), "") + (report.rates().isEmpty() ? "" : " (Hz: files)"));
        lines.addAll(facts.wrapped());
        lines.add("");
        lines.addAll(labels(report));
        report.findings().forEach(finding -> lines.addAll(finding(finding)));
        lines.add("");
        lines.add(summary(report));
        return lines;
    }

    private static List<String> labels(DatasetReport report) {
        Table table = new Table().rightAligned(1);
        report.labels().entrySet().stream().limit(LABELS).forEach(label -> table.row(label.getKey(), label.getValue()));
        List<String> lines = new ArrayList<>(table.lines());
        if (report.labels().size() > LABELS) {
            lines.add("… and " + (report.labels().size() - LABELS) + " more labels");
        }
        return lines;
    }

    private static List<String> finding(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(finding.severity() + ": " + finding.kind() + ", " + finding.count() + "×. " + finding.meaning());
        finding.examples().forEach(example -> lines.add("  " + Text.line(example)));
        if (finding.count() > finding.examples().size()) {
            lines.add("  …");
        }
        return lines;
    }

    private static String summary(DatasetReport report) {
        long warnings = report.findings().size() - report.errors();
        return kinds(report.errors(), "error") + ", " + kinds(warnings, "warning") + ".";
    }

    private static String kinds(long count, String what) {
        return (count == 0 ? "No " : count + " ") + what + (count == 1 ? "" : "s");
    }

    private static String counts(Map<?, Integer> counts, String empty) {
        return counts.entrySet().stream()
                .map(entry -> (entry.getKey().toString().isEmpty() ? empty : entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String time(double seconds) {
        long minutes = (long) seconds / 60;
        return minutes >= 60
                ? String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60)
                : String.format(Locale.ROOT, "%d min %.0f s", minutes, seconds - 60 * minutes);
    }
}
